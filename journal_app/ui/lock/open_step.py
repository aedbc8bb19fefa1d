"""The first step: one field or none, one button, and plain words when something is in the way."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.errors import OpenProblem
from journal_app.i18n import _
from journal_app.ui.lock.message import FIELD_WIDTH, LockMessage
from journal_app.ui.lock.pause import TryPause
from journal_app.ui.lock.requests import KeepWaiting, Open, Quit, ShowStep
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.view import LockState, LockStep, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.layout_hint import LayoutHint
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.roomy import Roomy

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_LINE_WIDTH: Final = 480


class OpenStep(Step):
    """Opens the journal as it is opened every day, or says why it stays closed."""

    def __init__(self, theme: Theme, pause: TryPause, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = LockView()
        self._pause = pause
        self._title = PlainLabel(theme, "", "display")
        self._line = Para(theme, "", "body", "ink2", max_width=_LINE_WIDTH, align=_CENTER)
        self.field = PassphraseField(theme, _("Passphrase"))
        self.caps_lock = CapsLockHint(theme, self.field)
        self.layout_hint = LayoutHint(theme, QGuiApplication.inputMethod())
        self.message = LockMessage(theme)
        self.open_button = Button(theme, _("Open"), "primary", size="large")
        self.wait_button = Button(theme, _("Keep waiting"), "quiet", style="smallm", size="small")
        self.code_button = Button(
            theme, _("Use recovery code"), "quiet", "key", style="smallm", size="small"
        )
        self.quit_button = Button(theme, _("Quit"), "quiet", style="smallm", size="small")
        self._lay_out()
        self._connect()

    def show_view(self, view: LockView) -> None:
        """Show the words and what can be done."""
        self._view = view
        self._title.setText(view.title)
        self._title.setVisible(bool(view.title))
        self._line.set_text(view.line)
        self._line.setVisible(bool(view.line))
        self.field.setVisible(view.asks)
        self.caps_lock.setVisible(view.asks and bool(self.caps_lock.text()))
        self.layout_hint.show_if(view.asks)
        self.message.show_message(view.message, beside_field=view.asks)
        self.wait_button.setVisible(view.may_wait)
        self.code_button.setVisible(view.may_use_code)
        self.quit_button.setVisible(view.may_quit)
        self._show_button()

    def take_focus(self) -> None:
        """To the field, to the button where there is none, or to the only way there is."""
        for choice in (self.field, self.open_button, self.quit_button):
            if not choice.isHidden():
                choice.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        if self._view.problem is OpenProblem.WRONG_PASSPHRASE:
            self.field.selectAll()

    def forget(self) -> None:
        """Drop the passphrase."""
        self.field.forget()

    def _lay_out(self) -> None:
        roomy = Roomy(_("Locked"))
        column = roomy.column
        column.addStretch(5)
        for part, gap in ((AppMark(self._theme, 52), 18), (self._title, 6), (self._line, 28)):
            column.addWidget(part, 0, _CENTER)
            column.addSpacing(gap)
        box = QVBoxLayout()
        box.setSpacing(10)
        column.addLayout(box)
        for below in (
            self.field,
            self.caps_lock,
            self.layout_hint,
            self.message,
            self.open_button,
        ):
            box.addWidget(below, 0, _CENTER)
        column.addSpacing(16)
        ways_out = QHBoxLayout()
        column.addLayout(ways_out)
        self._fill_ways_out(ways_out)
        column.addStretch(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(roomy)
        self._restyle()

    def _fill_ways_out(self, row: QHBoxLayout) -> None:
        row.setSpacing(8)
        row.addStretch(1)
        for way in (self.wait_button, self.code_button, self.quit_button):
            row.addWidget(way)
        row.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.field.returnPressed.connect(self._on_open)
        self.wait_button.clicked.connect(lambda: self.asked.emit(KeepWaiting()))
        self.code_button.clicked.connect(lambda: self.asked.emit(ShowStep(step=LockStep.CODE)))
        self.quit_button.clicked.connect(lambda: self.asked.emit(Quit()))
        self.field.caps_lock_changed.connect(self._on_caps_lock_changed)
        self.layout_hint.told.connect(lambda: self.layout_hint.show_if(self._view.asks))
        self._pause.over.connect(self._show_button)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        width = self._theme.px(FIELD_WIDTH)
        for part in (self.field, self.caps_lock, self.layout_hint, self.open_button):
            part.setFixedWidth(width)

    def _show_button(self) -> None:
        pausing = self._pause.running
        words = _("One moment") if pausing else self._view.main_words
        self.open_button.set_label(words)
        # The name is what tests and screen readers know it by; it stays while it works.
        if words and not pausing and self._view.state is not LockState.OPENING:
            self.open_button.setAccessibleName(words)
        self.open_button.setVisible(bool(words))
        busy = pausing or self._view.state is LockState.OPENING
        self.open_button.setEnabled(not busy)
        self.field.setReadOnly(self._view.state is LockState.OPENING)

    def _on_open(self) -> None:
        if not self.open_button.isEnabled() or self.open_button.isHidden():
            return
        if not self._view.asks:
            self.asked.emit(Open())
        elif self.field.text():
            self.asked.emit(Open(passphrase=self.field.text()))
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_caps_lock_changed(self, on: bool) -> None:
        self.caps_lock.setVisible(on and self._view.asks)
