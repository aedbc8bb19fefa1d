"""JSON is read exactly, or not at all."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.exact_json import MalformedJson, NewerJson, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    count: int
    inner: tuple[Inner, ...] = ()
    names: dict[str, str] | None = None
    at: datetime | None = None


def test_what_fits_is_read() -> None:
    data = b'{"v":2,"count":3,"inner":[{"word":"a"}],"names":{"any":"name"}}'
    assert read(data, Outer, 2) == Outer(count=3, inner=(Inner(word="a"),), names={"any": "name"})
    assert read(data.decode(), Outer, 2).count == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"v":1,"names":' + b'{"a":' * 100_000,
        b"{}",
        b'{"count":1}',
        b'{"v":1}',
        b'{"v":0,"count":1}',
        b'{"v":true,"count":1}',
        b'{"v":"1","count":1}',
        b'{"v":1.0,"count":1}',
        b'{"v":null,"count":1}',
        b'{"v":1,"count":"1"}',
        b'{"v":1,"count":1.0}',
        b'{"v":1,"count":true}',
        b'{"v":1,"count":1,"later":null}',
        b'{"v":1,"count":1,"inner":[{"word":"a","later":1}]}',
        b'{"v":1,"count":1,"inner":["a"]}',
        b'{"v":1,"count":1,"names":{"a":1}}',
        b'{"v":1,"count":1,"names":{"a":"\\ud800"}}',
        b'{"v":1,"count":1,"at":"yesterday"}',
        b'{"v":1,"count":1} {}',
    ],
    ids=range(24),
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedJson):
        read(data, Outer, 1)


@pytest.mark.parametrize("data", [b'{"v":2}', b'{"v":99999999999999999999,"what":"ever"}'])
def test_a_later_version_is_told_apart(data: bytes) -> None:
    with pytest.raises(NewerJson):
        read(data, Outer, 1)


def test_errors_quote_nothing() -> None:
    for data in ('{"v":1,"count":"ZQXWOMBAT1"}', '{"v":1,"ZQXWOMBAT2":1,"count":1}', "ZQX\ud800"):
        with pytest.raises(MalformedJson) as caught:
            read(data, Outer, 1)
        assert "ZQX" not in repr(caught.value)
        assert caught.value.__cause__ is None


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_bytes_are_a_surprise(data: bytes | str) -> None:
    with pytest.raises((MalformedJson, NewerJson)):
        read(data, Outer, 1)
