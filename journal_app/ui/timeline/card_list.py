"""A list of cards as one sees and uses it: months between them, keys and mouse."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, Generic, Protocol

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.headings import MONTH_HEIGHT, STICKS_AT, STICKY_HEIGHT, Headings
from journal_app.ui.timeline.moves import Action
from journal_app.ui.timeline.row_list import RowList, RowSizes
from journal_app.ui.timeline.row_model import AnyIndex, K, RowModel
from journal_app.ui.timeline.viewport import Anchor

_BELOW: Final = 12
_BY_KEY: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
     Qt.FocusReason.ShortcutFocusReason}
)  # fmt: skip
_NO_MODIFIERS: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts(Generic[K]):
    """Where one is in the list, told by keys, so that it can be found again in another list."""

    first: K | None = None
    """The first card in view."""
    y: int = 0
    """Where that begins in the view, in pixels."""
    chosen: K | None = None


class CardSizes(RowSizes, Protocol):
    """Says how high cards are, and in which column they stand."""

    column: Column

    def fit(self, width: int) -> bool:
        """Take the column of a list so many pixels wide; whether texts get another width."""
        ...

    def restyle(self) -> None:
        """Take fonts and sizes anew, and forget every word laid out."""
        ...


class CardList(RowList[K]):
    """Cards among the headings of their months; a subclass paints them and knows more keys."""

    opened = Signal(object)
    """Carries the key of the card to open."""
    chosen = Signal(object)
    """Carries the key of the card that is chosen now, or `None`."""
    month_moved = Signal(object)
    """Carries the first day of the month that is at the top of the view now."""
    measured = Signal()
    """What stands here, or how high it is, may be another now."""

    def __init__(
        self,
        theme: Theme,
        model: RowModel[K],
        cards: CardSizes,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        self._theme = theme
        self._cards = cards
        self._month: date | None = None
        super().__init__(model, cards, parent)
        self._headings = Headings(theme, self.viewport(), locale)
        self._hovered: int | None = None
        self._by_keyboard = False
        self._back_in_time = 1
        """Which way the month before stands: 1 below, -1 above."""
        self.setProperty("noRing", True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.resized.connect(self._on_resized)

    def updateGeometries(self) -> None:
        """The view has another size, and with it maybe the column."""
        if self._cards.fit(self.width()):
            self.relayout()
        super().updateGeometries()

    def _sync(self) -> None:
        super()._sync()
        rows = self._view.rows()
        month = self._rows.month_at(rows[0]) if rows and self._rows.months.firsts else None
        if month != self._month:
            self._month = month
            if month is not None:
                self.month_moved.emit(month)
        self.measured.emit()

    def height_up_to(self, most: int) -> int:
        """How many pixels all cards need, as far as there are so many."""
        height = self._sizes.room_below()
        for row in range(self._rows.rowCount()):
            if height >= most:
                return most
            height += self._view.measured(row)
        return min(height, most)

    # Where one is.

    def whereabouts(self) -> Whereabouts[K]:
        """Where one is now; at the very top one stays there, whatever comes."""
        chosen = self.chosen_key()
        for row in self._view.rows() if self._view.top > 0 else ():
            key = self._rows.key_at(row)
            if key is not None:
                return Whereabouts(first=key, y=self._view.y_of(row), chosen=chosen)
        return Whereabouts(chosen=chosen)

    def where_chosen(self) -> Whereabouts[K] | None:
        """Where the chosen card is, if it is in view."""
        chosen = self.chosen_key()
        row = self.currentIndex().row()
        if chosen is None or row not in self._view.rows():
            return None
        return Whereabouts(first=chosen, y=self._view.y_of(row), chosen=chosen)

    def go_to(self, where: Whereabouts[K]) -> None:
        """Be there again, as far as it is still there."""
        row = None if where.first is None else self._rows.row_of(where.first)
        if row is not None:
            self.put(Anchor(row, where.y))
        if where.chosen is not None:
            self._choose_row(self._rows.row_of(where.chosen))

    def choose(self, key: K) -> bool:
        """Choose a card and bring it into view; `False` when it is not in the list."""
        row = self._rows.row_of(key)
        self._choose_row(row)
        if row is not None:
            self._reveal_card(row)
        return row is not None

    def choose_first(self) -> None:
        """Choose what is first in view, if nothing is chosen."""
        if self.chosen_key() is None:
            row = self._moves.first_in_view()
            self._choose_row(row)
            if row is not None:
                self._reveal_card(row)

    def chosen_key(self) -> K | None:
        """The key of the card that is chosen."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else None

    def _choose_row(self, row: int | None) -> None:
        if row is not None:
            self.setCurrentIndex(self._rows.index(row))

    def _reveal_card(self, row: int) -> None:
        px = self._theme.px
        above = px(STICKY_HEIGHT)
        heading = row - 1
        if heading >= 0 and self._rows.key_at(heading) is None:
            above = px(MONTH_HEIGHT)
        self.reveal(row, above, px(_BELOW))

    def forget(self) -> None:
        """Drop every word that was laid out."""
        self._cards.restyle()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in view, and above them the month one is in."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._view.rows()
        for row in rows:
            top = self._view.y_of(row)
            height = self._heights.height(row)
            if top < event.rect().bottom() + 1 and top + height > event.rect().top():
                self._paint_row(painter, row, top, height)
        if rows:
            self._paint_month_in_view(painter, rows[0])

    def _paint_row(self, painter: QPainter, row: int, top: int, height: int) -> None:
        if self._rows.key_at(row) is None:
            self._headings.paint_month(painter, self._cards.column, top, self._rows.month_at(row))
        else:
            self._paint_card(painter, row, top, height)

    @abstractmethod
    def _paint_card(self, painter: QPainter, row: int, top: int, height: int) -> None:
        """Paint the card in this row, which begins at `top`."""

    def _paint_month_in_view(self, painter: QPainter, first_row: int) -> None:
        months = self._rows.months
        month = months.month_at(first_row)
        if self._heading_top(month) > -self._theme.px(STICKS_AT):
            month -= 1
        if month < 0:
            return
        following = month + 1
        next_top = self._heading_top(following) if following < len(months.firsts) else None
        self._headings.paint_sticky(painter, self._cards.column, months.days[month], next_top)

    def _heading_top(self, month: int) -> int:
        return self._view.y_of(self._rows.months.heading_row(month))

    # Keys.

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The card a key leads to; from nowhere it is the first in view."""
        current = self.currentIndex()
        if not self._view.rows():
            return QModelIndex()
        if not current.isValid() and action not in (Action.MoveHome, Action.MoveEnd):
            row = self._moves.first_in_view()
        else:
            row = self._moves.after(action, current.row(), self._theme.px(STICKY_HEIGHT))
        return current if row is None else self._rows.index(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of our own first; then Qt's, which move."""
        self._by_keyboard = True
        before = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            # Qt would copy the name that screen readers hear.
            event.ignore()
        elif event.modifiers() in _NO_MODIFIERS and self._handled(Qt.Key(event.key())):
            event.accept()
        elif event.text().isprintable() and event.text().strip():
            # Qt would look for a row that begins so; here letters belong to commands.
            event.ignore()
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() not in (before, -1):
                self._reveal_card(self.currentIndex().row())
        self.viewport().update()

    def _handled(self, key: Qt.Key) -> bool:
        chosen = self.chosen_key()
        return chosen is not None and self._act(key, chosen)

    def _act(self, key: Qt.Key, chosen: K) -> bool:
        """What this key does with the card that is chosen; whether it does anything."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
            return True
        return False

    def commands(self) -> Mapping[ActionId, Command]:
        """What leads from one card to another, where there are any."""
        if not self._view.rows():
            return {}
        return {
            ActionId.NEXT_ENTRY: partial(self._go_by, Action.MoveDown),
            ActionId.PREVIOUS_ENTRY: partial(self._go_by, Action.MoveUp),
            ActionId.PREVIOUS_MONTH: self.go_to_month_before,
            ActionId.NEXT_MONTH: self.go_to_month_after,
        }

    def _go_by(self, action: QAbstractItemView.CursorAction) -> None:
        self._by_keyboard = True
        row = self.moveCursor(action, Qt.KeyboardModifier.NoModifier).row()
        if row >= 0:
            self._choose_row(row)
            self._reveal_card(row)

    def go_to_month_before(self) -> None:
        """To the month before in time."""
        self._go_to_month(self._back_in_time)

    def go_to_month_after(self) -> None:
        """To the month after in time."""
        self._go_to_month(-self._back_in_time)

    def _go_to_month(self, step: int) -> None:
        rows = self._view.rows()
        if not rows:
            return
        current = self.currentIndex()
        row = current.row() if current.isValid() else rows[0]
        heading = self._moves.heading_beside(row, step)
        if heading is not None:
            self.put(Anchor(heading, 0))
            self._choose_row(heading + 1)

    # Mouse and focus.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card that is pressed."""
        self._by_keyboard = False
        row = self._card_row_at(event)
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose_row(row)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        row = self._card_row_at(event)
        key = None if row is None else self._rows.key_at(row)
        if key is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: what a press means is done."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is pointed at."""
        self._hover(self._card_row_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._hover(None)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is under the pointer moves away from it."""
        self._hovered = None
        super().scrollContentsBy(dx, dy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by key, something is chosen, so that keys have something to act on."""
        by_key = event.reason() in _BY_KEY
        if by_key:
            self._by_keyboard = True
            self.choose_first()
        if self.currentIndex().isValid():
            super().focusInEvent(event)
            self.tell_focus()
        else:
            # Without one Qt would make the first row current, unseen.
            QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which card is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._rows.key_at(current.row()) if current.isValid() else None)

    def _card_row_at(self, event: QMouseEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._rows.key_at(index.row()) is None:
            return None
        return index.row()

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _on_resized(self) -> None:
        self._cards.restyle()
        self._cards.fit(self.width())
        self.relayout()
