"""Everything the app wires around a lifecycle, without a window."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.backups import Copy
from journal_app.core.clock import when_now
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.services import backups, entries
from tests.builders import FakeClock


@dataclass
class Rig:
    """Everything the app wires around a lifecycle, without a window."""

    home: Path
    clock: FakeClock
    thread: VaultThread
    jobs: Jobs
    session: Session
    lifecycle: Lifecycle
    states: list[SessionState]

    def keep(self, qtbot: QtBot, text: str) -> None:
        """Write one entry as a page would."""
        job = self.jobs.run(entries.add, text, when=when_now(self.clock), clock=self.clock)
        with qtbot.waitSignal(job.finished):
            pass

    def close(self, qtbot: QtBot) -> None:
        """Close and wait for it."""
        with qtbot.waitSignal(self.lifecycle.closed):
            self.lifecycle.close()

    @property
    def made(self) -> list[Copy]:
        """The backups there are."""
        return backups.listed(HomeFolder(path=self.home).journals()[0])


@pytest.fixture
def rig(tmp_path: Path, clock: FakeClock, qtbot: QtBot) -> Iterator[Rig]:
    """A lifecycle on a real thread."""
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub())
    session = Session()
    states: list[SessionState] = []
    session.state_changed.connect(states.append)
    lifecycle = Lifecycle(tmp_path, jobs, session, clock)
    yield Rig(tmp_path, clock, thread, jobs, session, lifecycle, states)
    if session.state is SessionState.OPEN:
        with qtbot.waitSignal(lifecycle.closed):
            lifecycle.close()
    assert jobs.stop(10)
