"""Lets go of what stayed in the bin for thirty days, of unnamed files, of exports cut short.

Some time after the journal opened, and after something was put in the bin or taken out of it.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from journal_app.core.clock import Clock
from journal_app.runtime.jobs import Jobs
from journal_app.system.logs import log_failure

if TYPE_CHECKING:
    from journal_app.core.changes import Changes
    from journal_app.services.begun_exports import Asked as Left
    from journal_app.services.unnamed_files import Asked, Found
    from journal_app.storage.vault import Vault

FIRST_MS: Final = 20_000
"""After opening, when nobody waits for the first page any more."""
AGAIN_MS: Final = 6 * 60 * 60 * 1000
"""For a journal that is left open."""


class Clearing(QObject):
    """Waits beside an open journal; stopped when it closes."""

    def __init__(self, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._clear)

    def begin(self) -> None:
        """The journal is open."""
        self._timer.start(FIRST_MS)

    def learn(self, changes: "Changes") -> None:
        """What changed: the bin may name less than before."""
        if changes.bin and self._timer.isActive():
            self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """The journal closes."""
        self._timer.stop()

    def _clear(self) -> None:
        self._timer.start(AGAIN_MS)
        job = self._jobs.run(_empty_old, self._clock)
        job.failed.connect(lambda error: log_failure("bin", error))
        left = self._jobs.run_bulk(_ask_exports)
        left.finished.connect(self._clear_exports)
        left.failed.connect(lambda error: log_failure("exports", error))
        asked = self._jobs.run_bulk(_ask, self._clock)
        asked.finished.connect(self._look)
        asked.failed.connect(_not_let_go)

    def _clear_exports(self, left: "Left | None") -> None:
        if left is not None and not self._timer.isActive():
            left.key.wipe()
        elif left is not None:
            # Apart: a disk that does not answer keeps nobody from locking.
            job = self._jobs.apart(lambda: _clear_exports(left))
            job.failed.connect(lambda error: log_failure("exports", error))

    def _look(self, asked: "Asked") -> None:
        if not self._timer.isActive():
            asked.key.wipe()
            return
        job = self._jobs.background(lambda: _look(asked))
        job.finished.connect(self._let_go)
        job.failed.connect(_not_let_go)

    def _let_go(self, found: "Found") -> None:
        if self._timer.isActive() and found.names:
            job = self._jobs.run_bulk(_let_go, found, self._clock)
            job.failed.connect(_not_let_go)


def _not_let_go(error: Exception) -> None:
    log_failure("files", error)


def _ask(vault: "Vault", clock: Clock) -> "Asked":
    from journal_app.services import unnamed_files

    return unnamed_files.ask(vault, clock=clock)


def _look(asked: "Asked") -> "Found":
    from journal_app.services import unnamed_files

    return unnamed_files.look(asked)


def _let_go(vault: "Vault", found: "Found", clock: Clock) -> int:
    from journal_app.services import unnamed_files

    return unnamed_files.let_go(vault, found, clock=clock)


def _ask_exports(vault: "Vault") -> "Left | None":
    from journal_app.services import begun_exports

    return begun_exports.ask(vault)


def _clear_exports(left: "Left") -> int:
    from journal_app.services import begun_exports

    return begun_exports.clear(left)


def _empty_old(vault: "Vault", clock: Clock) -> "Changes":
    # Read in on the thread of the journal, and only once it is wanted.
    from journal_app.services import bin as bin_service

    return bin_service.empty_by_itself(vault, clock=clock)
