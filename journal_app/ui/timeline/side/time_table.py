"""`TimeTable`: a table of days or months, real to screen readers, painted as a calendar."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.timeline.side.time_model import AnyIndex, TimeModel

TONES: tuple[TokenName, ...] = ("h0", "h1", "h2", "h3", "h4")
BEYOND: Final = 3
"""Pixels by which the ring of a small cell reaches beyond it."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TimeDelegate(QStyledItemDelegate):
    """Paints one cell: its tone, the ring of now, and where the keyboard is."""

    def __init__(self, theme: Theme, table: "TimeTable") -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Nothing where the cell holds no day."""
        day = self._table.time.date_at(index)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._table.shape_of(QRectF(option.rect))
        state = option.state
        tone = self._table.time.tone(day)
        fill = self._fill(tone, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        if fill is not None:
            edge = self._theme.high_contrast and tone > 0
            painter.setPen(QPen(self._theme.color("line_strong"), 1) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            self._table.draw_shape(painter, shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 3 if self._theme.high_contrast else 2))
            self._table.draw_shape(painter, shape.adjusted(-2, -2, 2, 2))
        elif self._table.time.is_now(day):
            painter.setPen(QPen(self._theme.color("ink"), 1.6))
            self._table.draw_shape(painter, shape.adjusted(-2, -2, 2, 2))
        ground = fill if tone else None
        self._table.draw_words(painter, shape, day, ground)
        painter.restore()

    def _fill(self, tone: int, *, hovered: bool) -> QColor | None:
        if hovered:
            ground = self._theme.color(TONES[tone]) if tone else self._theme.color("surface")
            return self._theme.mix(ground, "ink", 0.1)
        if tone == 0 and not self._table.empty_cells_shown:
            return None
        return self._theme.color(TONES[tone])


class TimeTable(QTableView):
    """A subclass says how a cell looks; Enter, Space or a press go where the cell says."""

    picked = Signal(object)
    """Carries the day, or the first day of the month."""
    empty_cells_shown = False

    def __init__(
        self, theme: Theme, model: TimeModel, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.time = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(TimeDelegate(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("noRing", True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.clicked.connect(self._pick)
        theme.changed.connect(self.restyle)

    @abstractmethod
    def restyle(self) -> None:
        """Take fonts and sizes anew, also after rows came or went."""

    @abstractmethod
    def shape_of(self, cell: QRectF) -> QRectF:
        """Where in its cell the tone is painted."""

    @abstractmethod
    def draw_shape(self, painter: QPainter, shape: QRectF) -> None:
        """The outline and fill of a tone."""

    def draw_words(
        self, painter: QPainter, shape: QRectF, day: date, ground: QColor | None
    ) -> None:
        """What is written into a cell, if anything."""

    @abstractmethod
    def start(self) -> date:
        """The day that the keyboard is on when it first comes here."""

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """The ring that may come or go reaches beyond its cell."""
        super().dataChanged(first, last, roles)
        if first == last:
            ring = self.visualRect(first).adjusted(-BEYOND, -BEYOND, BEYOND, BEYOND)
            self.viewport().update(ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells of one picture are of one day."""
        with self.time.on_one_day():
            super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is always on some day."""
        if self.time.date_at(self.currentIndex()) is None:
            self.setCurrentIndex(self.time.index_of(self.start()))
        super().focusInEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the day; arrows move, as in every table."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pick(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """There is nothing to find by letters."""

    def _pick(self, index: AnyIndex) -> None:
        day = self.time.date_at(index)
        if day is not None:
            self.picked.emit(day)
