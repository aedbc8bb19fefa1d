"""`LookingOver`: the open journal is looked over behind the window, while nobody writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.clock import Clock
from journal_app.runtime.jobs import Job, Jobs

if TYPE_CHECKING:
    from journal_app.services.examining import Examination
    from journal_app.services.vault import OpenJournal

FIRST_MS: Final = 45 * 1000
"""After opening, when nothing else that is done by itself is to come."""
QUIET_MS: Final = 30 * 1000
"""So long nothing was kept: whoever writes is never to wait for it."""
LOOK_MS: Final = 60 * 60 * 1000
"""How often it is looked whether a week has gone by."""


class LookingOver(QObject):
    """Knows the open journal; ends at once when somebody writes, and comes back later."""

    found = Signal(object)
    """Carries the `Examination` of a journal that is not as it was written."""

    def __init__(self, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def follow(self, journal: "OpenJournal") -> None:
        """From now on look after this journal."""
        self._journal = journal
        self._timer.start(FIRST_MS)

    def touched(self) -> None:
        """Something was kept just now."""
        ended = self._end()
        if self._journal is not None and (ended or self._timer.remainingTime() < QUIET_MS):
            self._timer.start(QUIET_MS)

    def let_go(self) -> None:
        """The journal is about to be closed."""
        self._timer.stop()
        self._end()
        self._journal = None

    def look(self) -> None:
        """Look it over if that is due."""
        journal, clock = self._journal, self._clock
        if journal is None or self._job is not None:
            return
        self._timer.start(LOOK_MS)

        def work(watch: Callable[[Any], bool]) -> "Examination | None":
            # What happens once a week is loaded when it does.
            from journal_app.services import looking_over

            if not looking_over.due(journal.folder, clock=clock):
                return None
            return looking_over.look_over(journal.vault, journal.folder, clock=clock, watch=watch)

        self._job = self._jobs.watched(work)
        self._job.finished.connect(self._on_looked)
        # What keeps it from being read now is met by whatever reads it next.
        self._job.failed.connect(lambda _error: self._on_looked(None))

    def _on_looked(self, found: "Examination | None") -> None:
        self._job = None
        if found is not None and found.problem is not None:
            self.found.emit(found)

    def _end(self) -> bool:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None
