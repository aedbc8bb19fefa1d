"""Where one reads or writes on a sheet, held while the text around it is laid out anew."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


class Held:
    """The line of the caret where that is in sight, else the first line in sight."""

    def __init__(self, surface: QTextEdit) -> None:
        self._surface = surface
        caret = surface.cursorRect()
        sees_caret = not surface.isReadOnly() and surface.viewport().rect().contains(caret)
        line = surface.textCursor() if sees_caret else surface.cursorForPosition(QPoint(0, 0))
        self._at = line.position()
        self._top = surface.cursorRect(line).top()

    def put_back(self) -> None:
        """Scroll until it stands as high as it did, as far as there is text to scroll."""
        cursor = QTextCursor(self._surface.document())
        cursor.setPosition(min(self._at, self._surface.document().characterCount() - 1))
        bar = self._surface.verticalScrollBar()
        bar.setValue(bar.value() + self._surface.cursorRect(cursor).top() - self._top)
