"""An earlier text is listed, compared and brought back, and nothing on the way is lost."""

from datetime import timedelta

import pytest

from journal_app.core import search
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.services import entries, passages, sealing, versions
from journal_app.storage.vault import Vault
from tests import builders
from tests.builders import FakeClock

FIRST, SECOND, THIRD = "I ran from it.", "I went, slowly.", "I stayed a little."


@pytest.fixture
def piece(vault: Vault, clock: FakeClock) -> PieceId:
    """An entry that was edited twice, an hour apart."""
    made = builders.keep_entry(vault, builders.entry(FIRST))
    for body in (SECOND, THIRD):
        clock.advance(timedelta(hours=1))
        write(vault, made, body, clock)
    return made


def write(vault: Vault, piece: PieceId, body: str, clock: FakeClock) -> None:
    rev = entries.get(vault, piece).rev
    entries.save(vault, piece, rev, body, clock=clock, new_sitting=True)


def body(vault: Vault, piece: PieceId) -> str:
    return entries.get(vault, piece).body


def test_versions_are_told_newest_first_with_their_dates(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    found = versions.of(vault, piece)
    assert [each.begins for each in found] == [SECOND, FIRST]
    assert [each.words for each in found] == [3, 4]
    assert found[0].until == clock.now()
    assert found[1].until == clock.now() - timedelta(hours=1)
    assert versions.pair(vault, piece, found[1].rev) == versions.Pair(earlier=FIRST, present=THIRD)


def test_what_is_brought_back_stands_and_what_stood_is_kept(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    oldest = versions.of(vault, piece)[-1]
    brought = versions.bring_back(vault, piece, oldest.rev, clock=clock)
    assert body(vault, piece) == FIRST
    assert versions.of(vault, piece)[0].begins == THIRD
    assert vault.search.find(search.parse("ran")) == [piece]
    assert brought.changes.pieces == {piece}
    versions.take_back(vault, piece, brought.before, clock=clock)
    assert body(vault, piece) == THIRD
    assert vault.search.find(search.parse("ran")) == []


def test_an_emptied_entry_is_filled_and_can_be_empty_again(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    write(vault, piece, "", clock)
    newest = versions.of(vault, piece)[0]
    brought = versions.bring_back(vault, piece, newest.rev, clock=clock)
    assert (body(vault, piece), brought.before) == (THIRD, None)
    versions.take_back(vault, piece, brought.before, clock=clock)
    assert body(vault, piece) == ""
    assert versions.of(vault, piece)[0].begins == THIRD


def test_marks_follow_their_words_into_the_version(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    write(vault, piece, f"{THIRD} And then I left.", clock)
    passages.mark(vault, piece, "mk_pull", 2, 8, clock=clock)
    versions.bring_back(vault, piece, versions.of(vault, piece)[0].rev, clock=clock)
    [passage] = passages.of(vault, piece)
    assert (passage.anchor.quote, passage.lost) == ("stayed", False)


def test_no_version_of_what_is_sealed_is_told(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    rev = versions.of(vault, piece)[0].rev
    sealing.seal(vault, piece)
    for ask in (
        lambda: versions.of(vault, piece),
        lambda: versions.pair(vault, piece, rev),
        lambda: versions.bring_back(vault, piece, rev, clock=clock),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_version_that_is_gone_is_not_found(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    with pytest.raises(NotFound):
        versions.bring_back(vault, piece, 999, clock=clock)
    with pytest.raises(NotFound):
        versions.of(vault, PieceId(999))
