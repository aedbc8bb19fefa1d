"""Which piece stands before and after the one that is read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.runtime.jobs import Jobs
from journal_app.ui.reader import loading


class Neighbours(QObject):
    """Knows the order of the timeline, and where a piece stood before it went into the bin."""

    changed = Signal()

    def __init__(self, jobs: Jobs, trouble: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._trouble = trouble
        self.index: TimelineIndex | None = None
        self._among: TimelineIndex | None = None
        self._row = 0

    def walk(self, among: TimelineIndex | None) -> None:
        """Go through what was found, as long as it is there; through everything where none was."""
        self._among = among

    def load(self) -> None:
        """Ask for the order anew."""
        job = self._jobs.run(loading.order)
        job.finished.connect(self._on_order)
        job.failed.connect(self._trouble)

    def forget(self) -> None:
        """Know no order."""
        self.index = self._among = None

    def stand_at(self, piece: PieceId | None) -> None:
        """Remember where this piece stands, as long as it does."""
        if self.index is not None and piece is not None:
            row = self.index.row_of(piece)
            self._row = self._row if row is None else row

    def beside(self, piece: PieceId | None, step: int) -> PieceId | None:
        """What stands so many steps further down."""
        if self.index is None or piece is None:
            return None
        return loading.neighbour(self.index, piece, self._row, step)

    def _on_order(self, index: TimelineIndex) -> None:
        self.index = index if self._among is None else loading.still_there(self._among, index)
        self.changed.emit()
