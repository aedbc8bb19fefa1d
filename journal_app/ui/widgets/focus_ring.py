"""One ring for the whole window shows where the keyboard is."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.window_watch import WindowWatch

_GAP: Final = 4
_MOVES: Final = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
)


class FocusRing(QWidget):
    """Appears after Tab or arrow keys, goes at a mouse press, and never moves the layout.

    A widget gives the radius of its own corners as the property ``ringRadius``; editors and item
    views, which show their caret or row themselves, set ``noRing``.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        watch = WindowWatch(window)
        watch.navigated.connect(self._on_navigated)
        watch.pressed.connect(self._on_pressed)
        watch.focus_moved.connect(self._on_focus_moved)
        theme.changed.connect(self._place)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and whatever it scrolls with."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels, three in high contrast, rounded like the widget inside."""
        if self._target is None or not isValid(self._target):
            return
        width = 3 if self._theme.high_contrast else 2
        inner = float(self._target.property("ringRadius") or RADIUS_CONTROL)
        draw_field(
            QPainter(self),
            QRectF(self.rect()),
            inner + 3,
            line=self._theme.color("focus"),
            width=width,
        )

    def _on_navigated(self) -> None:
        self._by_keyboard = True

    def _on_pressed(self) -> None:
        self._by_keyboard = False
        self._let_go()

    def _on_focus_moved(self, focus: QWidget | None) -> None:
        self._let_go()
        if focus is None or not self._by_keyboard or focus.property("noRing"):
            return
        self._target = focus
        step: QWidget | None = focus
        while step is not None and step is not self.parentWidget():
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def _let_go(self) -> None:
        # The focus also moves away while the focused widget is being deleted.
        for widget in filter(isValid, self._followed):
            widget.removeEventFilter(self)
        self._followed.clear()
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if (
            target is None
            or not isValid(target)
            or not target.isVisible()
            or target.visibleRegion().isEmpty()
        ):
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_GAP, -_GAP, _GAP, _GAP))
        self.raise_()
        self.show()
        self.update()
