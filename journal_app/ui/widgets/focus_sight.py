"""What has the keyboard can be seen, also where Tab came into a scrolled place from outside."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from journal_app.ui.widgets.window_watch import WindowWatch

_AROUND: Final = 24
"""Pixels, for the ring and for a hint of what comes next."""


class FocusSight(QObject):
    """Scrolls to what takes the keyboard, but never while a mouse button is held.

    By itself a scroll area follows only when Tab leaves something inside of it.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._watch: WindowWatch | None = None
        area.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is known from the first time it shows."""
        if event.type() == QEvent.Type.Show and self._watch is None:
            self._watch = WindowWatch(self._area.window())
            # It goes with what scrolls, and not with the window.
            self._watch.setParent(self)
            self._watch.focus_moved.connect(self._on_focus_moved)
        return False

    def _on_focus_moved(self, now: QWidget | None) -> None:
        inside = self._area.widget()
        # Under a pressed button nothing may move, or the click would miss it.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or inside is None or pressed or not inside.isAncestorOf(now):
            return
        if now.height() <= self._area.viewport().height():
            self._area.ensureWidgetVisible(now, _AROUND, _AROUND)
        elif isinstance(now, QPlainTextEdit | QTextEdit):
            # One goes on writing where the caret is.
            caret = now.cursorRect()
            at = now.viewport().mapTo(inside, caret.center())
            self._area.ensureVisible(at.x(), at.y(), _AROUND, caret.height() + _AROUND)
        else:
            # Of what is higher than the view one reads the beginning first.
            top = now.mapTo(inside, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - _AROUND)
