"""Backups: verified as the next start would open them, nothing half-made."""

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_app.core.backup_notes import BackupProblem, Trouble
from journal_app.core.clock import when_now
from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security.folder import HomeFolder
from journal_app.services import (
    backup_notes,
    backups,
    entries,
    first_run,
    keys,
    recovery,
    switching,
)
from journal_app.services import vault as vault_service
from journal_app.services.vault import OpenJournal
from journal_app.storage.connection import StorageBug
from journal_app.storage.copying import CopyFacts, verify
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session, until
from tests.services.doors_journal import set_passphrase
from tests.services.test_exchange import no_file_longer_than

__all__ = ["keyring_session"]

WORDS = "The kettle, then the quiet."


@pytest.fixture
def journal(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> Iterator[OpenJournal]:
    """An open journal with one entry, its key in a real keyring."""
    home = tmp_path / "home"
    first_run.create(home, clock=clock)
    opened = vault_service.open_journal(home, now=lambda: "20260314T092653Z")
    entries.add(opened.vault, WORDS, when=when_now(clock), clock=clock)
    yield opened
    opened.vault.close()


def test_a_backup_is_a_whole_journal_only_its_key_opens(
    journal: OpenJournal, clock: FakeClock
) -> None:
    made = backups.make(journal.vault, journal.folder, clock=clock)
    assert (made.facts.entries, made.facts.moments) == (1, 0)
    assert verify(made.path, journal.vault.key()) == made.facts
    assert WORDS.encode() not in made.path.read_bytes()
    assert made.path.stat().st_mode & 0o077 == 0
    beside = made.path.with_suffix(".json")
    assert beside.read_bytes() == journal.folder.record.read_bytes()
    assert made.changes.backups


def test_numbers_count_on_whatever_the_dates_say(journal: OpenJournal, clock: FakeClock) -> None:
    for jump in range(4):
        clock.advance(timedelta(days=-400 if jump == 2 else 1))
        backups.make(journal.vault, journal.folder, clock=clock)
    assert [each.number for each in backups.listed(journal.folder)] == [4, 3, 2, 1]


def test_due_after_its_time_and_when_the_last_one_is_dated_in_the_future(
    journal: OpenJournal, clock: FakeClock
) -> None:
    def due() -> bool:
        return backups.due(journal.vault, journal.folder, clock=clock, after=backups.DAILY)

    assert due()
    backups.make(journal.vault, journal.folder, clock=clock)
    assert not due()
    clock.advance(timedelta(hours=23))
    assert not due()
    clock.advance(timedelta(hours=2))
    assert not due(), "nothing was written since"
    entries.add(journal.vault, "A line.", when=when_now(clock), clock=clock)
    assert due()
    clock.advance(timedelta(days=-30))
    assert due()
    backups.make(journal.vault, journal.folder, clock=clock)
    clock.advance(timedelta(days=60))
    assert not due()


def test_a_key_the_keyring_no_longer_gives_makes_no_backup(
    journal: OpenJournal, clock: FakeClock, keyring_session: KeyringSession
) -> None:
    keyring_session.stop_keyring()
    with pytest.raises(CannotOpen):
        backups.make(journal.vault, journal.folder, clock=clock)
    assert backups.listed(journal.folder) == []
    assert not list(journal.folder.backups.glob("*.partial"))


class Meanwhile(FakeClock):
    """A clock beside which something else happens when it is first asked."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__()
        self._happens: list[Callable[[], object]] = [happens]

    def now(self) -> datetime:
        if self._happens:
            self._happens.pop()()
        return super().now()


def test_a_passphrase_set_while_a_backup_begins_does_not_prevent_it(
    journal: OpenJournal, clock: FakeClock
) -> None:
    home = journal.folder.path.parents[1]
    recovery.confirm(home, clock=clock)
    meanwhile = Meanwhile(lambda: set_passphrase(home, clock))
    made = backups.make(journal.vault, journal.folder, clock=meanwhile)
    assert made.facts.entries == 1
    beside = made.path.with_suffix(".json")
    assert beside.read_bytes() == journal.folder.record.read_bytes()


def test_the_record_is_put_beside_a_copy_only_between_changes_of_what_opens_it(
    journal: OpenJournal, clock: FakeClock
) -> None:
    making = threading.Thread(
        target=backups.make, args=(journal.vault, journal.folder), kwargs={"clock": clock}
    )
    with switching.alone():
        making.start()
        until(lambda: bool(backups.listed(journal.folder)))
        making.join(0.3)
        assert making.is_alive()
        # What a change writes last is what stands beside the copy.
        keys.change_record(journal.folder, lambda known: replace(known, extra={"newer": True}))
    making.join()
    (made,) = backups.listed(journal.folder)
    beside = made.path.with_suffix(".json")
    assert beside.read_bytes() == journal.folder.record.read_bytes()


def test_a_folder_in_the_way_is_said_in_words_and_leaves_nothing(
    journal: OpenJournal, clock: FakeClock
) -> None:
    journal.folder.backups.write_text("a file where the folder should be")
    with pytest.raises(CannotKeep) as refused:
        backups.make(journal.vault, journal.folder, clock=clock)
    assert "untouched" in refused.value.advice


def test_whatever_sqlite_refuses_is_noted_as_trouble(
    journal: OpenJournal, clock: FakeClock
) -> None:
    journal.vault.connection.run("ALTER TABLE pieces RENAME TO hidden")
    with pytest.raises(StorageBug):
        backups.make(journal.vault, journal.folder, clock=clock)
    journal.vault.connection.run("ALTER TABLE hidden RENAME TO pieces")
    trouble = backup_notes.read(journal.folder).trouble
    assert trouble == Trouble(at=clock.now(), problem=BackupProblem.OTHER)
    backups.make(journal.vault, journal.folder, clock=clock)
    assert backup_notes.read(journal.folder).trouble is None


def test_a_copy_where_the_person_wants_it_never_replaces_a_file(
    journal: OpenJournal, tmp_path: Path
) -> None:
    reader = journal.vault.reader()
    target = tmp_path / "elsewhere.db"
    assert backups.make_at(reader, target, home=tmp_path / "home").facts.entries == 1
    beside = tmp_path / "elsewhere.db.vault.json"
    assert beside.read_bytes() == journal.folder.record.read_bytes()
    before = target.read_bytes()
    with pytest.raises(CannotKeep):
        backups.make_at(reader, target, home=tmp_path / "home")
    assert target.read_bytes() == before
    target.unlink()
    with pytest.raises(CannotKeep):
        backups.make_at(reader, target, home=tmp_path / "home")
    beside.unlink()
    assert list(tmp_path.glob("elsewhere*")) == []
    reader.close()


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("name", ["elsewhere.db", "elsewhere.db.vault.json"])
def test_a_file_that_came_up_while_a_copy_was_made_stays(
    journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, links: bool
) -> None:
    mine = tmp_path / name

    def come_up(_half: Path, *_more: object) -> CopyFacts:
        mine.write_text("somebody's own")
        return verify(_half, journal.vault.key())

    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr("journal_app.storage.copying.verify", come_up)
    if not links:
        monkeypatch.setattr("os.link", refuse)
    reader = journal.vault.reader()
    with pytest.raises(CannotKeep, match="of that name already"):
        backups.make_at(reader, tmp_path / "elsewhere.db", home=tmp_path / "home")
    reader.close()
    assert mine.read_text() == "somebody's own"
    assert list(tmp_path.glob("elsewhere*")) == [mine]


def test_where_a_disk_knows_no_second_names_a_copy_elsewhere_is_made(
    journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr("os.link", refuse)
    reader = journal.vault.reader()
    made = backups.make_at(reader, tmp_path / "elsewhere.db", home=tmp_path / "home")
    reader.close()
    assert verify(made.path, journal.vault.key()).entries == 1


def test_no_copy_is_made_inside_the_data_folder(journal: OpenJournal) -> None:
    home = journal.folder.path.parents[1]
    reader = journal.vault.reader()
    for place in (home, journal.folder.backups, journal.folder.path / ".." / "logs"):
        with pytest.raises(CannotKeep, match="inside the journal’s own folder"):
            backups.make_at(reader, place / "mine.db", home=home)
    reader.close()
    assert not list(home.rglob("mine*"))


def test_a_copy_elsewhere_leaves_what_somebody_else_calls_partial(
    journal: OpenJournal, tmp_path: Path
) -> None:
    mine = tmp_path / "elsewhere.db.partial"
    mine.write_text("somebody's own")
    reader = journal.vault.reader()
    backups.make_at(reader, tmp_path / "elsewhere.db", home=tmp_path / "home")
    reader.close()
    assert mine.read_text() == "somebody's own"


def test_no_room_for_a_copy_elsewhere_is_told_of_the_backup(
    journal: OpenJournal, tmp_path: Path
) -> None:
    reader = journal.vault.reader()
    target = tmp_path / "elsewhere.db"
    with no_file_longer_than(8192), pytest.raises(CannotKeep) as refused:
        backups.make_at(reader, target, home=tmp_path / "home")
    reader.close()
    assert "backup" in refused.value.sentence
    assert refused.value.advice.startswith("Your journal")
    assert list(tmp_path.glob("elsewhere*")) == []


def test_writing_while_a_copy_is_made_does_not_spoil_it(
    journal: OpenJournal, clock: FakeClock
) -> None:
    reader = journal.vault.reader()
    entries.add(journal.vault, "One more.", when=when_now(clock), clock=clock)
    made = backups.make(journal.vault, journal.folder, clock=clock)
    assert made.facts.entries == 2
    reader.close()
    assert HomeFolder(path=journal.folder.path.parents[1]).journals() == (journal.folder,)
