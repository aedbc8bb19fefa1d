"""A page that scrolls as a whole where the window is too low for its parts to scroll alone."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.edge_fade import DEPTH, EdgeFade
from journal_app.ui.widgets.window_watch import WindowWatch

LOW: Final = 480
"""Below this height of the window, divided by the zoom, the page scrolls as a whole."""
_AROUND: Final = DEPTH
"""At zoom 1: what is at hand stands clear of where the page fades."""
_STEP: Final = 40
_OFF, _ON = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_TURNS: Final = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


class WholePage(QAbstractScrollArea):
    """Put things into `column`; where there is room enough it is only a frame around them.

    A list or a text that scrolls by itself stays as high as the page at most, and is scrolled
    through once what stands above it is gone: one bar leads from the first line to the last.
    """

    room_changed = Signal()
    """The page has another height, or scrolls as a whole now, or does no more."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, where_needed: bool = False
    ) -> None:
        """With `where_needed` it scrolls as a whole where its parts have no room, at any height."""
        super().__init__(parent)
        self._theme = theme
        self._where_needed = where_needed
        self._whole = False
        self._off = False
        self._busy = False
        self._outer = 0
        """How far what stands in `column` is scrolled, in pixels."""
        self._through: QAbstractScrollArea | None = None
        self._parts: list[QAbstractScrollArea] = []
        self._seen: QWidget | None = None
        """What was brought into view last, and stays there while the page is laid out."""
        self._watch: WindowWatch | None = None
        self._inside = QFrame(self.viewport())
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setVerticalScrollBarPolicy(_OFF)
        self.viewport().setAutoFillBackground(False)
        self._inside.installEventFilter(self)
        EdgeFade(theme, self, "surface")
        theme.resized.connect(self._decide)

    @property
    def whole(self) -> bool:
        """Whether the page scrolls as a whole now."""
        return self._whole

    @property
    def room(self) -> int:
        """How high the page is, in pixels."""
        return self.viewport().height()

    @property
    def lane(self) -> int:
        """How wide its bar is, in pixels; 0 where it has none."""
        return self.verticalScrollBar().sizeHint().width() if self._whole else 0

    def set_off(self, off: bool) -> None:
        """Whether what is shown now has to scroll by itself in any case."""
        self._off = off
        self._decide()

    def scroll_through(self, part: QAbstractScrollArea) -> None:
        """This part of the column scrolls too, as one with the page."""
        self._through = part
        if part not in self._parts:
            self._parts.append(part)
            bar = part.verticalScrollBar()
            bar.valueChanged.connect(partial(self._on_part_moved, part))
            bar.rangeChanged.connect(lambda _least, _most: self._tell())
            for watched in (part, part.viewport()):
                watched.installEventFilter(self)
            self.follow(part)
        self._give_bars()
        self._tell()

    def follow(self, part: QAbstractScrollArea) -> None:
        """Keep in view what is current in this part, or its caret."""
        if isinstance(part, QAbstractItemView):
            part.selectionModel().currentChanged.connect(lambda _now, _before: self._see(part))
        elif isinstance(part, QTextEdit):
            part.cursorPositionChanged.connect(partial(self._see, part))
        elif isinstance(part, QPlainTextEdit):
            part.cursorPositionChanged.connect(partial(self._follow_field, part))

    def widget(self) -> QWidget:
        """What is in it, as high as all of that."""
        return self._inside

    def to_top(self) -> None:
        """Back to the first line."""
        self.verticalScrollBar().setValue(0)

    def show_head(self) -> None:
        """Show what stands above, unless one is further down in the part that scrolls."""
        if self._through is None or self._through.verticalScrollBar().value() == 0:
            self.to_top()

    # What happens to it.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self._decide()
        self.room_changed.emit()
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The bar was moved: first what stands above goes, then the part is scrolled through."""
        if self._busy:
            return
        value, most = self.verticalScrollBar().value(), self._most_inside()
        before = self._above(most)
        self._busy, self._seen = True, None
        self._put(min(value, before) + max(0, value - before - most))
        if self._through is not None:
            self._through.verticalScrollBar().setValue(max(0, min(value - before, most)))
        self._busy = False
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wheel and keys on the part that is scrolled through are meant for the page."""
        kind, part = event.type(), self._through
        if watched is self._inside and kind == QEvent.Type.LayoutRequest:
            self._decide()
            self._arrange()
        elif self._whole and part is not None and kind == QEvent.Type.Wheel:
            if watched is part.viewport() and isinstance(event, QWheelEvent):
                self.wheelEvent(event)
                return True
        elif self._whole and isinstance(part, QTextEdit) and kind == QEvent.Type.MouseMove:
            if watched is part.viewport() and isinstance(event, QMouseEvent):
                self._follow_selecting(part, event)
        elif self._whole and watched is part and kind == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._turn(event)
        return super().eventFilter(watched, event)

    def _follow_selecting(self, part: QTextEdit, event: QMouseEvent) -> None:
        """Whoever selects beyond the edge of the window goes on there, a step a movement."""
        if event.buttons() != Qt.MouseButton.LeftButton:
            return
        down = part.viewport().mapTo(self.viewport(), event.position().toPoint()).y()
        beyond = min(0, down) + max(0, down - self.viewport().height())
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(-_STEP, min(_STEP, beyond)))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its window is known."""
        super().showEvent(event)
        if self._watch is None:
            self._watch = WindowWatch(self.window())
            # It goes with the page, and not with the window.
            self._watch.setParent(self)
            self._watch.focus_moved.connect(self._on_focus_moved)
        self._decide()

    # How it is done.

    def _decide(self) -> None:
        low = self.window().height() / self._theme.zoom < LOW
        if self._where_needed:
            low = self._height_for(self.viewport().width()) > self.room
        whole = low and not self._off
        if whole != self._whole:
            self._whole = whole
            self._give_bars()
            self.room_changed.emit()
            self._arrange()

    def _give_bars(self) -> None:
        """There is one bar: that of the page, or each part has its own."""
        self.setVerticalScrollBarPolicy(_ON if self._whole else _OFF)
        for part in self._parts:
            hidden = self._whole and part is self._through
            part.setVerticalScrollBarPolicy(_OFF if hidden else _ON)

    def _arrange(self) -> None:
        width, room = self.viewport().width(), self.room
        high = room
        if self._whole:
            high = max(room, self._height_for(width))
        changed = high != self._inside.height()
        self._inside.resize(width, high)
        self._put(self._outer)
        self._tell()
        if changed and self._seen is not None and isValid(self._seen):
            self._see(self._seen)

    def _height_for(self, width: int) -> int:
        """How high its parts are together: as they like, or as little as they can do with."""
        column = self.column
        if not column.hasHeightForWidth():
            size = column.totalMinimumSize() if self._where_needed else column.totalSizeHint()
            return size.height()
        if self._where_needed:
            return column.totalMinimumHeightForWidth(width)
        return column.totalHeightForWidth(width)

    def _put(self, outer: int) -> None:
        self._outer = max(0, min(outer, self._inside.height() - self.room))
        self._inside.move(0, -self._outer)

    def _tell(self) -> None:
        """Bring the bar to where we are."""
        if self._busy:
            return
        bar, part = self.verticalScrollBar(), self._through
        scrolled = (
            0 if part is None or not self._most_inside() else part.verticalScrollBar().value()
        )
        beyond = self._inside.height() - self.room
        self._busy = True
        bar.setRange(0, beyond + self._most_inside() if self._whole else 0)
        bar.setPageStep(self.room)
        bar.setSingleStep(self._theme.px(_STEP))
        bar.setValue(self._outer + scrolled)
        self._busy = False

    def _most_inside(self) -> int:
        part = self._through
        there = self._whole and part is not None and part.isVisibleTo(self._inside)
        return part.verticalScrollBar().maximum() if there and part is not None else 0

    def _above(self, most: int) -> int:
        """How far the page scrolls before the part does."""
        beyond = self._inside.height() - self.room
        if self._through is None or not most:
            return beyond
        return min(beyond, self._through.mapTo(self._inside, QPoint(0, 0)).y())

    def _on_part_moved(self, part: QAbstractScrollArea, value: int) -> None:
        """Whoever scrolls a part by itself sees that part alone; at its top, what is above it."""
        most = self._most_inside()
        if self._busy or part is not self._through or not most:
            return
        before = self._above(most)
        outer = 0 if value == 0 else max(self._outer, before)
        self._put(outer if value >= most else min(outer, before))
        self._tell()
        if _is_written(part) and part.hasFocus():
            self._see(part)

    def _turn(self, event: QKeyEvent) -> bool:
        """Scroll as this key asks; a list has other uses for it, and so has what one writes."""
        turn = _TURNS.get(Qt.Key(event.key()))
        bar = self.verticalScrollBar()
        own = isinstance(self._through, QAbstractItemView) or _is_written(self._through)
        if turn is None or own or event.modifiers() not in _PLAIN or bar.maximum() == 0:
            return False
        bar.triggerAction(turn)
        return True

    def _on_focus_moved(self, now: QWidget | None) -> None:
        part = self._through
        if now is None or not self._inside.isAncestorOf(now):
            return
        # What is read begins where it was left, under what stands above it.
        reads = part is not None and (now is part or now.isAncestorOf(part))
        if not reads or isinstance(now, QAbstractItemView):
            self._see(now)

    def _follow_field(self, field: QPlainTextEdit) -> None:
        """See where one writes, once the field is as high as its words."""
        if self._whole and field.hasFocus():
            QTimer.singleShot(0, field, partial(self._see, field))

    def _see(self, widget: QWidget) -> None:
        """Scroll so far that this can be seen; never while a mouse button is held."""
        # Under a pressed button nothing may move, or the click would miss it.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        around = self._theme.px(_AROUND)
        rect = _at_hand(widget, self.room - 2 * around)
        if not self._whole or pressed or rect.height() <= 0:
            return
        self._seen = widget
        port = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        in_part = widget is self._through or self._see_in_part(port, rect, around)
        top = port.mapTo(self._inside, rect.topLeft()).y() - around
        bottom = top + min(rect.height() + 2 * around, self.room)
        outer = self._outer
        if top < outer:
            outer = top
        elif bottom > outer + self.room:
            outer = bottom - self.room
        if outer == self._outer:
            return
        most = self._most_inside()
        before = self._above(most)
        after = most if outer > before and not in_part else 0
        self._put(min(outer, before) if in_part else outer)
        if not in_part and self._through is not None:
            self._busy = True
            self._through.verticalScrollBar().setValue(after)
            self._busy = False
        self._tell()

    def _see_in_part(self, port: QWidget, rect: QRect, around: int) -> bool:
        """Whether this stands in the part that is scrolled through; then that shows it first."""
        part = self._through
        inside = part.widget() if isinstance(part, QScrollArea) else None
        if not isinstance(part, QScrollArea) or inside is None or not inside.isAncestorOf(port):
            return False
        middle = QRect(port.mapTo(inside, rect.topLeft()), rect.size()).center()
        half = min(rect.height() // 2 + around, self.room // 2)
        part.ensureVisible(middle.x(), middle.y(), 0, half)
        return True


def _at_hand(widget: QWidget, room: int) -> QRect:
    """The part of it that the keyboard is on; nothing where it is on no row and no word."""
    if isinstance(widget, QAbstractItemView):
        return widget.visualRect(widget.currentIndex())
    if isinstance(widget, QTextEdit):
        # A text that was just put there has its caret at its start, and so has an empty one.
        unread = widget.document().isEmpty() if _is_written(widget) else True
        return QRect() if unread and widget.textCursor().atStart() else widget.cursorRect()
    if isinstance(widget, QPlainTextEdit) and widget.height() > room:
        return widget.cursorRect()
    return widget.rect()


def _is_written(part: QWidget | None) -> bool:
    """Whether one writes there, and does not only read."""
    return isinstance(part, QTextEdit) and not part.isReadOnly()


def in_whole_page(widget: QWidget) -> bool:
    """Whether this stands on a page that scrolls as a whole where there is little room."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, WholePage):
        above = above.parentWidget()
    return above is not None
