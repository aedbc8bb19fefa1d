"""Killed at any instant of a restore, what opens is the old journal or the restored one, whole."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.security.recovery_code import recovery_code
from journal_app.services import examining, restoring
from journal_app.system.clock import SystemClock
from tests.services.closed_journal import WAY, ClosedJournal, make_closed
from tests.services.doomed import LIVED, Doomed, doomed_process

MOST = 2000
BEFORE = ["One.", "Two.", "Three."]
RESTORED = ["One.", "Two."]


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    with doomed_process() as process:
        yield process


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts, a backup of them, and a third text after it."""
    made = make_closed(tmp_path / "home")
    made.write("One.", "Two.")
    made.back_up()
    made.write("Three.")
    return made


def ends(journal: ClosedJournal, doomed: Doomed, case: str) -> Iterator[int]:
    """Every instant at which this can end, each from the same beginning."""
    kept = journal.home.with_name("kept")
    shutil.copytree(journal.home, kept)
    for left in range(MOST):
        shutil.rmtree(journal.home)
        shutil.copytree(kept, journal.home)
        ended = doomed.run(case, journal.home, left, recovery_code(journal.root))
        yield left
        if ended == LIVED:
            return
    raise AssertionError("it never came to its end")


def assert_nothing_half_made(journal: ClosedJournal) -> None:
    assert not journal.folder.is_unfinished
    assert examining.examine(journal.home, WAY).problem is None
    assert not journal.folder.journal_log.exists() or not journal.folder.journal_log.stat().st_size


def test_a_restore_killed_at_any_instant(journal: ClosedJournal, doomed: Doomed) -> None:
    seen = []
    for _left in ends(journal, doomed, "restore"):
        bodies = journal.bodies()
        assert_nothing_half_made(journal)
        seen.append(bodies)
        if bodies == RESTORED:
            last = restoring.last_restored(journal.home, clock=SystemClock())
            assert last is not None
            assert last.safety is not None
            assert restoring.look(journal.home, last.safety, WAY).entries == len(BEFORE)
            assert last.set_aside is not None
            assert (last.set_aside / "journal.db").exists()
    turned = seen.index(RESTORED)
    assert seen == [BEFORE] * turned + [RESTORED] * (len(seen) - turned)
    assert turned > 5
    assert len(seen) - turned > 5


def test_ending_it_may_be_killed_as_well(journal: ClosedJournal, doomed: Doomed) -> None:
    backup = restoring.copies(journal.home)[0]
    halfway(journal, doomed)
    for _left in ends(journal, doomed, "finish-restore"):
        assert journal.bodies() == RESTORED
        assert_nothing_half_made(journal)
    assert backup.path.exists()


def test_an_undo_killed_at_any_instant(journal: ClosedJournal, doomed: Doomed) -> None:
    backup = restoring.copies(journal.home)[0]
    restoring.restore(journal.home, backup, WAY, clock=SystemClock())
    seen = []
    for _left in ends(journal, doomed, "undo"):
        seen.append(journal.bodies())
        assert_nothing_half_made(journal)
    turned = seen.index(BEFORE)
    assert seen == [RESTORED] * turned + [BEFORE] * (len(seen) - turned)


def test_rebuilding_the_record_killed_at_any_instant(
    journal: ClosedJournal, doomed: Doomed
) -> None:
    journal.folder.record.write_text("{")
    journal.folder.record_before.unlink(missing_ok=True)
    for _left in ends(journal, doomed, "rebuild"):
        found = examining.examine(journal.home, WAY)
        if found.problem is not None:
            examining.rebuild_record(journal.home, journal.code, clock=journal.clock)
        assert journal.bodies() == BEFORE


def halfway(journal: ClosedJournal, doomed: Doomed) -> None:
    """Leave the journal as a restore that was killed between moving away and moving in."""
    code = recovery_code(journal.root)
    kept = journal.home.with_name("whole")
    shutil.copytree(journal.home, kept)
    for left in range(MOST):
        shutil.rmtree(journal.home)
        shutil.copytree(kept, journal.home)
        assert doomed.run("restore", journal.home, left, code) != LIVED
        if journal.folder.replacing.exists() and not journal.folder.journal.exists():
            return
    raise AssertionError("it was never halfway")
