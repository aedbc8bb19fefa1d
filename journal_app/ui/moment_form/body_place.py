"""One place of the figure, as keyboards and screen readers meet it: a box to tick."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.core.vocabulary import Term
from journal_app.ui.moment_form.body_regions import Way

_WAYS: Final = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_UNSEEN: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Ways to come by the focus after which no ring is shown."""


class BodyPlace(QPushButton):
    """Invisible: the figure paints it and takes the mouse, this holds name, role and keys."""

    moved = Signal(Way)
    """An arrow key asks for the place beside it."""
    entered = Signal(bool)
    """It has the focus; whether to show a ring."""
    left = Signal()

    def __init__(self, term: Term, figure: QWidget) -> None:
        super().__init__(figure)
        self.label = term.label
        self.setCheckable(True)
        self.setAccessibleName(term.label)
        self.setAccessibleDescription(term.description)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("noRing", True)

    def sizeHint(self) -> QSize:
        """None: the figure puts it where it belongs."""
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing; the figure glows instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead to the neighbours; Enter ticks as Space does."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None:
            self.moved.emit(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the figure that this place is meant now."""
        super().focusInEvent(event)
        self.entered.emit(event.reason() not in _UNSEEN)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the figure that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
