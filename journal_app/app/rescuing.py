"""`Rescuing`: one rescue behind the window, how far it is, and letting go of it in time."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from journal_app.core.clock import Clock
from journal_app.core.rescue_report import RescueReport
from journal_app.runtime.jobs import Jobs
from journal_app.services import rescue
from journal_app.services.ways import Key
from journal_app.ui.lock.work import Work, Working

_TOO_LATE = 95
"""From here on the new journal takes its place: letting go of it would be a lie."""


class Rescuing(QObject):
    """Tells on the window's thread what happens on another."""

    work_changed = Signal(object)
    """Carries the `Work` to show."""
    finished = Signal(object)
    """Carries the `RescueReport`."""
    failed = Signal(object)
    cancelled = Signal()
    """It was let go of; nothing was changed."""

    _progressed = Signal(int, int)

    def __init__(self, jobs: Jobs, home: Path, way: Key, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._home = home
        self._way = way
        self._clock = clock
        self._let_go = threading.Event()
        # Emitted on the working thread, and so delivered on this one.
        self._progressed.connect(self._on_progressed)

    def start(self) -> None:
        """Begin."""
        self.work_changed.emit(Work(doing=Working.RESCUING, may_cancel=True))
        job = self._jobs.apart(self._work, to_the_end=True)
        job.finished.connect(self.finished)
        job.failed.connect(self._on_failed)

    def cancel(self) -> None:
        """Let go of it, as long as nothing has taken the journal's place."""
        self._let_go.set()
        self.work_changed.emit(Work(doing=Working.RESCUING, may_cancel=True, cancelling=True))

    def _work(self) -> RescueReport:
        return rescue.rescue(self._home, self._way, clock=self._clock, progress=self._progress)

    def _progress(self, done: int, total: int) -> None:
        if done < _TOO_LATE and self._let_go.is_set():
            raise _LetGo
        self._progressed.emit(done, total)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self._let_go.is_set() and done < _TOO_LATE:
            return
        may = done < _TOO_LATE
        self.work_changed.emit(Work(doing=Working.RESCUING, done=done, total=total, may_cancel=may))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, _LetGo):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


class _LetGo(Exception):
    """Somebody pressed Cancel in time."""
