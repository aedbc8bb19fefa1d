"""Every way a journal file can be in trouble is told apart at opening, and nothing is written."""

import os
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.services import vault as vault_service
from journal_app.storage.connection import PAGE_BYTES, Access, open_connection
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of
from tests.services.troubles_made import NOW, TROUBLES, crash


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A few texts and one backup."""
    made = make_closed(tmp_path)
    made.write(*(f"{number} words. " * 200 for number in range(8)))
    made.back_up()
    return made


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE_BYTES


def root_page_of_counter(journal: ClosedJournal) -> int:
    connection = open_connection(journal.folder.journal, journal.secret, Access.STILL)
    page = int(connection.value("SELECT rootpage FROM sqlite_master WHERE name = 'counter'"))
    connection.close()
    return page


@pytest.mark.parametrize("name", TROUBLES)
def test_a_file_in_trouble_is_told_apart_and_left_alone(journal: ClosedJournal, name: str) -> None:
    spoiled, problem = TROUBLES[name]
    spoiled(journal.folder.journal)
    before = state_of(journal.home)
    assert problem_at_opening(journal) is problem
    assert state_of(journal.home) == before
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_reader(journal.home, WAY)
    assert refused.value.problem is problem
    assert "One copy of it is kept, from 2026-03-14" in refused.value.advice
    # A reader leaves an empty log and what goes with it, since the app may be beside it.
    assert state_of(journal.home).items() >= before.items()


def test_the_last_page_cut_short_is_told_though_everything_else_opens(
    journal: ClosedJournal,
) -> None:
    path = journal.folder.journal
    os.truncate(path, path.stat().st_size - 100)
    assert problem_at_opening(journal) is OpenProblem.TRUNCATED


def test_a_page_the_opening_needs_is_told_at_opening(journal: ClosedJournal) -> None:
    spoil(journal.folder.journal, (root_page_of_counter(journal) - 1) * PAGE_BYTES + 99)
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    assert refused.value.problem is OpenProblem.DAMAGED
    all_pages = pages(journal.folder.journal)
    assert refused.value.sentence.startswith(f"One of the {all_pages} pages of the journal file")


@pytest.mark.parametrize("junk", [b"x", b"x" * 1000, b"x" * PAGE_BYTES * 2])
def test_junk_at_the_end_harms_nothing(journal: ClosedJournal, junk: bytes) -> None:
    with journal.folder.journal.open("ab") as file:
        file.write(junk)
    assert len(journal.bodies()) == 8


def test_without_a_noted_salt_a_damaged_header_looks_like_another_file(
    journal: ClosedJournal,
) -> None:
    spoil(journal.folder.journal, 3)
    for path in (journal.folder.record, journal.folder.record_before):
        path.write_text(path.read_text().replace('"salt": {', '"salt": {}, "x": {'))
    assert problem_at_opening(journal) is OpenProblem.ANOTHER_FILE


def test_a_newer_journal_is_refused_byte_for_byte_even_after_a_crash(
    journal: ClosedJournal,
) -> None:
    connection = open_connection(journal.folder.journal, journal.secret, Access.WRITE)
    connection.run("PRAGMA user_version = 999")
    kept = {path: path.read_bytes() for path in with_log(journal)}
    connection.close()
    for path, raw in kept.items():
        path.write_bytes(raw)
    assert journal.folder.journal_log.stat().st_size > 0
    assert problem_at_opening(journal) is OpenProblem.NEWER
    assert {path: path.read_bytes() for path in with_log(journal)} == kept


@pytest.mark.parametrize("name", ["salt", "random", "cut at a page"])
def test_a_log_that_waits_is_not_brought_into_a_file_that_is_refused(
    journal: ClosedJournal, name: str
) -> None:
    crash(journal, "Only in the log.")
    spoiled, problem = TROUBLES[name]
    spoiled(journal.folder.journal)
    kept = {path: path.read_bytes() for path in with_log(journal)}
    assert problem_at_opening(journal) is problem
    assert {path: path.read_bytes() for path in with_log(journal)} == kept


# What was not closed in order.


def test_after_a_crash_the_log_is_kept_before_it_is_read(journal: ClosedJournal) -> None:
    log = crash(journal, "Only in the log.")
    assert journal.bodies()[-1] == "Only in the log."
    (kept,) = journal.folder.set_aside.glob("*-log/journal.db-wal")
    assert kept.read_bytes() == log
    assert kept.stat().st_mode & 0o077 == 0


def test_the_same_log_is_kept_once_and_five_of_them_at_most(journal: ClosedJournal) -> None:
    for number in range(7):
        crash(journal, f"{number}")
        (journal.folder.journal).rename(journal.folder.path / "away")
        for _attempt in range(2):
            assert problem_at_opening(journal) is OpenProblem.MISSING
        (journal.folder.path / "away").rename(journal.folder.journal)
        journal.bodies()
    assert len(list(journal.folder.set_aside.iterdir())) == 5


def test_a_large_log_is_no_reason_to_wait(journal: ClosedJournal) -> None:
    crash(journal, "Only in the log.")
    with journal.folder.journal_log.open("ab") as file:
        file.truncate(4 * 1024 * 1024 + 1)
    assert journal.bodies()[-1] == "Only in the log."
    assert not journal.folder.set_aside.exists()


def test_a_lost_log_is_told_and_the_file_left_alone(journal: ClosedJournal) -> None:
    before = journal.folder.journal.read_bytes()
    journal.write("Later.")
    journal.folder.journal.write_bytes(before)
    state = state_of(journal.home)
    assert problem_at_opening(journal) is OpenProblem.LOG_LOST
    assert state_of(journal.home) == state


def problem_at_opening(journal: ClosedJournal) -> OpenProblem:
    stamps = iter(f"20260314T0926{number:02}Z" for number in range(60))
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(journal.home, WAY, now=lambda: next(stamps))
    assert refused.value.sentence
    return refused.value.problem


def with_log(journal: ClosedJournal) -> tuple[Path, Path]:
    return journal.folder.journal, journal.folder.journal_log
