"""A step that asks for the passphrase that opens the journal now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.doors.step_sheet import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField


class PassphraseStep(Step):
    """Says why it is asked; the passphrase lives in its field and nowhere else."""

    given = Signal(object)
    """Carries the passphrase."""

    def __init__(
        self, theme: Theme, why: str, *, leave: str, go_on: str, deed: bool = False
    ) -> None:
        """`deed` says that going on does something: then the way out is the last button."""
        self.leave = Button(theme, leave, "outline" if deed else "quiet")
        self.go_on = Button(theme, go_on, "primary")
        buttons = (self.go_on, self.leave) if deed else (self.leave, self.go_on)
        super().__init__(theme, *buttons)
        self.field = PassphraseField(theme, _("Passphrase"))
        self.add_words(why)
        caps_lock = CapsLockHint(theme, self.field)
        caps_lock.hide()
        self.field.caps_lock_changed.connect(caps_lock.setVisible)
        self.column.addWidget(self.field)
        self.column.addWidget(caps_lock)
        self.end()
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_go_on)
        self.go_on.clicked.connect(self._on_go_on)
        self._on_typed()

    def first(self) -> QWidget | None:
        """The field, with what was typed chosen so that it can be typed anew."""
        self.field.selectAll()
        return self.field

    def set_working(self, working: bool) -> None:
        """The words rest while they are looked at."""
        super().set_working(working)
        self.field.setReadOnly(working)
        if not working:
            self._on_typed()

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.forget()

    def put_aside(self) -> bool:
        """What was typed waits, as dots."""
        self.field.conceal()
        return True

    def _on_typed(self) -> None:
        self.go_on.setEnabled(bool(self.field.text()))

    def _on_go_on(self) -> None:
        if self.go_on.isEnabled():
            self.say("")
            self.given.emit(self.field.text())
