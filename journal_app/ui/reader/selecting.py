"""Words are selected by Shift and the keys that move, where there is no caret to be seen."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_Move = QTextCursor.MoveOperation
_MOVES: Final[Mapping[int, tuple[_Move, _Move]]] = {
    Qt.Key.Key_Left: (_Move.Left, _Move.WordLeft),
    Qt.Key.Key_Right: (_Move.Right, _Move.WordRight),
    Qt.Key.Key_Up: (_Move.Up, _Move.PreviousBlock),
    Qt.Key.Key_Down: (_Move.Down, _Move.NextBlock),
    Qt.Key.Key_Home: (_Move.StartOfLine, _Move.Start),
    Qt.Key.Key_End: (_Move.EndOfLine, _Move.End),
}
"""Where each key leads, alone and with Ctrl."""


def selected_by_key(text: QTextEdit, event: QKeyEvent) -> bool:
    """Select further if these keys do; it begins with the first words in sight."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    moves = _MOVES.get(event.key())
    if moves is None or held not in (_SHIFT, _SHIFT | _CTRL):
        return False
    cursor = text.textCursor()
    if not cursor.hasSelection() and not text.viewport().rect().contains(
        text.cursorRect(cursor).center()
    ):
        cursor = text.cursorForPosition(QPoint(0, 0))
        while not cursor.block().text() and cursor.movePosition(_Move.NextBlock):
            pass
    cursor.movePosition(moves[1 if held & _CTRL else 0], QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    event.accept()
    return True
