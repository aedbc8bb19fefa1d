"""The days of one month, a disc each."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.side.month_model import MonthModel
from journal_app.ui.timeline.side.time_header import TimeHeader
from journal_app.ui.timeline.side.time_table import BEYOND, TimeTable

_DISC: Final = 28
_ROW: Final = 33
_ROW_OF_SIX: Final = 28
_HEADER: Final = 22
_USUAL_WEEKS: Final = 5


class MonthTable(TimeTable):
    """Page Up and Page Down show the months beside."""

    turned = Signal(int)
    """The month before (-1) or after (1) is wanted."""

    def __init__(self, theme: Theme, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, _("Month"), parent)
        self._month = model
        self.setHorizontalHeader(TimeHeader(theme, Qt.Orientation.Horizontal, self))
        self.verticalHeader().hide()
        self.restyle()

    def restyle(self) -> None:
        """The same height for every month: six weeks stand closer."""
        px, weeks = self._theme.px, self.time.rowCount()
        header, whole = px(_HEADER), px(_HEADER) + px(_ROW) * _USUAL_WEEKS + px(6)
        row = px(_ROW)
        if weeks > _USUAL_WEEKS:
            row = min(px(_ROW_OF_SIX), (whole - header - BEYOND) // weeks)
        self.horizontalHeader().setFixedHeight(header)
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFixedHeight(whole)

    def start(self) -> date:
        """Today, or the first of the month."""
        today = self.time.today()
        return today if today.replace(day=1) == self._month.first else self._month.first

    def shape_of(self, cell: QRectF) -> QRectF:
        """A disc in the middle."""
        side = min(cell.width(), cell.height(), self._theme.px(_DISC)) - 2
        middle = cell.center()
        return QRectF(middle - QPointF(side / 2, side / 2), middle + QPointF(side / 2, side / 2))

    def draw_shape(self, painter: QPainter, shape: QRectF) -> None:
        """A disc."""
        painter.drawEllipse(shape)

    def draw_words(
        self, painter: QPainter, shape: QRectF, day: date, ground: QColor | None
    ) -> None:
        """The number of the day."""
        theme, today = self._theme, self.time.today()
        ink = theme.color("ink" if day <= today else "ink3")
        painter.setPen(ink if ground is None else theme.on(ground))
        painter.setFont(theme.font("caption", weight=600 if day == today else 500))
        number = self.time.locale.toString(day.day)
        painter.drawText(shape.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The months beside, besides what every table of time knows."""
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turned.emit(-1)
            case Qt.Key.Key_PageDown:
                self.turned.emit(1)
            case _:
                super().keyPressEvent(event)
