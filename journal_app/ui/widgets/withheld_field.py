"""A line whose words open the journal: they are handed to no clipboard and no selection."""

from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.words_menu import open_words_menu

_HANDED_OUT = ("edit-copy", "edit-cut")


class WithheldField(Field):
    """Pasting works; nothing that is typed can be taken out of it again.

    While it can be read nothing is selected with the mouse either: the desktop would offer that to
    every program.
    """

    def copy(self) -> None:
        """Nothing."""

    def cut(self) -> None:
        """Nothing."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of Qt, without what would hand something out."""
        menu = self.createStandardContextMenu()
        open_words_menu(menu, event.globalPos(), without=_HANDED_OUT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing that can be read is selected by dragging."""
        if self._legible:
            event.accept()
            return
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same."""
        if self._legible:
            event.accept()
            return
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the keyboard had selected is not handed out by a click either."""
        if self._legible:
            self.deselect()
        super().mouseReleaseEvent(event)

    @property
    def _legible(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Normal
