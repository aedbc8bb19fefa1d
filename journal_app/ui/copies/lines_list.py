"""A list of things told in two lines each, all of one height; a real list to screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import OWN_WORDS, RADIUS_CONTROL, TextStyle
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, reads_rtl, visual_rect

_SIDE: Final = 14
_ABOVE: Final = 10
_ICON: Final = 20
_GAP: Final = 14

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """One row: an icon that only decorates, what it is, and a line about it."""

    icon: str
    title: str
    line: str = ""
    spoken: str = ""
    """The whole of it in one sentence, for screen readers."""
    faint: bool = False
    """Nothing can be done with it."""


class LinesModel(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Lines] = []

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name of the row; the delegate asks for the row itself instead."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in spoken:
            return None
        return self._rows[index.row()].spoken

    def at(self, row: int) -> Lines:
        """What stands in this row."""
        return self._rows[row]

    def show(self, rows: Sequence[Lines]) -> None:
        """Let exactly these be shown."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Lines]) -> None:
        """More of them at the end."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def put(self, row: int, lines: Lines) -> None:
        """Tell this row otherwise."""
        self._rows[row] = lines
        self.dataChanged.emit(self.index(row), self.index(row))


class LinesList(QListView):
    """Arrow keys and a click choose, Enter and a double click open; nothing can be copied out."""

    chosen = Signal(int)
    """Carries the row that is chosen now, or -1."""
    opened = Signal(int)
    """Carries the row to open."""
    seen = Signal()
    """Other rows are in view."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        line_style: TextStyle = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = LinesModel(self)
        self.setModel(self.rows)
        self.line_style: TextStyle = line_style
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName(name)
        self.setProperty("noRing", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.seen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._restyle)

    def choose(self, row: int) -> None:
        """Choose this row and bring it into view."""
        self.setCurrentIndex(self.rows.index(row))

    def chosen_row(self) -> int:
        """The row that is chosen, or -1."""
        return self.currentIndex().row()

    def rows_in_view(self) -> range:
        """The rows that can be seen at least in part."""
        high = self.row_height()
        top = self.verticalScrollBar().value()
        first = top // high
        last = (top + max(0, self.viewport().height() - 1)) // high
        return range(first, min(self.rows.rowCount(), last + 1))

    def row_height(self) -> int:
        """How high every row is, in pixels."""
        theme = self._theme
        words = theme.line_height("label") + theme.line_height(self.line_style)
        return round(words) + theme.px(2 * _ABOVE)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Qt’s own keys move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            # Qt would copy the name that screen readers hear.
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_row() >= 0:
            self.opened.emit(self.chosen_row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here, something is chosen, so that keys have something to act on."""
        super().focusInEvent(event)
        if self.chosen_row() < 0 and self.rows.rowCount():
            self.choose(0)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows come into view."""
        super().resizeEvent(event)
        self.seen.emit()

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    """Icon, title and line on the ground of the row’s state."""

    def __init__(self, theme: Theme, view: LinesList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """One height for all."""
        return QSize(self._theme.px(200), self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        theme, px, viewport = self._theme, self._theme.px, self._view.viewport()
        row = QRectF(option.rect)
        lines = self._view.rows.at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        side = float(px(_ICON))
        icon_top = row.y() + px(_ABOVE) + (theme.line_height("label") - side) / 2
        icon = visual_rect(viewport, QRectF(px(_SIDE), icon_top, side, side))
        tone = theme.color("ink3" if lines.faint else "ink2")
        theme.icons.draw(painter, lines.icon, tone, icon, mirrored=is_rtl(viewport))
        start = px(_SIDE) + side + px(_GAP)
        width = row.width() - start - px(_SIDE)
        title = QRectF(start, row.y() + px(_ABOVE), width, theme.line_height("label"))
        painter.setPen(theme.color("ink2" if lines.faint else "ink"))
        place = leading(viewport)
        draw_words(painter, visual_rect(viewport, title), lines.title, theme.font("label"), place)
        line = QRectF(start, title.bottom(), width, theme.line_height(self._view.line_style))
        painter.setPen(theme.color("ink2"))
        draw_words(
            painter,
            visual_rect(viewport, line),
            lines.line,
            theme.font(self._view.line_style),
            self._line_place(lines.line, place),
        )
        painter.restore()

    def _line_place(self, line: str, place: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        """The person’s words stand by their own script."""
        if self._view.line_style not in OWN_WORDS:
            return place
        rtl = reads_rtl(line)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRectF) -> None:
        theme = self._theme
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = selected and self._view.hasFocus()
        fill = None
        if selected:
            fill = theme.color("accent_soft")
        elif hovered:
            fill = theme.mix("canvas", "ink", 0.06)
        edge = theme.color("line_strong") if theme.high_contrast else None
        if focused:
            edge = theme.color("focus")
        if fill is None and edge is None:
            return
        width = 2.0 if focused else 1.0
        ground = row.adjusted(2, 1, -2, -1)
        draw_field(painter, ground, RADIUS_CONTROL, fill=fill, line=edge, width=width)
