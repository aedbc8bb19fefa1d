"""The head of the form: what it is, how little it takes, the kind, and the answer given before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.moment_form.answers import NotOkLink, answer_names
from journal_app.ui.moment_form.kind_button import KindButton
from journal_app.ui.theme.painting import READING_GLYPHS
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel


class FormHeader(QFrame):
    """In the large form the answer stands as a chip at the end, and the quiet link below it."""

    answer_pressed = Signal()

    def __init__(self, theme: Theme, *, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = small
        self.kind = KindButton(theme)
        self.link = NotOkLink(theme)
        self.answer = Chip(theme, "", name=_("Felt like"))
        self.answer.clicked.connect(self.answer_pressed)
        if small:
            title = PlainLabel(theme, _("What is happening?"), "heading", cut=True)
            line = Para(theme, _("Twenty seconds. Leave anything blank."), "small", "ink3")
        else:
            title = PlainLabel(theme, _("Note the moment"), "title", cut=True)
            words = _("About twenty seconds. Anything left blank is fine.")
            line = Para(theme, words, "body", "ink3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 if small else 4)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(16)
        below.setSpacing(16)
        column.addLayout(top)
        column.addLayout(below)
        top.addWidget(title, 1)
        below.addWidget(line, 1)
        if small:
            below.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
            # Both stand with the answers, below.
            for elsewhere in (self.answer, self.link):
                elsewhere.setParent(self)
                elsewhere.hide()
        else:
            top.addWidget(self.kind)
            top.addWidget(self.answer)
            below.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def show_reading(self, reading: str | None, *, offered: bool) -> None:
        """Show the answer; `offered` is whether it can be given or changed here."""
        self.link.set_reading(reading)
        known = answer_names().get(reading or "", "")
        self.answer.setVisible(not self._small and offered)
        self.answer.set_label(known or _("Fear or preference?"))
        self.answer.setAccessibleDescription(known)
        self.answer.set_glyph(READING_GLYPHS.get(reading or ""))
        self.answer.set_filled(bool(known))

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        return [self.kind, self.answer, self.link]
