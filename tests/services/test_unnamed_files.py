"""A sealed file goes only when neither the journal, nor its bin, nor any copy of it names it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import Copy, CopyKind
from journal_app.core.bin import KEPT_FOR
from journal_app.core.pictures import Picture
from journal_app.services import backups, kept_aside, pictures, restoring, unnamed_files
from journal_app.services import bin as bin_service
from journal_app.services.vault import OpenJournal
from journal_app.storage.vault import Vault
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    return make_closed(tmp_path)


@pytest.fixture
def letter(journal: ClosedJournal) -> Picture:
    picture = journal.hang(b"A letter.")
    age(journal, picture)
    return picture


@pytest.fixture
def opened(journal: ClosedJournal, letter: Picture) -> Iterator[OpenJournal]:
    with journal.opened() as found:
        yield found


def age(journal: ClosedJournal, picture: Picture, hours: float = 2) -> None:
    then = (journal.clock.now() - timedelta(hours=hours)).timestamp()
    os.utime(journal.folder.files / picture.file, (then, then))


def cleared(vault: Vault, journal: ClosedJournal) -> int:
    found = unnamed_files.look(unnamed_files.ask(vault, clock=journal.clock))
    return unnamed_files.let_go(vault, found, clock=journal.clock)


def delete_for_good(vault: Vault, journal: ClosedJournal, letter: Picture) -> None:
    pictures.remove(vault, letter.uid, clock=journal.clock)
    bin_service.for_good(vault, uids=[letter.uid])


def lies(journal: ClosedJournal, letter: Picture) -> bool:
    return (journal.folder.files / letter.file).exists()


def test_what_hangs_stays_and_so_does_what_is_in_the_bin(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    assert cleared(opened.vault, journal) == 0
    pictures.remove(opened.vault, letter.uid, clock=journal.clock)
    assert cleared(opened.vault, journal) == 0
    bin_service.bring_back(opened.vault, letter.uid, clock=journal.clock)
    files = pictures.files_of(opened.vault)
    assert pictures.open_bytes(files, letter) == b"A letter."


def test_what_is_deleted_for_good_goes(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    delete_for_good(opened.vault, journal, letter)
    assert cleared(opened.vault, journal) == 1
    assert not lies(journal, letter)
    assert opened.vault.files.names() == frozenset()


def test_what_was_in_the_bin_for_thirty_days_goes(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    pictures.remove(opened.vault, letter.uid, clock=journal.clock)
    journal.clock.advance(KEPT_FOR + timedelta(days=1))
    bin_service.empty_old(opened.vault, clock=journal.clock)
    assert cleared(opened.vault, journal) == 1


def test_what_a_backup_names_stays_until_the_last_of_them_is_gone(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    made = backups.make(opened.vault, opened.folder, clock=journal.clock)
    delete_for_good(opened.vault, journal, letter)
    assert cleared(opened.vault, journal) == 0
    journal.clock.advance(timedelta(hours=1))
    backups.make(opened.vault, opened.folder, clock=journal.clock)
    made.path.unlink()
    assert cleared(opened.vault, journal) == 1, "the later one does not name it any more"


@pytest.mark.parametrize("name", ["before the trip.db", "backup (conflicted copy).db"])
def test_a_backup_that_was_renamed_keeps_what_it_names(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal, name: str
) -> None:
    made = backups.make(opened.vault, opened.folder, clock=journal.clock)
    renamed = made.path.rename(made.path.with_name(name))
    delete_for_good(opened.vault, journal, letter)
    assert cleared(opened.vault, journal) == 0
    assert lies(journal, letter)
    renamed.unlink()
    assert cleared(opened.vault, journal) == 1


def test_a_backup_that_does_not_open_keeps_everything(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    delete_for_good(opened.vault, journal, letter)
    made = backups.make(opened.vault, opened.folder, clock=journal.clock)
    spoil(made.path, 100)
    assert cleared(opened.vault, journal) == 0
    assert lies(journal, letter)


@pytest.mark.parametrize("beginning", [b"SQLite format 3\0" + bytes(9000), b"A note.", b""])
def test_a_file_that_is_no_copy_under_any_key_keeps_nothing_for_ever(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal, beginning: bytes
) -> None:
    delete_for_good(opened.vault, journal, letter)
    opened.folder.backups.mkdir(exist_ok=True)
    stray = opened.folder.backups / "of another program.db"
    stray.write_bytes(beginning)
    (opened.folder.backups / "a folder.db").mkdir()
    assert cleared(opened.vault, journal) == 1
    assert stray.read_bytes() == beginning


def test_a_file_that_may_be_a_copy_under_another_key_keeps_everything(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    delete_for_good(opened.vault, journal, letter)
    opened.folder.backups.mkdir(exist_ok=True)
    (opened.folder.backups / "who knows.db").write_bytes(b"\x9d" * 8192)
    assert cleared(opened.vault, journal) == 0
    assert lies(journal, letter)


@pytest.mark.parametrize("hours", [0.9, -5])
def test_a_young_one_stays_and_so_does_one_from_the_future(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal, hours: float
) -> None:
    delete_for_good(opened.vault, journal, letter)
    age(journal, letter, hours)
    assert cleared(opened.vault, journal) == 0
    assert lies(journal, letter)


def test_a_copy_made_meanwhile_or_being_made_is_waited_for(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    delete_for_good(opened.vault, journal, letter)
    found = unnamed_files.look(unnamed_files.ask(opened.vault, clock=journal.clock))
    assert found.names == {letter.file}
    half = opened.folder.backups / "auto-20260314T092653Z-000001-AAAAAAAA.db.partial"
    opened.folder.backups.mkdir(exist_ok=True)
    half.touch()
    assert unnamed_files.let_go(opened.vault, found, clock=journal.clock) == 0
    half.unlink()
    assert unnamed_files.let_go(opened.vault, found, clock=journal.clock) == 1


def test_one_that_hangs_again_meanwhile_stays(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal
) -> None:
    vault = opened.vault
    delete_for_good(vault, journal, letter)
    found = unnamed_files.look(unnamed_files.ask(vault, clock=journal.clock))
    given = pictures.Given(contents=b"A letter.")
    ready = pictures.prepare(pictures.files_of(vault), given, decodes=lambda _d, _m: True)
    pictures.add(vault, letter.piece, [ready], clock=journal.clock)
    age(journal, letter)
    assert unnamed_files.let_go(vault, found, clock=journal.clock) == 0
    assert lies(journal, letter)


def test_nothing_goes_while_a_restore_can_be_taken_back(
    journal: ClosedJournal, letter: Picture
) -> None:
    with journal.opened() as opened:
        delete_for_good(opened.vault, journal, letter)
        unnamed_files.ask(opened.vault, clock=journal.clock).key.wipe()
    path = journal.back_up()
    restoring.restore(journal.home, restoring.chosen(path), WAY, clock=journal.clock)
    with journal.opened() as opened:
        assert cleared(opened.vault, journal) == 0
        journal.clock.advance(timedelta(days=91))
        assert cleared(opened.vault, journal) == 1


@pytest.fixture
def aside(journal: ClosedJournal) -> Copy:
    """A journal that hangs a letter, set aside by a restore long ago; nothing else names it."""
    bare = restoring.chosen(journal.back_up())
    age(journal, journal.hang(b"A letter."))
    restoring.restore(journal.home, bare, WAY, clock=journal.clock)
    kept = {copy.kind: copy for copy in kept_aside.listed(journal.home)}
    kept_aside.remove(journal.home, kept[CopyKind.SAFETY])
    journal.clock.advance(timedelta(days=100))
    return kept[CopyKind.ASIDE]


def cleared_in_a_session(journal: ClosedJournal) -> int:
    with journal.opened() as opened:
        return cleared(opened.vault, journal)


def test_what_a_journal_set_aside_names_stays_as_long_as_that_lies_there(
    journal: ClosedJournal, aside: Copy
) -> None:
    assert cleared_in_a_session(journal) == 0
    assert restoring.restore(journal.home, aside, WAY, clock=journal.clock).files_lost == 0


def test_once_a_journal_set_aside_is_removed_nothing_keeps_what_it_named(
    journal: ClosedJournal, aside: Copy
) -> None:
    kept_aside.remove(journal.home, aside)
    assert cleared_in_a_session(journal) == 1


def test_one_set_aside_that_does_not_open_keeps_everything(
    journal: ClosedJournal, aside: Copy
) -> None:
    spoil(aside.path, 100)
    assert cleared_in_a_session(journal) == 0


def test_one_set_aside_that_is_known_to_open_with_another_key_keeps_nothing(
    journal: ClosedJournal, aside: Copy, tmp_path: Path
) -> None:
    other = make_closed(tmp_path / "other", 2).folder
    aside.path.write_bytes(other.journal.read_bytes())
    assert cleared_in_a_session(journal) == 0
    aside.path.with_name("vault.json").write_bytes(other.record.read_bytes())
    assert cleared_in_a_session(journal) == 1


def test_files_of_another_key_are_left_alone(
    journal: ClosedJournal, letter: Picture, opened: OpenJournal, tmp_path: Path
) -> None:
    other = make_closed(tmp_path / "other", 2)
    foreign = other.hang(b"Of somebody else.")
    place = journal.folder.files / foreign.file
    place.write_bytes((other.folder.files / foreign.file).read_bytes())
    age(journal, foreign)
    assert cleared(opened.vault, journal) == 0
    assert place.exists()
