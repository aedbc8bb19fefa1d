"""The step while pages are being kept: nothing to do, unless that takes long."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.errors import OpenProblem
from journal_app.i18n import _
from journal_app.ui.lock.message import FIELD_WIDTH, LockMessage
from journal_app.ui.lock.pause import TryPause
from journal_app.ui.lock.requests import BackToPages, Quit
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.view import LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class KeepingStep(Step):
    """Offers the way back to pages that cannot be kept, to whoever could open the journal."""

    def __init__(self, theme: Theme, pause: TryPause, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = LockView()
        self._pause = pause
        self._line = PlainLabel(theme, "", "body", "ink2")
        self.field = PassphraseField(theme, _("Passphrase"))
        self.caps_lock = CapsLockHint(theme, self.field)
        self.message = LockMessage(theme)
        self.return_button = Button(theme, _("Back to your page"), "primary", size="large")
        self.quit_button = Button(theme, _("Quit"), "quiet", style="smallm")
        self._lay_out()
        self.field.returnPressed.connect(self._on_return)
        self.return_button.clicked.connect(self._on_return)
        self.quit_button.clicked.connect(lambda: self.asked.emit(Quit()))
        self.field.caps_lock_changed.connect(self._on_caps_lock)
        pause.over.connect(self._show_button)
        theme.changed.connect(self._restyle)

    def show_view(self, view: LockView) -> None:
        """Show the words, and what can be done once keeping takes long."""
        self._view = view
        self._line.setText(view.line)
        self.field.setVisible(view.asks)
        self.field.setReadOnly(view.checking)
        self.caps_lock.setVisible(view.asks and bool(self.caps_lock.text()))
        self.message.show_message(view.message, beside_field=view.asks)
        self.return_button.setVisible(view.may_return)
        self.quit_button.setVisible(view.may_return)
        self._show_button()

    def take_focus(self) -> None:
        """To the field, or to the button where there is none."""
        for choice in (self.field, self.return_button):
            if not choice.isHidden():
                choice.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        if self._view.problem is OpenProblem.WRONG_PASSPHRASE:
            self.field.selectAll()

    def forget(self) -> None:
        """Drop the passphrase."""
        self.field.forget()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(5)
        for part, gap in ((AppMark(self._theme, 52), 24), (self._line, 28)):
            column.addWidget(part, 0, _CENTER)
            column.addSpacing(gap)
        box = QVBoxLayout()
        box.setSpacing(10)
        column.addLayout(box)
        below = (self.field, self.caps_lock, self.message, self.return_button, self.quit_button)
        for choice in below:
            choice.hide()
            box.addWidget(choice, 0, _CENTER)
        column.addStretch(6)
        self._restyle()

    def _restyle(self) -> None:
        width = self._theme.px(FIELD_WIDTH)
        for choice in (self.field, self.caps_lock, self.return_button):
            choice.setFixedWidth(width)

    def _show_button(self) -> None:
        waits = self._view.checking or self._pause.running
        self.return_button.set_label(_("One moment") if waits else _("Back to your page"))
        # The name is what tests and screen readers know it by; it stays while it works.
        self.return_button.setAccessibleName(_("Back to your page"))
        self.return_button.setEnabled(not waits)

    def _on_return(self) -> None:
        if not self.return_button.isEnabled() or self.return_button.isHidden():
            return
        if not self._view.asks:
            self.asked.emit(BackToPages())
        elif self.field.text():
            self.asked.emit(BackToPages(passphrase=self.field.text()))
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_caps_lock(self, on: bool) -> None:
        self.caps_lock.setVisible(on and self._view.asks)
