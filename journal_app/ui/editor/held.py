"""Where one reads or writes on a sheet, held while the text around it is laid out anew."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


@dataclass(frozen=True)
class ReadingPlace:
    """The character that was first in sight, how high in pixels, and what shows nobody moved."""

    at: int
    top: int
    scrolled: int
    revision: int

    def still_stands(self, surface: QTextEdit) -> bool:
        """Nobody scrolled or changed the text since."""
        scrolled, revision = surface.verticalScrollBar().value(), surface.document().revision()
        return (scrolled, revision) == (self.scrolled, self.revision)


class Held:
    """The line of the caret where that is in sight, else the first line in sight.

    `sight` is how much was seen of the text, if that is another by now. `before` is where one
    read after the last change: a line that was broken elsewhere begins with another character,
    and a place measured anew each time would creep upward.
    """

    def __init__(
        self, surface: QTextEdit, before: ReadingPlace | None, sight: QSize | None = None
    ) -> None:
        self._surface = surface
        seen = QRect(QPoint(0, 0), sight or surface.viewport().size())
        self._writes = not surface.isReadOnly() and seen.contains(surface.cursorRect())
        if before is not None and not self._writes and before.still_stands(surface):
            self._at, self._top = before.at, before.top
            return
        line = surface.textCursor() if self._writes else surface.cursorForPosition(QPoint(0, 0))
        self._at = line.position()
        self._top = surface.cursorRect(line).top()

    def put_back(self) -> ReadingPlace | None:
        """Scroll until it stands as high as it did, or where it is still seen.

        Returns where one reads now; nothing where one writes.
        """
        surface, bar = self._surface, self._surface.verticalScrollBar()
        cursor = QTextCursor(surface.document())
        cursor.setPosition(min(self._at, surface.document().characterCount() - 1))
        now, top = surface.cursorRect(cursor), self._top
        if self._writes:
            top = max(0, min(top, surface.viewport().height() - 2 * now.height()))
        bar.setValue(bar.value() + now.top() - top)
        if self._writes:
            return None
        return ReadingPlace(self._at, self._top, bar.value(), surface.document().revision())
