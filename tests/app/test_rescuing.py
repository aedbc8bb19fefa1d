"""A rescue behind the window: told as it goes, let go of in time, and not when it is too late."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.app.rescuing import Rescuing
from journal_app.core.errors import JournalError
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services.ways import WayIn
from journal_app.ui.lock.work import Work
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A journal whose beginning is damaged."""
    made = make_closed(tmp_path)
    made.write(*(f"{number} words. " * 100 for number in range(5)))
    spoil(made.folder.journal, 3)
    return made


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Threads without an open journal."""
    thread = VaultThread()
    thread.start()
    made = Jobs(thread, Hub())
    yield made
    assert made.stop(5)


def rescuing(journal: ClosedJournal, jobs: Jobs, way: WayIn = WAY) -> tuple[Rescuing, list[Work]]:
    made = Rescuing(jobs, journal.home, way, journal.clock, QObject(jobs))
    shown: list[Work] = []
    made.work_changed.connect(shown.append)
    return made, shown


def test_it_ends_with_a_report_and_cannot_be_let_go_of_at_the_end(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    made, shown = rescuing(journal, jobs)
    with qtbot.waitSignal(made.finished) as ended:
        made.start()
    assert ended.args is not None
    assert ended.args[0].pieces_saved == 5
    assert shown[0].may_cancel
    assert not shown[-1].may_cancel
    assert [work.share for work in shown] == sorted(work.share for work in shown)
    assert len(journal.bodies()) == 5


def test_let_go_of_in_time_nothing_is_changed(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    before = state_of(journal.home)
    made, shown = rescuing(journal, jobs)
    with qtbot.waitSignal(made.cancelled), qtbot.assertNotEmitted(made.finished):
        made.start()
        made.cancel()
    assert shown[-1].cancelling
    assert state_of(journal.home) == before


def test_what_is_in_the_way_is_told(qtbot: QtBot, journal: ClosedJournal, jobs: Jobs) -> None:
    made, _shown = rescuing(journal, jobs, WayIn(passphrase="not the one"))
    with qtbot.waitSignal(made.failed) as failed:
        made.start()
    assert failed.args is not None
    assert isinstance(failed.args[0], JournalError)
