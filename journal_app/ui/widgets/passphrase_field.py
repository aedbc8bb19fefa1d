"""The field for a passphrase, which can be shown, and a hint when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.withheld_field import WithheldField


class PassphraseField(WithheldField):
    """Keeps input methods from learning it, and Qt from offering it to undo or the clipboard.

    There is no way to ask for the state of Caps Lock; a letter that came out in the wrong case
    tells it.
    """

    caps_lock_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        name: str | None = None,
        parent: QWidget | None = None,
        *,
        reveal_name: str | None = None,
    ) -> None:
        super().__init__(theme, placeholder, "lock", name, parent)
        self._caps_lock = False
        self._show(False)
        self.reveal_button = IconButton(
            theme,
            "eye",
            reveal_name or _("Show passphrase"),
            size=34,
            icon_size=18,
            tone="ink3",
            parent=self,
        )
        self.reveal_button.setCheckable(True)
        self.reveal_button.toggled.connect(self._on_reveal_toggled)
        self._put_at_end(self.reveal_button)

    @property
    def caps_lock(self) -> bool:
        """Whether the last letter says that Caps Lock is on."""
        return self._caps_lock

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch the case of letters."""
        self._watch_caps_lock(event)
        super().keyPressEvent(event)

    def conceal(self) -> None:
        """Show dots again for what was typed."""
        self.reveal_button.setChecked(False)

    def _watch_caps_lock(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            on = False
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = letter.isupper() != shifted
        else:
            return
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_changed.emit(on)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Afterwards: with the normal mode Qt takes all of them away.
        hidden = Qt.InputMethodHint.ImhNone if shown else Qt.InputMethodHint.ImhHiddenText
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | hidden
        )

    def _on_reveal_toggled(self, shown: bool) -> None:
        self._show(shown)
        self.reveal_button.set_icon_name("eye-slash" if shown else "eye")


class CapsLockHint(PlainLabel):
    """One line under a passphrase field that keeps its height while there is nothing to say."""

    def __init__(self, theme: Theme, field: PassphraseField, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "small", "ink2", parent=parent)
        field.caps_lock_changed.connect(self.show_state)

    def show_state(self, on: bool) -> None:
        """Say that it is on, or nothing."""
        self.setText(_("Caps Lock is on.") if on else "")
