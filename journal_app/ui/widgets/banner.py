"""A quiet message inside the page, with at most one thing to do about it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para

_AGAIN_MS: Final = 1500


class Banner(Card):
    """Hidden until `show_message`; one message at a time, the newer replaces the older.

    A message that goes by itself waits while one points at it or the focus is in it.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="accent_soft", edge=None, padding=0, parent=parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_over)
        self.setAccessibleName(_("Message"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self.content.addLayout(row)
        row.addWidget(IconLabel(theme, "info", size=18, tone="accent_ink"))
        self.message = Para(theme, "", "small", "ink")
        row.addWidget(self.message, 1)
        self.action = Button(theme, "", "link", style="smallm")
        self.action.clicked.connect(self._on_acted)
        row.addWidget(self.action)
        self.close_button = IconButton(theme, "x", _("Close"), size=28, icon_size=14)
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)
        self.hide()

    def show_message(self, text: str, *, action: str = "", hide_after: float | None = None) -> None:
        """Say it, here and to screen readers; `hide_after` in seconds, `None` stays."""
        self.message.set_text(text)
        self.action.set_label(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self.show()
        announce(self, text)
        self._timer.stop()
        if hide_after is not None:
            self._timer.start(round(hide_after * 1000))

    def dismiss(self) -> None:
        """Take it away; `closed` is sent if it was there."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _on_time_over(self) -> None:
        focus = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(_AGAIN_MS)
            return
        self.dismiss()

    def _on_acted(self) -> None:
        self.dismiss()
        self.acted.emit()
