"""Years and their months, a small field each."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.side.time_header import TimeHeader
from journal_app.ui.timeline.side.time_model import AnyIndex
from journal_app.ui.timeline.side.time_table import TimeTable
from journal_app.ui.timeline.side.years_model import YearsModel

_CELL: Final = 16
_ROW: Final = 19
_HEADER: Final = 18
_YEAR: Final = 44
_RADIUS: Final = 4


class YearsTable(TimeTable):
    """Months without a word are shown too, paler, so that the years keep their shape."""

    empty_cells_shown = True

    def __init__(self, theme: Theme, model: YearsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, _("Years"), parent)
        self._model = model
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.setHorizontalHeader(TimeHeader(theme, across, self))
        years = TimeHeader(theme, down, self, lambda row: model.year_at(row) == model.here.year)
        self.setVerticalHeader(years)
        self.restyle()

    def restyle(self) -> None:
        """As high as there are years."""
        px = self._theme.px
        self.horizontalHeader().setFixedHeight(px(_HEADER))
        self.verticalHeader().setFixedWidth(px(_YEAR))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.setFixedHeight(px(_HEADER) + px(_ROW) * self.time.rowCount() + px(4))

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """With the month that is ringed, the year that is stronger may be another."""
        super().dataChanged(first, last, roles)
        # Told that data of the header changed, Qt would lay out and paint the whole table anew.
        self.verticalHeader().viewport().update()

    def start(self) -> date:
        """The month one is in."""
        here = self._model.here
        index = self._model.index_of(here)
        if index.isValid():
            return here
        newest = self._model.year_at(0) if self._model.rowCount() else here.year
        return date(newest, 1, 1)

    def shape_of(self, cell: QRectF) -> QRectF:
        """Nearly the whole cell."""
        px = self._theme.px
        width, height = min(cell.width() - 3, px(_CELL)), min(cell.height() - 5, px(_CELL))
        half = QPointF(width / 2, height / 2)
        return QRectF(cell.center() - half, cell.center() + half)

    def draw_shape(self, painter: QPainter, shape: QRectF) -> None:
        """A field with round corners."""
        painter.drawRoundedRect(shape, _RADIUS, _RADIUS)
