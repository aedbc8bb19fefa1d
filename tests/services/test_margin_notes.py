"""What is written in the margin stays beside its piece, and is found by search like it."""

from datetime import timedelta

import pytest

from journal_app.core import search
from journal_app.core.bin import Noun
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, Uid
from journal_app.core.margin_notes import MAX_NOTE_CHARACTERS
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import bin as bin_service
from journal_app.services import (
    entries,
    margin_notes,
    reading,
    reindexing,
    sealing,
    seals,
    timeline,
)
from journal_app.storage.vault import Vault
from tests import builders
from tests.builders import START, FakeClock


@pytest.fixture
def piece(vault: Vault, clock: FakeClock) -> PieceId:
    """An entry written a year ago."""
    made = builders.keep_entry(
        vault, builders.entry("We sat by the water.", at=START - timedelta(days=365), tags=["sea"])
    )
    clock.advance(timedelta(hours=1))
    return made


def found(vault: Vault, words: str) -> list[PieceId]:
    return vault.search.find(search.parse(words))


def test_a_note_has_its_own_day_and_leaves_the_piece_alone(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    written = margin_notes.write(vault, piece, "  I see it otherwise now. \n", clock=clock)
    leaf = reading.leaf(vault, piece, clock=clock)
    assert leaf.notes == (written.note,)
    assert written.note.body == "I see it otherwise now."
    assert written.note.when.instant == clock.now().replace(microsecond=589_000)
    assert leaf.entry is not None
    assert (leaf.entry.body, leaf.entry.rev) == ("We sat by the water.", 1)
    assert written.changes.pieces == {piece}


def test_after_midnight_a_note_belongs_to_the_day_before(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    clock.set(START.replace(hour=2))
    note = margin_notes.write(vault, piece, "Late.", clock=clock).note
    assert note.when.day == (START - timedelta(days=1)).date()


def test_editing_changes_the_words_and_not_the_day(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    note = margin_notes.write(vault, piece, "First thought.", clock=clock).note
    clock.advance(timedelta(days=3))
    edited = margin_notes.edit(vault, note.uid, "Second thought.", clock=clock).note
    assert (edited.body, edited.when, edited.updated_at) == (
        "Second thought.", note.when, clock.now().replace(microsecond=589_000),
    )  # fmt: skip
    assert margin_notes.of(vault, piece) == (edited,)
    assert not margin_notes.edit(vault, note.uid, "Second thought.", clock=clock).changes


def test_a_note_is_found_and_so_is_the_piece_after_it_is_written_on(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    note = margin_notes.write(vault, piece, "Lanterns everywhere.", clock=clock).note
    assert found(vault, "lanterns") == found(vault, "lanterns sea water") == [piece]
    # Two texts that only stand side by side say nothing in one run.
    assert found(vault, "water-lanterns") == []
    entries.save(vault, piece, 1, "Another text.", clock=clock, new_sitting=True)
    entries.set_tags(vault, piece, ["shore"], clock=clock)
    assert found(vault, "lanterns another shore") == [piece]
    margin_notes.edit(vault, note.uid, "Boats.", clock=clock)
    assert found(vault, "lanterns") == []
    assert found(vault, "boats") == [piece]
    with vault.writing():
        vault.search.forget(piece)
    reindexing.everything(vault.connection, lambda _done, _of: None)
    assert found(vault, "boats another") == [piece]


def test_a_moment_with_a_note_is_found_by_both(vault: Vault, clock: FakeClock) -> None:
    moment = builders.keep_moment(vault, builders.moment("My hand went cold."))
    margin_notes.write(vault, moment, "That was the week of the move.", clock=clock)
    assert found(vault, "hand move") == [moment]
    sealing.seal(vault, moment)
    assert found(vault, "move") == []
    sealing.unseal(vault, moment, words=Vocabulary())
    assert found(vault, "hand move") == [moment]


def test_the_card_shows_the_words_of_the_margin_that_were_found(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    margin_notes.write(vault, piece, "There were lanterns.", clock=clock)
    shown = timeline.excerpts(vault, [piece], search.parse("lanterns"))
    assert shown == {piece: "There were lanterns."}
    assert timeline.excerpts(vault, [piece], search.parse("water")) == {
        piece: "We sat by the water."
    }


def test_put_away_it_is_in_the_bin_and_comes_back_as_it_was(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    clock.travel("Asia/Kolkata")
    note = margin_notes.write(vault, piece, "Lanterns.\n\nMany.", clock=clock).note
    clock.advance(timedelta(days=2))
    changes = margin_notes.put_away(vault, note.uid, clock=clock)
    assert (changes.pieces, changes.bin) == ({piece}, True)
    assert (margin_notes.of(vault, piece), found(vault, "lanterns")) == ((), [])
    [binned] = bin_service.contents(vault).others
    assert (binned.uid, binned.noun, binned.label) == (note.uid, Noun.NOTE, "Lanterns. Many.")
    assert not margin_notes.put_away(vault, note.uid, clock=clock)
    bin_service.bring_back(vault, note.uid, clock=clock)
    assert (margin_notes.of(vault, piece), found(vault, "lanterns")) == ((note,), [piece])
    assert bin_service.contents(vault).others == ()


def test_what_is_sealed_tells_nothing_of_its_notes_in_the_bin(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    note = margin_notes.write(vault, piece, "Lanterns.", clock=clock).note
    margin_notes.put_away(vault, note.uid, clock=clock)
    sealing.seal(vault, piece)
    assert bin_service.contents(vault).others == ()
    sealing.unseal(vault, piece, words=Vocabulary())
    assert len(bin_service.contents(vault).others) == 1


def test_gone_for_good_with_its_piece_it_does_not_come_back(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    note = margin_notes.write(vault, piece, "Lanterns.", clock=clock).note
    margin_notes.put_away(vault, note.uid, clock=clock)
    entries.move_to_bin(vault, piece, clock=clock)
    bin_service.for_good(vault, pieces=[piece])
    with pytest.raises(NotFound):
        bin_service.bring_back(vault, note.uid, clock=clock)


def test_what_is_sealed_shows_and_takes_no_note(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    margin_notes.write(vault, piece, "Lanterns.", clock=clock)
    seals.seal_until(vault, piece, START.date() + timedelta(days=30), clock=clock)
    assert (margin_notes.of(vault, piece), found(vault, "lanterns")) == ((), [])
    assert vault.margin_notes.of_day(START.date()) == []
    with pytest.raises(NotFound):
        margin_notes.write(vault, piece, "More.", clock=clock)
    seals.open_early(vault, piece)
    assert len(margin_notes.of(vault, piece)) == 1
    assert found(vault, "lanterns") == [piece]


def test_a_note_of_what_is_binned_is_of_no_day(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    margin_notes.write(vault, piece, "Lanterns.", clock=clock)
    day = START.date()
    assert [note.body for note in vault.margin_notes.of_day(day)] == ["Lanterns."]
    assert vault.margin_notes.nearest(day - timedelta(days=9), later=True) == day
    assert vault.margin_notes.nearest(day, later=True) is None
    entries.move_to_bin(vault, piece, clock=clock)
    assert vault.margin_notes.of_day(day) == []
    assert vault.margin_notes.nearest(day - timedelta(days=9), later=True) is None


def test_what_went_into_the_bin_meanwhile_takes_its_note_along(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    entries.move_to_bin(vault, piece, clock=clock)
    margin_notes.write(vault, piece, "Lanterns.", clock=clock)
    assert vault.margin_notes.of_day(START.date()) == []
    entries.bring_back(vault, piece)
    assert [note.body for note in margin_notes.of(vault, piece)] == ["Lanterns."]
    assert found(vault, "lanterns") == [piece]


def test_an_emptied_entry_with_a_note_stays(vault: Vault, clock: FakeClock) -> None:
    empty = builders.keep_entry(vault, builders.entry(""))
    margin_notes.write(vault, empty, "I could not write that day.", clock=clock)
    assert not entries.leave(vault, empty)
    assert entries.get(vault, empty).body == ""


def test_nothing_and_too_much_are_refused(vault: Vault, clock: FakeClock, piece: PieceId) -> None:
    for text in ("  \n ", "x" * (MAX_NOTE_CHARACTERS + 1)):
        with pytest.raises(BadInput):
            margin_notes.write(vault, piece, text, clock=clock)
    with pytest.raises(NotFound):
        margin_notes.edit(vault, Uid("gone"), "Words.", clock=clock)
