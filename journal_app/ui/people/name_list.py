"""A quiet list of names or years: a sign, what it is called, and a line that tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.calm_list import CalmList
from journal_app.ui.widgets.direction import draw_words, leading, trailing

_ROW: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 40
_SIDE: Final = 12
_ICON: Final = 16
_GAP: Final = 10
_MOST_OF_NAME: Final = 0.62
"""Of the width, where name and line do not both fit."""

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
    """A real list; Enter or a click is `opened`, and what one points at is called in full."""

    opened = Signal(str)
    """Carries the key of a row."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_Delegate(theme, self))
        self.clicked.connect(lambda index: self.opened.emit(index.data(_ROW).key))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

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

    def height_of(self, rows: int) -> int:
        """How high it is with so many rows in view."""
        return rows * max(1, self.sizeHintForRow(0)) + 2

    def take_focus(self) -> None:
        """Go into it: to what was current, else the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.items.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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


class _Delegate(QStyledItemDelegate):
    """One line a row; the name in full where one points or stands."""

    def __init__(self, theme: Theme, view: NameList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high as any other."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

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
        font, small = theme.font("body"), theme.font("caption")
        name = QFontMetricsF(font).horizontalAdvance(words)
        room = inside.width() - min(name, inside.width() * _MOST_OF_NAME) - px(_GAP)
        line = max(0.0, min(QFontMetricsF(small).horizontalAdvance(row.line) + 2, room))
        gap = px(_GAP) if line else 0
        first, last = (line + gap, 0.0) if rtl else (0.0, -(line + gap))
        painter.setPen(theme.color("ink3" if row.quiet else "ink"))
        draw_words(painter, inside.adjusted(first, 0, last, 0), words, font, leading(self._view))
        if line > px(24):
            x = inside.left() if rtl else inside.right() - line
            painter.setPen(theme.color("ink3"))
            box = QRectF(x, inside.top(), line, inside.height())
            draw_words(painter, box, row.line, small, trailing(self._view))
