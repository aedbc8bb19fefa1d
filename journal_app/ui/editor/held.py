"""Where one reads or writes on a sheet, held while the text around it is laid out anew."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


class Held:
    """The line of the caret where that is in sight, else the first line in sight.

    `sight` is how much was seen of the text, if that is another by now.
    """

    def __init__(self, surface: QTextEdit, sight: QSize | None = None) -> None:
        self._surface = surface
        seen = QRect(QPoint(0, 0), sight or surface.viewport().size())
        self._writes = not surface.isReadOnly() and seen.contains(surface.cursorRect())
        line = surface.textCursor() if self._writes else surface.cursorForPosition(QPoint(0, 0))
        self._at = line.position()
        self._top = surface.cursorRect(line).top()

    def put_back(self) -> None:
        """Scroll until it stands as high as it did, or where it is still seen."""
        surface, bar = self._surface, self._surface.verticalScrollBar()
        cursor = QTextCursor(surface.document())
        cursor.setPosition(min(self._at, surface.document().characterCount() - 1))
        now, top = surface.cursorRect(cursor), self._top
        if self._writes:
            top = max(0, min(top, surface.viewport().height() - 2 * now.height()))
        bar.setValue(bar.value() + now.top() - top)
