"""What lies in the second place is kept up: brought again if damaged, opened as the journal is."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.security.folder import VaultFolder
from journal_app.security.passphrase import wrap
from journal_app.security.vault_record import VaultRecord
from journal_app.services import (
    backup_notes,
    checking_backups,
    copies,
    keys,
    record_copies,
    second_place,
    thinning,
)
from journal_app.services.record_copies import Rewritten
from tests.services.closed_journal import NOTHING, VAULT_ID, ClosedJournal, spoil
from tests.services.test_second_place import follow, journal, place, stick
from tests.services.unread_disk import tell_nothing_of

__all__ = ["journal", "place", "stick"]


def test_one_cut_short_there_is_brought_again(journal: ClosedJournal, place: Path) -> None:
    older, newest = journal.back_up(), journal.back_up()
    follow(journal)
    shutil.copyfile(older, place / older.name)
    for made in (older, newest):
        there = place / made.name
        there.write_bytes(there.read_bytes()[:-5000])
    followed = follow(journal)
    assert followed is not None
    assert followed.brought == place / newest.name
    for made in (older, newest):
        assert (place / made.name).read_bytes() == made.read_bytes()
    assert follow(journal) is None


def test_one_found_damaged_there_is_brought_again_once_it_is_sound_at_home(
    journal: ClosedJournal, place: Path
) -> None:
    older = journal.back_up()
    follow(journal)
    newest = journal.back_up()
    follow(journal)
    spoil(place / older.name, 6000)
    spoil(newest, 6000)
    with journal.opened() as opened:
        found = checking_backups.check(opened.vault, opened.folder, clock=journal.clock).checked
    assert (found.unsound, found.unsound_second) == ((newest.name,), (older.name,))
    kept = (place / newest.name).read_bytes()
    follow(journal)
    assert (place / older.name).read_bytes() == older.read_bytes()
    # The one that is damaged at home takes no sound one’s place.
    assert (place / newest.name).read_bytes() == kept
    checked = backup_notes.read(journal.folder).checked
    assert checked is not None
    assert (checked.unsound, checked.unsound_second) == ((newest.name,), ())
    assert follow(journal) is None


def test_what_is_cut_short_at_home_takes_no_whole_ones_place(
    journal: ClosedJournal, place: Path
) -> None:
    older = journal.back_up()
    follow(journal)
    whole = (place / older.name).read_bytes()
    older.write_bytes(older.read_bytes()[:-5000])
    newest = journal.back_up()
    followed = follow(journal)
    assert followed is not None
    assert (followed.brought, followed.trouble) == (place / newest.name, None)
    assert (place / older.name).read_bytes() == whole


def test_what_the_disk_does_not_tell_of_stays_known_as_brought(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = journal.back_up()
    follow(journal)
    older.unlink()
    journal.back_up()
    with monkeypatch.context() as patched:
        tell_nothing_of(patched, {place / older.name})
        follow(journal)
    second = backup_notes.read(journal.folder).second
    assert second is not None
    assert len(second.brought) == 2


def test_an_older_one_the_disk_at_home_does_not_tell_of_keeps_the_newest_from_nothing(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = journal.back_up()
    follow(journal)
    newest = journal.back_up()
    with monkeypatch.context() as patched:
        tell_nothing_of(patched, {older})
        followed = follow(journal)
    assert followed is not None
    assert (followed.brought, followed.trouble) == (place / newest.name, None)


def test_a_picture_cut_short_there_comes_again(journal: ClosedJournal, place: Path) -> None:
    picture = journal.hang(b"%PDF-1.4 nothing to see")
    journal.back_up()
    follow(journal)
    there = place / "tideline-files" / picture.file
    there.write_bytes(b"")
    journal.back_up()
    follow(journal)
    assert there.read_bytes() == (journal.folder.files / picture.file).read_bytes()


def test_what_another_computer_brought_is_neither_counted_nor_thinned(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = journal.back_up()
    theirs = [
        first.name.replace("20260314", f"2025031{number}").replace("000001", f"{number:06}")
        for number in range(1, 9)
    ]
    for name in theirs:
        shutil.copyfile(first, place / name)
    made = [first, *(journal.back_up() for _each in range(5))]
    for number, each in enumerate(made):
        # Brought one by one, as they are made.
        monkeypatch.setattr(thinning, "MOST_BYTES", 0 if number == len(made) - 1 else 10**9)
        for later in made[number + 1 :]:
            later.rename(later.with_suffix(".away"))
        follow(journal)
        for later in made[number + 1 :]:
            later.with_suffix(".away").rename(later)
        assert (place / each.name).exists()
    names = {path.name for path in place.glob("*.db")}
    # Five of its own, as at home; and all of the other computer’s, whatever room there is.
    assert names == {*theirs, *(each.name for each in made[1:])}


def test_one_changed_while_it_is_written_there_reaches_them_too(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = journal.back_up()
    follow(journal)
    shutil.rmtree(journal.folder.backups)
    slots = [
        wrap(journal.root, passphrase, vault_id=VAULT_ID, costs=NOTHING)
        for passphrase in ("another way home", "a third way home")
    ]
    rewrite = record_copies.rewrite_in
    waiting = slots[1:]

    def late(there: Path, folder: VaultFolder, record: VaultRecord) -> Rewritten:
        if waiting:
            slot = waiting.pop()
            keys.change_record(journal.folder, lambda known: replace(known, passphrase=slot))
        return rewrite(there, folder, record)

    monkeypatch.setattr(record_copies, "rewrite_in", late)
    keys.change_record(journal.folder, lambda known: replace(known, passphrase=slots[0]))
    with journal.opened_by_key() as opened:
        # None is left beside the journal: all the more has the one there to follow.
        assert second_place.follow(opened.vault, opened.folder, clock=journal.clock) is None
    record = copies.record_beside(place / made.name)
    assert record is not None
    assert record.passphrase == slots[1]
