"""A field for what opens the journal now: its passphrase, or the recovery code in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services import recovery
from journal_app.services.recovery import GroupState
from journal_app.services.ways import WayIn
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.secret_field import SecretField

_LONGEST_CODE = 200


class PresentWay(QFrame):
    """What is typed lives in its field alone; a misread group is named while one types."""

    changed = Signal()
    """It may be whole now, or no longer."""
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_code = False
        self.passphrase = PassphraseField(
            theme,
            _("Present passphrase"),
            reveal_name=_("Show present passphrase"),
        )
        self.code = SecretField(theme, _("Eight groups of six digits"), "lock", _("Recovery code"))
        self.code.setMaxLength(_LONGEST_CODE)
        self.told = Para(theme, "", "small", "ink2", name=_("Code hint"))
        self.other = Button(theme, "", "link", style="smallm")
        caps_lock = CapsLockHint(theme, self.passphrase)
        caps_lock.hide()
        self.passphrase.caps_lock_changed.connect(caps_lock.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.passphrase, caps_lock, self.code, self.told):
            column.addWidget(part)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        for field in (self.passphrase, self.code):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self.entered)
        self.other.clicked.connect(self._on_other)
        self._show_kind()

    @property
    def way(self) -> WayIn | None:
        """What was typed, once it is whole."""
        if self._by_code:
            states = [recovery.group_state(group) for group in recovery.split(self.code.text())]
            whole = states == [GroupState.GOOD] * recovery.GROUPS
            return WayIn(code=self.code.text()) if whole else None
        typed = self.passphrase.text()
        return WayIn(passphrase=typed) if typed else None

    @property
    def field(self) -> Field:
        """The one to type into now."""
        return self.code if self._by_code else self.passphrase

    def set_read_only(self, resting: bool) -> None:
        """Rest while it is being looked at."""
        for field in (self.passphrase, self.code):
            field.setReadOnly(resting)
        self.other.setEnabled(not resting)

    def forget(self) -> None:
        """Drop what was typed."""
        self.passphrase.forget()
        self.code.forget()

    def put_aside(self) -> None:
        """Keep a passphrase, as dots; a code stands there in the open, so that it goes."""
        self.passphrase.conceal()
        self.code.forget()

    def _on_other(self) -> None:
        self.forget()
        self._by_code = not self._by_code
        self._show_kind()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self) -> None:
        self.passphrase.setVisible(not self._by_code)
        for part in (self.code, self.told):
            part.setVisible(self._by_code)
        words = (
            _("Use the passphrase after all")
            if self._by_code
            else _("I don’t know it: use the recovery code")
        )
        self.other.set_label(words)
        self.other.setAccessibleName(words)
        self._on_typed()

    def _on_typed(self) -> None:
        if self._by_code:
            self.told.set_text(_told(self.code.text()))
        self.changed.emit()


def _told(typed: str) -> str:
    """What can be said of a code while it is being typed."""
    groups = recovery.split(typed)
    for number, group in enumerate(groups, start=1):
        if recovery.group_state(group) is GroupState.WRONG:
            return _("Check group {number}: it is not as on the sheet.").format(number=number)
    if len(groups) < recovery.GROUPS or recovery.group_state(groups[-1]) is not GroupState.GOOD:
        return ""
    return _("All eight groups are whole.")
