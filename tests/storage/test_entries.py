"""Texts as they are kept: byte for byte, with earlier ones beside them."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.ids import PieceId
from journal_app.core.text import clean, preview
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, moment
from tests.core.test_text import ANYTHING, NASTY

LATER = START + timedelta(minutes=5)


@pytest.mark.parametrize("typed", [text for text, _kept in NASTY.values()], ids=NASTY.keys())
def test_each_nasty_text_comes_back_as_it_was_cleaned(vault: Vault, typed: str) -> None:
    body = clean(typed)
    piece = keep_entry(vault, entry(body))
    assert vault.entries.body(piece) == body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ANYTHING.map(clean), min_size=1, max_size=5))
def test_any_text_comes_back_byte_for_byte_after_each_save(vault: Vault, texts: list[str]) -> None:
    piece = keep_entry(vault, entry(""))
    for rev, body in enumerate(texts, start=1):
        with vault.writing():
            assert vault.entries.save(piece, rev, body, LATER)
        kept = vault.entries.get(piece)
        assert kept is not None
        assert (kept.body, kept.rev) == (body, rev + 1)
        assert vault.timeline.heads([piece])[piece].preview == preview(body)


def test_a_text_of_five_million_signs_is_kept(vault: Vault) -> None:
    body = "Zoë wasn’t there. " * 277_777
    piece = keep_entry(vault, entry(body))
    assert vault.entries.body(piece) == body


def test_the_question_it_answers_is_remembered(vault: Vault) -> None:
    with vault.writing():
        written = entry()
        piece = vault.entries.add(written.uid, written.when, "", START, "p2_01")
    assert _prompt(vault, piece) == "p2_01"
    with vault.writing():
        vault.entries.answer(piece, None)
    assert _prompt(vault, piece) is None


def test_what_is_no_entry_is_not_found_as_one(vault: Vault) -> None:
    lived = keep_moment(vault, moment())
    for piece in (lived, PieceId(99)):
        assert vault.entries.get(piece) is None
        assert vault.entries.body(piece) is None
        assert not vault.entries.keep_revision(piece, LATER)


def test_an_earlier_text_is_kept_once(vault: Vault) -> None:
    piece = keep_entry(vault, entry("one"))
    with vault.writing():
        assert vault.entries.keep_revision(piece, START)
        assert not vault.entries.keep_revision(piece, LATER)
        vault.entries.save(piece, 1, "two", LATER)
        assert vault.entries.keep_revision(piece, LATER)
        vault.entries.save(piece, 2, "one", LATER)
        assert vault.entries.keep_revision(piece, LATER)
    earlier = vault.entries.revisions(piece)
    assert [(revision.rev, revision.body) for revision in earlier] == [
        (3, "one"),
        (2, "two"),
        (1, "one"),
    ]
    assert [revision.kept_at for revision in earlier] == [LATER, LATER, START]


def test_an_empty_text_is_no_earlier_text(vault: Vault) -> None:
    piece = keep_entry(vault, entry(""))
    with vault.writing():
        assert not vault.entries.keep_revision(piece, START)
    assert vault.entries.revisions(piece) == []


def test_the_entry_of_a_day_is_the_one_written_last(vault: Vault) -> None:
    today = entry().when.day.toordinal()
    assert vault.entries.newest_of(today) is None
    first, second = keep_entry(vault, entry("a")), keep_entry(vault, entry("b"))
    keep_moment(vault, moment())
    keep_entry(vault, entry("c", at=START + timedelta(days=1)))
    assert vault.entries.newest_of(today) == second
    with vault.writing():
        vault.entries.save(first, 1, "a, and more", LATER)
    assert vault.entries.newest_of(today) == first
    with vault.writing():
        vault.pieces.bin(first, LATER)
    assert vault.entries.newest_of(today) == second
    assert vault.entries.newest_of(date.max.toordinal()) is None


def _prompt(vault: Vault, piece: PieceId) -> str | None:
    kept = vault.entries.get(piece)
    assert kept is not None
    return kept.prompt_id
