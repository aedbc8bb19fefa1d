"""What the small window shows once a moment is kept: one word, and three ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.moment_form.scroll import EDGE
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel


class KeptView(QFrame):
    """*Settle* stands first and has the keyboard where the state asks for it, else *Done* has."""

    settle_pressed = Signal()
    add_more_pressed = Signal()
    done_pressed = Signal()

    def __init__(
        self, theme: Theme, *, settle_first: bool, can_add_more: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settle_first = settle_first
        self.setAccessibleName(_("Kept"))
        self.settle = Button(theme, _("Settle"), "primary" if settle_first else "outline", "wind")
        self.add_more = Button(theme, _("Add more"), "outline")
        self.done = Button(theme, _("Done"), "outline" if settle_first else "primary")
        self.settle.clicked.connect(self.settle_pressed)
        self.add_more.clicked.connect(self.add_more_pressed)
        self.done.clicked.connect(self.done_pressed)
        row = QHBoxLayout()
        row.setSpacing(8)
        if not can_add_more:
            self.add_more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(18)
        column.addWidget(PlainLabel(theme, _("Kept."), "heading"))
        column.addLayout(row)
        for button in (self.settle, self.add_more, self.done):
            row.addWidget(button)
        row.addStretch(1)

    def take_focus(self) -> None:
        """Enter does what is nearest, and closing is never further than one key."""
        first = self.settle if self._settle_first else self.done
        first.setFocus(Qt.FocusReason.OtherFocusReason)
