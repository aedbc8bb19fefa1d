"""The end of the form: keep what is told, or let it go."""

import sys

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel


class FormFoot(QFrame):
    """In the small window keeping stands last, at the corner."""

    keep_pressed = Signal()
    let_go_pressed = Signal()

    def __init__(self, theme: Theme, *, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep = Button(theme, _("Keep this moment"), "primary")
        self.keep.clicked.connect(self.keep_pressed)
        self.let_go = Button(theme, _("Let it go"), "quiet")
        self.let_go.clicked.connect(self.let_go_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if small:
            row.addStretch(1)
            row.addWidget(self.let_go)
            row.addWidget(self.keep)
        else:
            keys = "⌘ + Enter" if sys.platform == "darwin" else "Ctrl + Enter"
            hint = _("{keys} keeps it").format(keys=keys)
            row.addWidget(self.keep)
            row.addWidget(self.let_go)
            row.addStretch(1)
            row.addWidget(PlainLabel(theme, hint, "caption", "ink3"))


class LetGoLine(QFrame):
    """What stands in the place of the form for a while after it was let go."""

    undo_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Gone"))
        self.undo = Button(theme, _("Undo"), "link", style="body")
        self.undo.clicked.connect(self.undo_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(PlainLabel(theme, _("It is gone."), "body", "ink2"))
        row.addWidget(self.undo)
        row.addStretch(1)


class PageOffer(QFrame):
    """One quiet line that leads to the page behind *Something isn’t OK*, and never opens it."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = Button(theme, _("There is a page for this"), "link", style="small")
        self.open.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open)
        row.addStretch(1)
