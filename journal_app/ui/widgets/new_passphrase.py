"""Two fields for a passphrase that is to be, and a line that says in words what it is worth."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField


class NewPassphrase(QFrame):
    """Strength is said in one word, without a bar; nothing is refused but what is too short."""

    changed = Signal()
    """It may be usable now, or no longer."""
    entered = Signal()
    """Enter was pressed in the last field."""

    def __init__(
        self,
        theme: Theme,
        *,
        strength: Callable[[str], str],
        accepts: Callable[[str], bool],
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strength = strength
        self._accepts = accepts
        self.field = PassphraseField(theme, words or _("Passphrase"))
        self.again = PassphraseField(
            theme, _("Repeat passphrase"), reveal_name=_("Show repeated passphrase")
        )
        self.hint = Para(theme, "", "small", "ink2", name=_("Passphrase hint"))
        caps_lock = CapsLockHint(theme, self.field)
        caps_lock.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.field, self.again, caps_lock, self.hint):
            column.addWidget(part)
        for field in (self.field, self.again):
            field.caps_lock_changed.connect(caps_lock.setVisible)
            field.textChanged.connect(self._show_hint)
        self.again.caps_lock_changed.connect(caps_lock.show_state)
        self.field.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        self._show_hint()

    @property
    def usable(self) -> bool:
        """Whether it is long enough and was typed the same twice."""
        typed = self.field.text()
        return self._accepts(typed) and typed == self.again.text()

    def set_read_only(self, resting: bool) -> None:
        """Rest while it is being used."""
        for field in (self.field, self.again):
            field.setReadOnly(resting)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.forget()
        self.again.forget()

    def conceal(self) -> None:
        """Show dots again for what was typed."""
        self.field.conceal()
        self.again.conceal()

    def _show_hint(self) -> None:
        self.hint.set_text(self._words(self.field.text(), self.again.text()))
        self.changed.emit()

    def _words(self, typed: str, again: str) -> str:
        if not self._accepts(typed):
            return _("Eight characters or more. A few words of your own work well.")
        if again and typed != again:
            return _("The two are not the same yet.")
        words = {
            "short": _("It is short: easy to guess for whoever knows you."),
            "fine": _("It is fine."),
            "strong": _("It is strong."),
        }
        return words[self._strength(typed)]
