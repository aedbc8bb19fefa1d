"""What is said of backups unasked: each thing once, until all went well again."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.core.backup_notes import BackupNotes, BackupProblem, Pin, SecondPlace, Trouble
from journal_app.services import backup_news, backup_notes
from journal_app.services.backup_news import BackupNews
from tests.services.closed_journal import ClosedJournal, make_closed


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path)
    made.back_up()
    return made


def noted(journal: ClosedJournal, notes: BackupNotes) -> None:
    backup_notes.change(journal.folder, lambda _before: notes)


def take(journal: ClosedJournal) -> BackupNews | None:
    return backup_news.take(journal.home, clock=journal.clock)


def test_where_all_is_well_nothing_is_said(journal: ClosedJournal) -> None:
    assert take(journal) is None
    assert replace(backup_notes.read(journal.folder), saves=None, newest="") == BackupNotes()


def test_a_journal_that_shrank_is_told_once(journal: ClosedJournal) -> None:
    pin = Pin(number=1, until=date(2026, 6, 12), fewer=9)
    noted(journal, BackupNotes(pins=(pin,)))
    news = take(journal)
    assert news is not None
    assert news.shrank is not None
    assert news.shrank[1] == pin
    assert take(journal) is None
    assert backup_notes.read(journal.folder).pins == (replace(pin, told=True),)


def test_what_the_person_holds_is_no_news(journal: ClosedJournal) -> None:
    noted(journal, BackupNotes(pins=(Pin(number=1),)))
    assert take(journal) is None


def test_days_without_a_backup_are_told_once_until_one_is_made(journal: ClosedJournal) -> None:
    trouble = Trouble(at=journal.clock.now(), problem=BackupProblem.DISK_FULL)
    noted(journal, BackupNotes(trouble=trouble))
    assert take(journal) is None
    journal.clock.advance(timedelta(days=3))
    assert take(journal) == BackupNews(trouble=trouble)
    assert take(journal) is None
    journal.back_up()
    assert backup_notes.read(journal.folder).trouble is None


def test_a_second_folder_may_be_away_for_two_weeks(journal: ClosedJournal) -> None:
    trouble = Trouble(at=journal.clock.now(), problem=BackupProblem.MISSING)
    second = SecondPlace(folder="/media/stick", good=journal.clock.now(), trouble=trouble)
    noted(journal, BackupNotes(second=second))
    assert take(journal) is None
    journal.clock.advance(timedelta(days=14))
    assert take(journal) == BackupNews(second=second)
    assert take(journal) is None


def test_a_synced_folder_is_told_once_for_each_service(tmp_path: Path) -> None:
    journal = make_closed(tmp_path / "Dropbox" / "notes")
    assert take(journal) == BackupNews(synced="Dropbox")
    assert take(journal) is None
    (journal.home / ".stfolder").mkdir()
    assert take(journal) == BackupNews(synced="Syncthing")
