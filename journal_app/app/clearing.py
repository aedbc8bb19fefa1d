"""Lets go of what stayed in the bin for its thirty days, some time after the journal opened."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from journal_app.core.clock import Clock
from journal_app.runtime.jobs import Jobs
from journal_app.system.logs import log_failure

if TYPE_CHECKING:
    from journal_app.core.changes import Changes
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

    def stop(self) -> None:
        """The journal closes."""
        self._timer.stop()

    def _clear(self) -> None:
        self._timer.start(AGAIN_MS)
        job = self._jobs.run(_empty_old, self._clock)
        job.failed.connect(lambda error: log_failure("bin", error))


def _empty_old(vault: "Vault", clock: Clock) -> "Changes":
    # Read in on the thread of the journal, and only once it is wanted.
    from journal_app.services import bin as bin_service

    return bin_service.empty_old(vault, clock=clock)
