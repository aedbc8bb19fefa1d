"""What entries and moments have in common: saves that count, the bin, places in time."""

from datetime import datetime, timedelta

import pytest

from journal_app.core.ids import PieceId
from journal_app.storage.connection import StorageBug
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, moment, when

LATER = START + timedelta(hours=1)


def test_a_save_made_from_an_older_text_is_not_taken(vault: Vault) -> None:
    piece = keep_entry(vault, entry("one"))
    with vault.writing():
        assert vault.entries.save(piece, 1, "two", LATER)
    with vault.writing():
        assert not vault.entries.save(piece, 1, "three", LATER)
    kept = vault.entries.get(piece)
    assert kept is not None
    assert (kept.body, kept.rev, kept.updated_at) == ("two", 2, LATER)


def test_a_save_of_what_is_not_there_says_so(vault: Vault) -> None:
    with vault.writing():
        assert not vault.entries.save(PieceId(9), 1, "text", LATER)
        assert not vault.pieces.bin(PieceId(9), LATER)
        assert not vault.pieces.bring_back(PieceId(9))
        vault.pieces.remove(PieceId(9))


def test_the_bin_takes_and_gives_back_once(vault: Vault) -> None:
    piece = keep_entry(vault, entry("one", tags=["quiet"]))
    with vault.writing():
        assert vault.pieces.bin(piece, LATER)
        assert not vault.pieces.bin(piece, LATER + timedelta(days=1))
        assert not vault.entries.save(piece, 1, "typed on", LATER)
    assert [(held.id, held.deleted_at) for held in vault.entries.binned()] == [(piece, LATER)]
    assert len(vault.timeline.index()) == 0
    assert vault.pieces.counts() == (0, 0)
    assert [row.uses for row in vault.tags.all()] == [0]
    with vault.writing():
        assert vault.pieces.bring_back(piece)
        assert not vault.pieces.bring_back(piece)
    assert vault.entries.binned() == []
    assert vault.entries.body(piece) == "one"
    assert vault.pieces.counts() == (1, 0)


def test_what_was_put_into_the_bin_last_comes_first(vault: Vault) -> None:
    pieces = [keep_entry(vault, entry(str(number))) for number in range(3)]
    with vault.writing():
        for hours, piece in enumerate([pieces[1], pieces[0], pieces[2]]):
            vault.pieces.bin(piece, LATER + timedelta(hours=hours))
    assert [held.id for held in vault.entries.binned()] == [pieces[2], pieces[0], pieces[1]]


def test_another_place_in_time_counts_as_a_save(vault: Vault) -> None:
    piece = keep_entry(vault, entry("one"))
    moved = when(datetime(2020, 2, 29, 23, 30), zone="Asia/Kathmandu")
    with vault.writing():
        vault.pieces.move(piece, moved, LATER)
    kept = vault.entries.get(piece)
    assert kept is not None
    assert (kept.when, kept.rev, kept.body) == (moved, 2, "one")


def test_a_piece_is_found_by_its_uid_and_by_the_beginning_of_it(vault: Vault) -> None:
    early, late = entry("early"), entry("late", at=START + timedelta(days=400))
    first, second = keep_entry(vault, early), keep_entry(vault, late)
    assert vault.pieces.find(early.uid) == first
    assert vault.pieces.find(late.uid) == second
    assert vault.pieces.find("no such") is None
    assert vault.pieces.starting_with(early.uid[:9]) == [early.uid]
    assert vault.pieces.starting_with(early.uid) == [early.uid]
    assert len(vault.pieces.starting_with("0")) == 2
    for odd in ("%", "_", "é", "\U0010ffff", "f"):
        assert vault.pieces.starting_with(odd) == []


def test_a_uid_stands_for_one_piece_only(vault: Vault) -> None:
    written = entry()
    keep_entry(vault, written)
    with pytest.raises(StorageBug):
        keep_entry(vault, written)
    assert vault.pieces.counts() == (1, 0)


def test_counts_and_fingerprint_follow_every_change(vault: Vault) -> None:
    assert vault.pieces.counts() == (0, 0)
    assert vault.pieces.fingerprint() == (0, 0, 0)
    piece = keep_entry(vault, entry())
    keep_moment(vault, moment())
    assert vault.pieces.counts() == (1, 1)
    seen = {vault.pieces.fingerprint()}
    with vault.writing():
        vault.entries.save(piece, 1, "more", LATER)
    seen.add(vault.pieces.fingerprint())
    with vault.writing():
        vault.pieces.remove(piece)
    seen.add(vault.pieces.fingerprint())
    assert len(seen) == 3
