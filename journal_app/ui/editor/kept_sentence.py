"""A sentence of another entry that stays in sight above this one, with a door to where it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para

_WIDEST = 600


class KeptSentence(QFrame):
    """Not there while nothing is kept in sight."""

    opened = Signal()
    """Somebody wants to see the entry it is from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The sentence it goes on from"))
        self._theme = theme
        self.words = Para(
            theme, "", "read", "ink2", italic=True, max_width=_WIDEST, name=_("Kept sentence")
        )
        self.door = Button(
            theme,
            _("Where it was written"),
            "ghost",
            "arrow-bend-up-left",
            _("Open the entry it is from"),
            style="smallm",
        )
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self.words)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self.door)
        row.addStretch(1)
        self._column.addSpacing(4)
        self._column.addWidget(Hairline(theme))
        self.door.clicked.connect(self.opened)
        self.show_sentence("")

    @property
    def sentence(self) -> str:
        """What stays in sight, or nothing."""
        return self.words.text()

    def show_sentence(self, sentence: str) -> None:
        """Keep this in sight, or nothing."""
        self.words.set_text(sentence)
        self.words.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))

    def indent(self, start: int, end: int, below: int) -> None:
        """Stand this far from the edges of the column, and from what follows."""
        set_margins(self._column, self, start, 0, end, below)
