"""The pieces of one day: cards of the timeline without headings, the earliest first."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter

from journal_app.core.timeline import TimelineIndex
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.months import Months
from journal_app.ui.timeline.view import TimelineView


class DayModel(TimelineModel):
    """A timeline of a single day, whose date stands above it."""

    def _months_of(self, index: TimelineIndex) -> Months:
        return Months(len(index), (), ())


class DayList(TimelineView):
    """Where the timeline goes by months, this goes by days."""

    stepped = Signal(int)
    """To the day before (-1) or after (1)."""

    def go_to_month_before(self) -> None:
        """To the day before in time."""
        self.stepped.emit(-1)

    def go_to_month_after(self) -> None:
        """To the day after in time."""
        self.stepped.emit(1)

    def _paint_month_in_view(self, painter: QPainter, first_row: int) -> None:
        """No month stays in view here."""
