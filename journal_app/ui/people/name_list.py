"""A quiet list of names or years: a sign, what it is called, and a line that tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.painting import draw_field, fade_where_cut
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TokenName
from journal_app.ui.widgets.calm_list import CalmList
from journal_app.ui.widgets.direction import draw_words, leading, trailing

_ROW: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 40
_NAME: Final = 26
_LINE: Final = 17
_BELOW: Final = 6
"""The parts of a row whose line stands below its name."""
_SIDE: Final = 12
_ICON: Final = 16
_GAP: Final = 10
_EDGES: Final = 4
_FADE: Final = 16
_ENDLESS: Final = 10_000
_MOST_BESIDE: Final = 200
"""How much of a long name stands beside its line before it is shortened."""

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line; `veiled` is what it is called where nobody points at it."""

    key: str
    words: str
    line: str = ""
    veiled: str = ""
    icon: str = ""
    tint: str | None = None
    quiet: bool = False

    @property
    def told(self) -> str:
        """What it is called for whoever passes it."""
        return self.veiled or self.words


class NameList(CalmList):
    """A real list; Enter or a click is `opened`, and what one points at is called in full.

    Where a name and its line do not both fit beside each other, every line stands below its name,
    in as many lines as the longest one takes.
    """

    opened = Signal(str)
    """Carries the key of a row."""
    rearranged = Signal()
    """Its rows are of another height now."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        ground: TokenName = "surface",
    ) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._ground = ground
        self._beside = 0.0
        self._lines: dict[str, float] = {}
        self.below = 0
        """How many lines stand below each name; with none they stand beside it."""
        self.setItemDelegate(_Delegate(theme, self))
        self.clicked.connect(lambda index: self.opened.emit(index.data(_ROW).key))
        theme.resized.connect(self._measure)

    @property
    def rows(self) -> list[Row]:
        """What is listed."""
        return [self.items.item(at).data(_ROW) for at in range(self.items.rowCount())]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Let exactly these be listed; the one that was current stays it, if it is still there."""
        if list(rows) == self.rows:
            return
        index = self.currentIndex()
        here = index.data(_ROW).key if index.isValid() else ""
        self.items.clear()
        for row in rows:
            item = QStandardItem(row.told)
            item.setData(row, _ROW)
            item.setData(row.told, Qt.ItemDataRole.AccessibleTextRole)
            full = (row.words,) if row.veiled else ()
            told = ", ".join(part for part in (*full, row.line) if part)
            item.setData(told, Qt.ItemDataRole.AccessibleDescriptionRole)
            self.items.appendRow(item)
            if row.key == here:
                self.setCurrentIndex(item.index())
        self._measure()

    def height_of(self, rows: int) -> int:
        """How high it is with so many rows in view."""
        return rows * max(1, self.sizeHintForRow(0)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, fading where more of them follow."""
        super().paintEvent(event)
        fade_where_cut(self, self._theme, self._theme.px(_FADE), ground=self._ground)

    def take_focus(self) -> None:
        """Go into it: to what was current, else the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.items.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for a line beside its name, or none any more."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc belongs to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            index = self.currentIndex()
            if index.isValid():
                self.opened.emit(index.data(_ROW).key)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _measure(self) -> None:
        """How wide the lines are, and a row in which the widest stands beside its name."""
        px = self._theme.px
        name, line = (QFontMetricsF(self._theme.font(style)) for style in ("body", "caption"))
        told = [row for row in self.rows if row.line]
        self._lines = {row.line: line.horizontalAdvance(row.line) for row in told}
        self._beside = max(
            (
                min(name.horizontalAdvance(row.words), px(_MOST_BESIDE))
                + self._lines[row.line]
                + px(_GAP)
                + self._taken(row)
                for row in told
            ),
            default=0.0,
        )
        self._arrange()
        self.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        width = self.viewport().width() - _EDGES
        below = self._wrapped(width) if width < self._beside else 0
        if below != self.below:
            self.below = below
            self.scheduleDelayedItemsLayout()
            self.rearranged.emit()

    def _wrapped(self, width: float) -> int:
        """In how many lines the longest one stands below its name."""
        told = QFontMetricsF(self._theme.font("caption"))
        room = QRectF(0, 0, width - max(map(self._taken, self.rows)), _ENDLESS)
        heights = [
            told.boundingRect(room, Qt.TextFlag.TextWordWrap, line).height()
            for line, wide in self._lines.items()
            if wide > room.width()
        ]
        return round(max(heights, default=told.height()) / told.lineSpacing()) or 1

    def _taken(self, row: Row) -> int:
        """What a row has beside its words."""
        return self._theme.px(2 * _SIDE + (_ICON + _GAP if row.icon else 0))


class _Delegate(QStyledItemDelegate):
    """One line a row; the name in full where one points or stands."""

    def __init__(self, theme: Theme, view: NameList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high as any other."""
        below = self._view.below
        height = _NAME + below * _LINE + _BELOW if below else _HEIGHT
        return QSize(self._theme.px(120), self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground by state, sign, name, line."""
        theme = self._theme
        row: Row = index.data(_ROW)
        rect: QRectF = QRectF(option.rect).adjusted(1, 1, -1, -1)
        stands = bool(option.state & QStyle.StateFlag.State_HasFocus)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stands:
            edge = theme.color("accent") if theme.high_contrast else None
            ground = theme.color("accent_soft")
            draw_field(painter, rect, RADIUS_CONTROL, fill=ground, line=edge)
        elif pointed:
            draw_field(painter, rect, RADIUS_CONTROL, fill=theme.mix("canvas", "ink", 0.045))
        self._paint_row(painter, rect, row, row.words if stands or pointed else row.told)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row, words: str) -> None:
        theme, px = self._theme, self._theme.px
        inside = rect.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        rtl = self._view.isRightToLeft()
        if row.icon:
            side = px(_ICON)
            x = inside.right() - side if rtl else inside.left()
            tone = theme.color("ink3") if row.tint is None else mark_colors(theme, row.tint)[1]
            square = QRectF(x, inside.center().y() - side / 2, side, side)
            theme.icons.draw(painter, row.icon, tone, square, mirrored=rtl)
            taken = side + px(_GAP)
            inside = inside.adjusted(0, 0, -taken, 0) if rtl else inside.adjusted(taken, 0, 0, 0)
        painter.setPen(theme.color("ink3" if row.quiet else "ink"))
        if self._view.below and row.line:
            above = QRectF(inside.topLeft(), QSizeF(inside.width(), px(_NAME)))
            draw_words(painter, above, words, theme.font("body"), leading(self._view))
            painter.setPen(theme.color("ink3"))
            painter.setFont(theme.font("caption"))
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            place = leading(self._view) & Qt.AlignmentFlag.AlignHorizontal_Mask
            below = inside.adjusted(0, px(_NAME), 0, 0)
            painter.drawText(below, wrapped | place | Qt.AlignmentFlag.AlignAbsolute, row.line)
        else:
            self._paint_beside(painter, inside, words, row.line)

    def _paint_beside(self, painter: QPainter, inside: QRectF, words: str, told: str) -> None:
        theme, small = self._theme, self._theme.font("caption")
        line = QFontMetricsF(small).horizontalAdvance(told) + 2 if told else 0.0
        room = line + theme.px(_GAP) if told else 0.0
        rtl = self._view.isRightToLeft()
        name = inside.adjusted(room, 0, 0, 0) if rtl else inside.adjusted(0, 0, -room, 0)
        draw_words(painter, name, words, theme.font("body"), leading(self._view))
        if told:
            painter.setPen(theme.color("ink3"))
            x = inside.left() if rtl else inside.right() - line
            box = QRectF(x, inside.top(), line, inside.height())
            draw_words(painter, box, told, small, trailing(self._view))
