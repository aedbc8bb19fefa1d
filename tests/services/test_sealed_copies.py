"""Copies have the files they name: carried out sealed, brought back whole, shared by our own."""

import errno
import shutil
from pathlib import Path

import pytest

from journal_app.core.backups import Restored
from journal_app.core.errors import CannotKeep, NotFound
from journal_app.core.pictures import Picture
from journal_app.security.sealed_files import SealedFiles
from journal_app.services import backups, erasing, rescue, restoring
from journal_app.services.sealed_copies import BESIDE, Carried
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of

LETTER = b"A letter, scanned ZQXWOMBAT2. " * 5000


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A text with nothing on it."""
    made = make_closed(tmp_path / "home")
    made.write("One.")
    return made


@pytest.fixture
def letter(journal: ClosedJournal) -> Picture:
    return journal.hang(LETTER)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def copied(journal: ClosedJournal, target: Path) -> backups.Made:
    with journal.opened() as opened:
        reader = opened.vault.reader()
        try:
            return backups.make_at(reader, target, home=journal.home)
        finally:
            reader.close()


def restored(journal: ClosedJournal, path: Path) -> Restored:
    return restoring.restore(journal.home, restoring.chosen(path), WAY, clock=journal.clock)


def test_a_copy_made_elsewhere_has_its_files_beside_it_and_only_sealed(
    journal: ClosedJournal, letter: Picture, stick: Path
) -> None:
    made = copied(journal, stick / "copy.db")
    assert made.carried == Carried(there=1, missing=0)
    (carried,) = (stick / BESIDE).iterdir()
    assert carried.read_bytes() == (journal.folder.files / letter.file).read_bytes()
    assert carried.stat().st_mode & 0o077 == 0
    assert not any(b"ZQXWOMBAT2" in path.read_bytes() for path in stick.rglob("*.*"))


def test_what_is_there_is_shared_and_what_is_damaged_there_is_mended(
    journal: ClosedJournal, letter: Picture, stick: Path
) -> None:
    copied(journal, stick / "copy.db")
    carried = stick / BESIDE / letter.file
    before = carried.stat().st_ino
    copied(journal, stick / "another.db")
    assert carried.stat().st_ino == before
    spoil(carried, 2000)
    assert copied(journal, stick / "third.db").carried.there == 1
    assert carried.read_bytes() == (journal.folder.files / letter.file).read_bytes()


def test_a_file_that_is_damaged_or_missing_is_counted_and_not_carried(
    journal: ClosedJournal, letter: Picture, stick: Path
) -> None:
    spoil(journal.folder.files / letter.file, 2000)
    assert copied(journal, stick / "copy.db").carried == Carried(there=0, missing=1)
    (journal.folder.files / letter.file).unlink()
    assert copied(journal, stick / "another.db").carried == Carried(there=0, missing=1)
    assert list((stick / BESIDE).iterdir()) == []


def test_without_files_no_folder_is_made(journal: ClosedJournal, stick: Path) -> None:
    assert copied(journal, stick / "copy.db").carried == Carried()
    assert not (stick / BESIDE).exists()


def test_without_room_for_the_files_no_copy_stays(
    journal: ClosedJournal, letter: Picture, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: SealedFiles, _name: str, _source: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(SealedFiles, "take", full)
    with pytest.raises(CannotKeep):
        copied(journal, stick / "copy.db")
    assert [path.name for path in stick.iterdir() if path.is_file()] == []
    assert (journal.folder.files / letter.file).exists()


def test_a_restore_brings_the_files_back(
    journal: ClosedJournal, letter: Picture, stick: Path
) -> None:
    copied(journal, stick / "copy.db")
    shutil.rmtree(journal.folder.files)
    before = state_of(stick)
    assert restored(journal, stick / "copy.db").files_lost == 0
    assert journal.contents_of(letter) == LETTER
    assert state_of(stick) == before


def test_a_restore_into_a_new_folder_brings_them_along(
    journal: ClosedJournal, letter: Picture, stick: Path, tmp_path: Path
) -> None:
    copied(journal, stick / "copy.db")
    other = make_closed(tmp_path / "other")
    restored(other, stick / "copy.db")
    assert other.contents_of(letter) == LETTER


def test_the_folder_of_a_journal_that_was_copied_whole_serves_too(
    journal: ClosedJournal, letter: Picture, stick: Path, tmp_path: Path
) -> None:
    backup = journal.back_up()
    shutil.copytree(journal.folder.path, stick / "whole")
    other = make_closed(tmp_path / "other")
    restored(other, stick / "whole" / "backups" / backup.name)
    assert other.contents_of(letter) == LETTER


def test_a_copy_without_its_files_is_restored_all_the_same(
    journal: ClosedJournal, letter: Picture, stick: Path
) -> None:
    copied(journal, stick / "copy.db")
    shutil.rmtree(stick / BESIDE)
    shutil.rmtree(journal.folder.files)
    assert restored(journal, stick / "copy.db").files_lost == 1
    assert journal.bodies() == ["One.", "Seen."]
    with pytest.raises(NotFound):
        journal.contents_of(letter)
    # It is noted: whoever asks later is told the same.
    last = restoring.last_restored(journal.home, clock=journal.clock)
    assert last is not None
    assert last.files_lost == 1


def test_backups_of_our_own_share_the_folder(journal: ClosedJournal, letter: Picture) -> None:
    backup = journal.back_up()
    before = state_of(journal.folder.files)
    journal.write("Later.")
    restored(journal, backup)
    assert journal.contents_of(letter) == LETTER
    assert state_of(journal.folder.files) == before


def test_a_rescue_leaves_the_files_and_what_hangs(journal: ClosedJournal, letter: Picture) -> None:
    before = state_of(journal.folder.files)
    spoil(journal.folder.journal, 8192 + 500)
    report = rescue.rescue(journal.home, WAY, clock=journal.clock)
    assert report.files_lost == 0
    assert journal.contents_of(letter) == LETTER
    assert state_of(journal.folder.files) == before


def test_a_rescue_tells_of_files_that_are_gone_or_damaged(
    journal: ClosedJournal, letter: Picture
) -> None:
    journal.hang(b"another")
    spoil(journal.folder.files / letter.file, 100)
    spoil(journal.folder.journal, 8192 + 500)
    assert rescue.rescue(journal.home, WAY, clock=journal.clock).files_lost == 1
    (journal.folder.files / letter.file).unlink()
    spoil(journal.folder.journal, 8192 + 500)
    again = rescue.rescue(journal.home, WAY, clock=journal.clock)
    assert again.files_lost == 1
    assert not again.is_complete


def test_erasing_takes_the_files(journal: ClosedJournal, letter: Picture) -> None:
    assert (journal.folder.files / letter.file).exists()
    assert not erasing.erase(journal.home).files_left
    assert not list(journal.home.rglob(letter.file))
