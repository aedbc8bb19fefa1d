"""A secret keeps to itself and goes when told."""

import copy
import pickle
from collections.abc import Callable

import pytest

from journal_app.security.secret import Secret

HIDDEN = b"ZQXWOMBAT1"


def test_it_shows_nothing_of_itself() -> None:
    secret = Secret(HIDDEN)
    shown = f"{secret} {secret!r} {[secret]}"
    assert "ZQX" not in shown
    assert "Secret" in shown


def test_it_holds_its_own_copy() -> None:
    source = bytearray(HIDDEN)
    secret = Secret(source)
    source[:] = bytes(len(source))
    assert secret.reveal() == HIDDEN
    assert len(secret) == len(HIDDEN)


def test_what_it_reveals_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="read-only"):
        Secret(HIDDEN).reveal()[0] = 0


def test_wiping_reaches_those_who_look_at_it() -> None:
    secret = Secret(HIDDEN)
    view = secret.reveal()
    secret.wipe()
    assert view == bytes(len(HIDDEN))


def test_the_end_of_the_block_wipes_it_even_after_an_error() -> None:
    with pytest.raises(LookupError), Secret(HIDDEN) as secret:
        raise LookupError
    assert secret.reveal() == bytes(len(HIDDEN))


def test_it_equals_only_a_secret_of_the_same_bytes() -> None:
    assert Secret(HIDDEN) == Secret(HIDDEN)
    assert Secret(HIDDEN) != Secret(HIDDEN[:-1] + b"2")
    assert Secret(HIDDEN) != HIDDEN


@pytest.mark.parametrize("attempt", [pickle.dumps, copy.copy, copy.deepcopy, hash, iter, bytes])
def test_it_is_not_copied_written_out_or_taken_apart(attempt: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        attempt(Secret(HIDDEN))
