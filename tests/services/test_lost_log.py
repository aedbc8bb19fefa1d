"""A log that is gone after a crash is noticed, and nothing else is ever taken for that."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.services import rebuilding, restoring
from journal_app.services import vault as vault_service
from tests.services.closed_journal import WAY, ClosedJournal, make_closed

NOW = "20260314T092653Z"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path)
    made.write("Before.")
    return made


def killed_after(journal: ClosedJournal, lines: int, name: str = "one") -> list[str]:
    """What a session said it kept before it was ended, so many lines after its start."""
    words = [sys.executable, "-m", "tests.services.writing_on", str(journal.home), name]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _line in range(lines)]
        process.kill()
        said += [line.strip() for line in process.stdout if line.endswith("\n")]
    return [line for line in said if line.startswith("Text")]


def problem_of(journal: ClosedJournal) -> OpenProblem:
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    return refused.value.problem


def test_whatever_instant_it_was_ended_at_everything_kept_is_there_and_nothing_is_amiss(
    journal: ClosedJournal,
) -> None:
    kept = ["Before."]
    for lines in range(1, 16):
        kept += killed_after(journal, lines, f"round {lines}")
        if lines % 3 == 0:
            assert set(kept) <= set(journal.bodies())
    assert set(kept) <= set(journal.bodies())


def test_a_log_taken_away_after_a_crash_is_told_each_time_and_by_who_only_reads(
    journal: ClosedJournal,
) -> None:
    killed_after(journal, 4)
    journal.folder.journal_log.unlink()
    (journal.folder.path / "journal.db-shm").unlink(missing_ok=True)
    for _attempt in range(2):
        with pytest.raises(CannotOpen) as refused:
            vault_service.open_reader(journal.home, WAY)
        assert refused.value.problem is OpenProblem.LOG_LOST
        assert problem_of(journal) is OpenProblem.LOG_LOST


def test_one_may_go_on_without_it(journal: ClosedJournal) -> None:
    killed_after(journal, 4)
    journal.folder.journal_log.unlink()
    rebuilding.go_on_without(journal.home, WAY, clock=journal.clock)
    assert journal.bodies() == ["Before."]
    journal.write("After.")
    assert journal.bodies() == ["Before.", "After."]


def test_a_log_that_was_brought_into_the_file_is_no_loss(journal: ClosedJournal) -> None:
    kept = killed_after(journal, 4)
    vault_service.settle(journal.home, WAY, now=lambda: NOW)
    assert not journal.folder.journal_log.exists()
    assert set(kept) <= set(journal.bodies())


def test_what_a_crash_left_is_kept_before_it_is_brought_into_the_file(
    journal: ClosedJournal,
) -> None:
    killed_after(journal, 4)
    log = journal.folder.journal_log.read_bytes()
    vault_service.settle(journal.home, WAY, now=lambda: NOW)
    (kept,) = journal.folder.set_aside.glob("*/journal.db-wal")
    assert kept.read_bytes() == log


def test_a_copy_put_back_after_a_crash_is_no_loss(journal: ClosedJournal) -> None:
    journal.back_up()
    killed_after(journal, 4)
    (copy, *_more) = restoring.copies(journal.home)
    restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert journal.bodies() == ["Before."]


def test_a_record_written_anew_says_nothing_of_a_session(journal: ClosedJournal) -> None:
    opened = vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    vault_service.note_session(opened.vault)
    assert journal.record().under_way
    vault_service.close_journal(opened)
    assert not journal.record().under_way
