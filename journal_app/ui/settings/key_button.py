"""`KeyButton`: shows the keys of a command; pressed, it waits for others to be typed."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button

_MODIFIERS = frozenset(
    (
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
    )
)


class KeyButton(Button):
    """While it waits no key does anything else; Esc and a focus that goes away end the wait."""

    typed = Signal(QKeyCombination)
    """Keys were pressed while it waited; it waits no longer."""
    emptied = Signal()
    """Backspace: the command shall have no keys."""
    # Of the class, for Qt sends events while the button is still being made.
    _waits = False

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, "", "outline", name=name, parent=parent, size="small", style="smallm"
        )
        self._keys = ""
        self.clicked.connect(self._wait)

    @property
    def waits(self) -> bool:
        """Whether the next keys are taken for the command."""
        return self._waits

    def show_keys(self, keys: str) -> None:
        """Show these, or that there are none."""
        self._keys = keys
        self._show()

    def event(self, event: QEvent) -> bool:
        """While it waits no command of the window may have the keys."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if self._waits and asks:
            event.accept()
            return True
        if self._waits and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Here and not in `keyPressEvent`: Tab never comes that far.
            self._on_key(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody is elsewhere: as it was."""
        super().focusOutEvent(event)
        self._end()

    def _wait(self) -> None:
        self._waits = True
        self._show()
        announce(self, _("Press the new keys. Backspace for none, Esc to leave it."))

    def _on_key(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() in _MODIFIERS or event.isAutoRepeat():
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._end()
        if plain and event.key() == Qt.Key.Key_Escape:
            return
        if plain and event.key() == Qt.Key.Key_Backspace:
            self.emptied.emit()
            return
        self.typed.emit(event.keyCombination())

    def _end(self) -> None:
        if self._waits:
            self._waits = False
            self._show()

    def _show(self) -> None:
        self.set_label(_("Press keys") if self._waits else self._keys or _("None"))
        self.setAccessibleDescription(self._keys or _("No keys"))
