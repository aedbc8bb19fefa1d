"""What is cut short or damaged in the second place is brought again, while it is sound at home."""

import shutil
from pathlib import Path

import pytest

from journal_app.services import backup_notes, checking_backups
from tests.services.closed_journal import ClosedJournal, spoil
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
