"""`KeyedWindow`: does commands in the order of the keys, never before what was typed ahead of them.

Qt looks for shortcuts when it reads a key, and hands typed letters over only afterwards. While the
window is busy both wait together; then the shortcut is done first, and the last letters go into
the wrong entry, or under the cover. A window that claims its shortcuts gets them as key presses,
which stand in line with the letters.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow

from journal_app.ui.actions.registry import Actions
from journal_app.ui.widgets.context_key import opens_menu

_ALT: Final = Qt.KeyboardModifier.AltModifier


class KeyedWindow(QMainWindow):
    """A window with a registry of commands; what a focused field does itself comes first."""

    registry: Actions

    def event(self, event: QEvent) -> bool:
        """Claim the keys of commands that can be used now."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self.registry.at(event) is not None:
            event.accept()
            focus = self.focusWidget()
            if focus is not None and event.modifiers() & _ALT:
                focus.installEventFilter(self)
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lists, tables and buttons take arrows for themselves whatever is held with them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            watched.removeEventFilter(self)
            if event.modifiers() & _ALT and self._did(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the command whose keys these are."""
        if not self._did(event) and not opens_menu(self, event):
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent) -> bool:
        action = self.registry.at(event)
        if action is None:
            return False
        event.accept()
        if not event.isAutoRepeat() or action.autoRepeat():
            action.trigger()
        return True
