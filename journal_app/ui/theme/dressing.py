"""Puts another style sheet on the whole app: what is seen at once, what is hidden a little later.

Qt dresses every widget there is whenever the sheet of the app changes, which takes longer than a
picture lasts once a dozen pages are alive. Here the hidden ones are left out (for Qt they look as
if they had not been dressed yet), and each of their parts is dressed by itself right after, one at
a time between other things, or in the moment it is shown if that comes first: nothing is ever
painted in the colours of before.

Only for other colours: a sheet with other lengths is put on everything at once, since what is about
to be shown is often measured first.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_DRESSED: Final = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE: Final = Qt.WidgetAttribute.WA_SetStyle


class Dressing(QObject):
    """One for the whole app, held by the theme."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._waiting: set[QWidget] = set()
        """Those that still wear the sheet of before."""
        self._roots: list[QWidget] = []
        """The hidden parts they stand in; whatever shows one of them shows what is inside."""
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._dress_next)

    @property
    def waiting(self) -> bool:
        """Whether something hidden may still wear the sheet of before."""
        return self._soon.isActive()

    def put_on_all(self, sheet: str) -> None:
        """Dress everything anew; widgets are told, and measure themselves again."""
        self._dress(self._end())
        # In the place of another sheet Qt dresses each widget once for every one around it, which
        # takes five times as long as taking the other one off first.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(sheet)

    def put_on(self, sheet: str) -> None:
        """Other colours for what is seen, which keeps its size, and soon for all that is hidden."""
        waited = self._end()
        self._dress(widget for widget in waited if isValid(widget) and widget.isVisible())
        seen: list[QWidget] = []
        hidden: list[QWidget] = []
        for widget in self._app.allWidgets():
            # With a style of its own a widget is not told of another one, which would lay it out
            # anew; and one that was not dressed yet is not dressed now.
            widget.setAttribute(_OWN_STYLE, True)
            if widget.isVisible():
                seen.append(widget)
            else:
                widget.setAttribute(_DRESSED, False)
                hidden.append(widget)
        self._app.setStyleSheet("")
        self._app.setStyleSheet(sheet)
        for widget in seen:
            widget.setAttribute(_OWN_STYLE, False)
            widget.update()
        self._wait(hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is being shown is dressed before it is painted."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._dress_part(watched)
        return False

    def _wait(self, hidden: Iterable[QWidget]) -> None:
        self._waiting.update(hidden)
        for widget in hidden:
            if widget.isHidden() and _stands_in_sight(widget):
                self._roots.append(widget)
                widget.installEventFilter(self)
        self._soon.start()

    def _dress_next(self) -> None:
        while self._roots:
            root = self._roots[-1]
            if isValid(root):
                self._dress_part(root)
                return
            self._roots.pop()
        self._dress(self._end())

    def _dress_part(self, root: QWidget) -> None:
        """A hidden part with all inside."""
        root.removeEventFilter(self)
        self._roots.remove(root)
        part = [each for each in (root, *root.findChildren(QWidget)) if each in self._waiting]
        self._waiting.difference_update(part)
        self._dress(part)

    def _end(self) -> set[QWidget]:
        """Wait for nothing any more; which have waited."""
        self._soon.stop()
        for root in filter(isValid, self._roots):
            root.removeEventFilter(self)
        self._roots.clear()
        waited, self._waiting = self._waiting, set()
        return waited

    def _dress(self, widgets: Iterable[QWidget]) -> None:
        style, plain = self._app.style(), QPalette()
        for widget in widgets:
            if isValid(widget):
                widget.setAttribute(_OWN_STYLE, False)
                # Qt dresses by itself what is measured or shown alone meanwhile.
                style.unpolish(widget)
                # What the sheet of before had put into it; no widget here has one of its own.
                widget.setPalette(plain)
                QApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))


def _stands_in_sight(widget: QWidget) -> bool:
    """Whether nothing around it is hidden as well."""
    around = None if widget.isWindow() else widget.parentWidget()
    return around is None or around.isVisible()
