"""Shift+F10 is the menu key of keyboards that have none; only Windows knows it by itself."""

import sys

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget


def opens_menu(window: QWidget, event: QKeyEvent) -> bool:
    """Open the menu of what has the keyboard in this window; `False` where other keys are meant."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    if event.key() != Qt.Key.Key_F10 or not shift or sys.platform == "win32":
        return False
    focus = window.focusWidget()
    if focus is not None:
        # Where the caret stands, or in the middle: as Qt does it for the menu key.
        caret = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        at = (caret.toRect() if isinstance(caret, QRectF) else caret).center()
        reason = QContextMenuEvent.Reason.Keyboard
        asked = QContextMenuEvent(reason, at, focus.mapToGlobal(at), event.modifiers())
        QCoreApplication.sendEvent(focus, asked)
    return True
