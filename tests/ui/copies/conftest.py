"""A closed journal with copies, and a desk that looks at them behind a panel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.ui.copies.desk import CopyDesk
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.theme.theme import Theme
from tests.services.closed_journal import WAY, ClosedJournal, make_closed

WORDS = "ZQXWOMBAT the small door"


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Three backups, each with one page more."""
    made = make_closed(tmp_path)
    for number in range(3):
        made.write(f"{WORDS} {number}")
        made.back_up()
    return made


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Threads without an open journal."""
    thread = VaultThread()
    thread.start()
    made = Jobs(thread, Hub())
    yield made
    assert made.stop(5)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> CopiesPanel:
    """Shown and in front."""
    made = CopiesPanel(theme)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def desk(journal: ClosedJournal, jobs: Jobs, panel: CopiesPanel) -> Iterator[CopyDesk]:
    """Has the key, and has begun to look."""
    made = CopyDesk(panel, jobs, journal.home, journal.clock, lambda: WAY)
    made.start()
    yield made
    made.stop()
