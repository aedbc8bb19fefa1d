"""The lock page: one field or none, one button, and plain words when something is in the way."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.errors import OpenProblem
from journal_app.i18n import _
from journal_app.ui.lock.message import FIELD_WIDTH, BackupsPlace, LockMessage
from journal_app.ui.lock.view import LockState, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.scene import Scene

TRIES_WITHOUT_PAUSE: Final = 5
PAUSES: Final = (5, 10, 20, 30)
"""Seconds after each further wrong passphrase; the last one for all that follow."""

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class LockPage(Scene):
    """Shows a `LockView` and says what was asked for; it holds nothing of the journal."""

    open_requested = Signal(object)
    """Carries the passphrase, or `None` where the keyring opens the journal."""
    keep_waiting_requested = Signal()
    return_requested = Signal()
    """Back to the pages that could not be kept yet."""
    quit_requested = Signal()

    def __init__(self, theme: Theme, view: LockView, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Locked"), parent)
        self._view = view
        self._tries = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)
        self._title = PlainLabel(theme, "", "display")
        self._line = PlainLabel(theme, "", "body", "ink2")
        self.field = PassphraseField(theme, _("Passphrase"))
        self._caps_lock = CapsLockHint(theme, self.field)
        self.message = LockMessage(theme)
        self.open_button = Button(theme, _("Open"), "primary", size="large")
        self.wait_button = Button(theme, _("Keep waiting"), "quiet", style="smallm")
        self.return_button = Button(theme, _("Back to your page"), "quiet", style="smallm")
        self.quit_button = Button(theme, _("Quit"), "quiet", style="smallm")
        self.backups = BackupsPlace(theme)
        self._lay_out()
        self._connect()
        self.show_view(view)

    @property
    def view(self) -> LockView:
        """What is shown now."""
        return self._view

    def show_view(self, view: LockView) -> None:
        """Show where the journal stands now; what changed for the worse is spoken."""
        self._view = view
        wrong = view.problem is OpenProblem.WRONG_PASSPHRASE
        if wrong:
            self._tries += 1
        self._title.setText(view.title)
        self._title.setVisible(bool(view.title))
        self._line.setText(view.line)
        self._line.setVisible(bool(view.line))
        self.field.setVisible(view.asks)
        self._caps_lock.setVisible(view.asks and bool(self._caps_lock.text()))
        self.message.show_message(view.message, beside_field=view.asks)
        self.wait_button.setVisible(view.may_wait)
        self.return_button.setVisible(view.may_return)
        self.quit_button.setVisible(view.state is LockState.STUCK and not view.asks)
        self.backups.show_path(view.shown_backups)
        if wrong and self._tries >= TRIES_WITHOUT_PAUSE:
            self._begin_pause()
        self._show_button()
        self._take_focus()
        if view.message and self.isVisible():
            announce(self, view.message)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """The hands go where the one thing to do is."""
        super().showEvent(event)
        self._take_focus()
        announce(self, self._view.message or _("Locked"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 24)
        column.setSpacing(0)
        column.addStretch(5)
        for part, gap in ((AppMark(self._theme, 52), 18), (self._title, 6), (self._line, 28)):
            column.addWidget(part, 0, _CENTER)
            column.addSpacing(gap)
        box = QVBoxLayout()
        box.setSpacing(10)
        for below in (
            self.field,
            self._caps_lock,
            self.message,
            self.open_button,
            self.wait_button,
            self.return_button,
            self.backups,
            self.quit_button,
        ):
            box.addWidget(below, 0, _CENTER)
        column.addLayout(box)
        column.addStretch(6)
        words = _("Everything stays on this computer.")
        column.addWidget(PlainLabel(self._theme, words, "caption", "ink3"), 0, _CENTER)
        self._restyle()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.field.returnPressed.connect(self._on_open)
        self.wait_button.clicked.connect(self.keep_waiting_requested)
        self.return_button.clicked.connect(self.return_requested)
        self.quit_button.clicked.connect(self.quit_requested)
        self.field.caps_lock_changed.connect(self._on_caps_lock_changed)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        width = self._theme.px(FIELD_WIDTH)
        for part in (self.field, self._caps_lock, self.open_button):
            part.setFixedWidth(width)

    def _show_button(self) -> None:
        pausing = self._pause.isActive()
        words = _("One moment") if pausing else self._view.main_words
        self.open_button.set_label(words)
        # The name is what tests and screen readers know it by; it stays while it works.
        if words and not pausing and self._view.state is not LockState.OPENING:
            self.open_button.setAccessibleName(words)
        self.open_button.setVisible(bool(words))
        busy = pausing or self._view.state is LockState.OPENING
        self.open_button.setEnabled(not busy)
        self.field.setReadOnly(self._view.state is LockState.OPENING)

    def _take_focus(self) -> None:
        if not self.isVisible():
            return
        choices = (self.field, self.open_button, self.return_button)
        for choice in choices:
            if not choice.isHidden():
                choice.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        if self._view.problem is OpenProblem.WRONG_PASSPHRASE:
            self.field.selectAll()

    def _begin_pause(self) -> None:
        step = min(self._tries - TRIES_WITHOUT_PAUSE, len(PAUSES) - 1)
        self._pause.start(PAUSES[step] * 1000)

    def _on_pause_over(self) -> None:
        self._show_button()

    def _on_open(self) -> None:
        if not self.open_button.isEnabled() or self.open_button.isHidden():
            return
        if not self._view.asks:
            self.open_requested.emit(None)
        elif self.field.text():
            self.open_requested.emit(self.field.text())
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_caps_lock_changed(self, on: bool) -> None:
        self._caps_lock.setVisible(on and self._view.asks)
