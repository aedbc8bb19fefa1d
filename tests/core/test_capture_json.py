"""A capture comes back from its text as it was, or is refused in words that quote nothing."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.capture_json import (
    LONGEST_NAME,
    MOST,
    NewerCapture,
    UnreadableCapture,
    decode,
    encode,
)
from journal_app.core.drawings import LONGEST
from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid
from journal_app.core.moments import LONGEST_NOTE, LONGEST_TEXT, BodyMark, Capture
from journal_app.core.text import clean
from tests.builders import START

FULL = Capture(
    kind="kd_away",
    captured_at=START,
    at=datetime(2026, 3, 14, 1, 30),
    note="I looked at my phone — “gone” \U0001f30a.",
    state="st_numb",
    reading="rd_fear",
    reading_at=START + timedelta(minutes=3),
    pull_away=0,
    pull_toward=5,
    terms={"wants": ("dx_phone", "own-word_1"), "unknown_field": ("zz_from_later",), "empty": ()},
    texts={"for_fear": "line\nline", "image_other": "a tide"},
    body=(BodyMark(region="br_chest"), BodyMark(sensation="sn_tight")),
    drawing="1:120,40 180,96;500,500",
    people=("Ana",),
    tags=("quiet",),
    skipped=frozenset({"state", "reading"}),
    entry=Uid("019cebab-8995-7054-a694-4864e109050b"),
    session=Uid("019cebab-8995-7054-a694-4864e109050c"),
)

words = st.text(max_size=60)
ids = st.from_regex(r"[A-Za-z0-9_-]{1,100}", fullmatch=True)
offsets = st.integers(-24 * 3600 + 60, 24 * 3600 - 60).map(
    lambda seconds: timezone(timedelta(seconds=seconds))
)
instants = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC) | offsets)
marks = st.builds(BodyMark, region=ids, sensation=st.none() | ids) | st.builds(
    BodyMark, region=st.none(), sensation=ids
)
pulls = st.none() | st.integers(0, 5)
captures = st.builds(
    Capture,
    kind=ids,
    captured_at=st.none() | instants,
    at=st.none() | instants | st.datetimes(),
    note=words,
    state=st.none() | ids,
    reading=st.none() | ids,
    reading_at=st.none() | instants,
    pull_away=pulls,
    pull_toward=pulls,
    terms=st.dictionaries(ids, st.lists(ids, max_size=3).map(tuple), max_size=3),
    texts=st.dictionaries(ids, words, max_size=3),
    body=st.lists(marks, max_size=3).map(tuple),
    drawing=st.sampled_from(["", "1:0,0", "1:1000,1000 0,7;3,4"]),
    people=st.lists(words, max_size=2).map(tuple),
    tags=st.lists(words, max_size=2).map(tuple),
    skipped=st.frozensets(ids, max_size=3),
    entry=st.none() | ids.map(Uid),
    session=st.none() | ids.map(Uid),
)


def test_every_field_comes_back() -> None:
    assert all(getattr(FULL, field.name) != field.default for field in fields(FULL))
    assert decode(encode(FULL)) == FULL
    assert decode(encode(Capture())) == Capture()


@given(captures)
def test_any_capture_comes_back_as_the_journal_keeps_it(capture: Capture) -> None:
    kept = replace(
        capture,
        note=clean(capture.note),
        texts={name: clean(text) for name, text in capture.texts.items()},
        people=tuple(map(clean, capture.people)),
        tags=tuple(map(clean, capture.tags)),
    )
    assert decode(encode(capture)) == kept
    assert encode(kept) == encode(capture)


def test_not_asked_skipped_unsure_and_zero_stay_four_things() -> None:
    for capture in (
        Capture(),
        Capture(skipped=frozenset({"pull_away"})),
        Capture(terms={"which_fear": ("ft_unsure",)}),
        Capture(pull_away=0),
    ):
        assert decode(encode(capture)) == capture


def test_the_offset_of_a_given_time_stays() -> None:
    given_at = datetime(2026, 3, 14, 1, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert str(decode(encode(Capture(at=given_at))).at) == "2026-03-14 01:30:00-05:00"


@pytest.mark.parametrize(
    ("capture", "sentence"),
    [
        (Capture(note="x" * (LONGEST_NOTE + 1)), "That sentence is very long."),
        (Capture(texts={"for_fear": "x" * (LONGEST_TEXT + 1)}), "That text is very long."),
        (Capture(drawing="1:" + "0,0 " * LONGEST + "1,1"), "That drawing cannot be kept"),
        (Capture(people=("x" * (LONGEST_NAME + 1),)), "That name is very long."),
        (Capture(tags=("x" * (LONGEST_NAME + 1),)), "That name is very long."),
    ],
)
def test_too_much_is_refused_and_never_cut(capture: Capture, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        encode(capture)


def test_the_longest_fit() -> None:
    capture = Capture(
        note="\U0001f30a" * LONGEST_NOTE,
        texts={"for_fear": "x" * LONGEST_TEXT},
        terms={"wants": ("dx_phone",) * MOST},
    )
    assert decode(encode(capture)) == capture


ODD: list[dict[str, Any]] = [
    {"kind": ""},
    {"kind": "kd away"},
    {"kind": "x" * 101},
    {"kind": "kd_ünique"},
    {"state": "a\nb"},
    {"reading": ""},
    {"pull_away": 6},
    {"pull_toward": -1},
    {"pull_away": 10**15},
    {"terms": {"wants": ("",)}},
    {"terms": {"": ("dx_phone",)}},
    {"terms": {"wants": ("dx_phone",) * (MOST + 1)}},
    {"terms": {f"f{number}": () for number in range(MOST + 1)}},
    {"texts": {"a b": "x"}},
    {"texts": {f"f{number}": "" for number in range(MOST + 1)}},
    {"drawing": "0,0 1,1"},
    {"drawing": "1:0,0\n"},
    {"drawing": "<svg/>"},
    {"body": (BodyMark(),)},
    {"body": (BodyMark(region=""),)},
    {"body": (BodyMark(region="br_chest"),) * (MOST + 1)},
    {"people": ("Ana",) * (MOST + 1)},
    {"skipped": frozenset({"../x"})},
    {"entry": "x'; --"},
    {"session": ""},
    {"captured_at": datetime(2026, 3, 14)},
    {"reading_at": datetime(2026, 3, 14)},
    {"captured_at": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))},
    {"at": datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-14)))},
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_no_form_gives_is_refused_both_ways(odd: dict[str, Any]) -> None:
    capture = replace(Capture(), **odd)
    with pytest.raises(BadInput):
        encode(capture)
    written_by_another = msgspec.json.decode(msgspec.json.encode(capture)) | {"v": 1}
    with pytest.raises(UnreadableCapture):
        decode(json.dumps(written_by_another))


def test_what_another_writes_rightly_is_read() -> None:
    assert decode(json.dumps(msgspec.json.decode(msgspec.json.encode(FULL)) | {"v": 1})) == FULL


@pytest.mark.parametrize("field", [field.name for field in fields(Capture)])
@pytest.mark.parametrize("value", [7.5, True, [1], [["a"]], {"a": {"b": 1}}])
def test_a_field_of_another_type_is_refused(field: str, value: object) -> None:
    document = json.loads(encode(Capture())) | {field: value}
    with pytest.raises(UnreadableCapture):
        decode(json.dumps(document))


def test_a_field_of_a_later_version_is_refused_and_not_lost() -> None:
    with pytest.raises(UnreadableCapture):
        decode(json.dumps(json.loads(encode(FULL)) | {"later": "words"}))
    with pytest.raises(NewerCapture):
        decode(json.dumps(json.loads(encode(FULL)) | {"v": 2, "later": "words"}))


def test_who_looks_for_either_kind_of_error_finds_it() -> None:
    for kind in (ValueError, BadInput):
        with pytest.raises(kind):
            decode("{}")


def test_errors_quote_nothing() -> None:
    for capture in (
        Capture(note="ZQXWOMBAT1" * 1000),
        Capture(kind="ZQXWOMBAT2 away"),
        Capture(texts={"ZQXWOMBAT3!": ""}),
    ):
        with pytest.raises(BadInput) as refused:
            encode(capture)
        assert "ZQX" not in f"{refused.value!r} {refused.value.words}"
    with pytest.raises(BadInput) as refused:
        decode('{"v":1,"note":["ZQXWOMBAT4"]}')
    assert "ZQX" not in f"{refused.value!r} {refused.value.words}"
    assert refused.value.__cause__ is None


@given(st.text(max_size=100) | captures.map(lambda capture: encode(capture)[:-7]))
def test_no_text_is_a_surprise(text: str) -> None:
    with pytest.raises(UnreadableCapture):
        decode(text)
