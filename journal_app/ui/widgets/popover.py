"""A small card over the page, beside what opened it."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.tab_order import read_in_order, stops_inside
from journal_app.ui.widgets.window_watch import WindowWatch

_GAP: Final = 6
_RISE: Final = 4


class Popover(Card):
    """A child of the window, not a window: correct stacking, no compositor needed.

    Closes on Esc, on a press outside, when the focus goes elsewhere, and when the window changes
    its size. Opening it again from the same anchor closes it.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, name: str, *, padding: int = 8) -> None:
        super().__init__(
            theme,
            fill="raised",
            radius=RADIUS_CARD,
            padding=padding,
            elevated=True,
            name=name,
            parent=window,
        )
        self._anchor: QWidget | None = None
        self._above: bool | None = None
        self._rise = QPropertyAnimation(self, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()
        watch = WindowWatch(window)
        watch.pressed.connect(self._on_pressed)
        watch.focus_moved.connect(self._on_focus_moved)
        watch.resized.connect(self.dismiss)
        theme.changed.connect(self.dismiss)

    def open_at(self, anchor: QWidget, focus: QWidget | None = None) -> None:
        """Below the anchor if there is room, else above; `focus` or the first control gets it."""
        if not self.isHidden() and self._anchor is anchor:
            self.dismiss()
            return
        self._anchor = anchor
        self._above = None
        read_in_order(self)
        self.fit()
        place = self._place_for(anchor)
        self.move(place)
        self.show()
        self.raise_()
        if self._theme.motion.base:
            self._rise.setDuration(self._theme.motion.base)
            self._rise.setStartValue(place + QPoint(0, _RISE))
            self._rise.setEndValue(place)
            self._rise.start()
        target = focus or self._first_control()
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Be as large as what is in it wants now."""
        # What changed its size while all was hidden is not measured anew by itself: each item of a
        # layout keeps the size its widget had.
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        size = self.sizeHint()
        if self.hasHeightForWidth():
            # Words that wrap want another height in the width they have than in the one they like.
            size.setHeight(self.heightForWidth(size.width()))
        self.resize(size)

    def dismiss(self) -> None:
        """Close it; the focus goes back to the anchor if it was inside."""
        if self.isHidden():
            return
        inside = self._holds(self.window().focusWidget())
        if inside and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list that grows or shrinks keeps to its anchor."""
        super().resizeEvent(event)
        if not self.isHidden() and self._anchor is not None:
            self._rise.stop()
            self.move(self._place_for(self._anchor))

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the popover before it belongs to any shortcut of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _close(self) -> None:
        self._rise.stop()
        self.hide()
        self.closed.emit()

    def _place_for(self, anchor: QWidget) -> QPoint:
        window = self.window()
        box = QRect(anchor.mapTo(window, QPoint(0, 0)), anchor.size())
        body = self.rect().adjusted(SHADOW_ROOM, SHADOW_ROOM, -SHADOW_ROOM, -SHADOW_ROOM)
        x = box.right() + 1 - body.width() if is_rtl(self) else box.left()
        below, above = box.bottom() + 1 + _GAP, box.top() - _GAP - body.height()
        if self._above is None:
            # Decided once: it does not jump to the other side while somebody types.
            self._above = below + body.height() > window.height() - _GAP and above >= _GAP
        y = above if self._above else below
        x = max(_GAP, min(x, window.width() - body.width() - _GAP))
        y = max(_GAP, min(y, window.height() - body.height() - _GAP))
        return QPoint(x - SHADOW_ROOM, y - SHADOW_ROOM)

    def _first_control(self) -> QWidget | None:
        return next((stop for stop in stops_inside(self) if stop.isVisibleTo(self)), None)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _on_pressed(self, at: QPoint) -> None:
        if self.isHidden():
            return
        anchor = self._anchor
        if anchor is not None and anchor.rect().contains(anchor.mapFrom(self.window(), at)):
            return
        if not self.body_rect().toRect().contains(self.mapFrom(self.window(), at)):
            self.dismiss()

    def _on_focus_moved(self, focus: QWidget | None) -> None:
        if self.isHidden() or focus is None or focus is self._anchor or self._holds(focus):
            return
        self._close()  # without calling the focus back
