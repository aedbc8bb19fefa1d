"""`Almanac`: how much there is of each day, asked anew while things change, but not at each."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.calendar import EMPTY, Calendar
from journal_app.core.changes import Changes
from journal_app.runtime.jobs import Job
from journal_app.services import days
from journal_app.ui.context import Context

_GATHERED_MS: Final = 250
"""Changes within this time are answered by one question; an import makes many of them."""


class Almanac(QObject):
    """Holds the calendar of what is written."""

    changed = Signal()
    answered = Signal()
    """It changed because the journal was asked, not because it was forgotten."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._stale = True
        self._timer = QTimer(self, singleShot=True, interval=_GATHERED_MS)
        self._timer.timeout.connect(self._ask)
        self.calendar: Calendar = EMPTY

    def catch_up(self) -> None:
        """It is shown: ask if anything may be another."""
        if self._stale:
            self._ask()

    def miss(self, changes: Changes) -> None:
        """Something changed while it is not shown."""
        self._stale = self._stale or _touched(changes)

    def refresh(self, changes: Changes) -> None:
        """Something changed while it is shown."""
        if _touched(changes):
            self._stale = True
            if not self._timer.isActive():
                self._timer.start()

    def forget(self) -> None:
        """Drop what is known."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._stale = True
        self.calendar = EMPTY
        self.changed.emit()

    def _ask(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._stale = False
        self._job = self._context.jobs.run(days.calendar)
        self._job.finished.connect(self._on_answer)

    def _on_answer(self, calendar: Calendar) -> None:
        self._job = None
        self.calendar = calendar
        self.changed.emit()
        self.answered.emit()


def _touched(changes: Changes) -> bool:
    return changes.order or bool(changes.pieces)
