"""“Why this one?”: what let a question come, and what one may say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem

_WIDTH: Final = 292


class Deed(StrEnum):
    """What can be asked for here."""

    MORE = "more"
    LESS = "less"
    HIDE = "hide"
    SHORTER = "shorter"
    ANSWERS = "answers"
    DEEPER = "deeper"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the question one asks about."""

    because: Sequence[str]
    weight: int = 0
    """1 where more of its kind is wanted, -1 where less."""
    shorter: bool = False
    answers: bool = False
    deeper: bool = False
    """Whether “a bit deeper?” may be asked."""


class WhyPopover(Popover):
    """Sentences, then what can be done; a bit deeper needs a yes of its own."""

    wanted = Signal(object)
    """Carries the `Deed`."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Why this one?"))
        self._because = Para(theme, "", "body", "ink2", name=_("Why this one came"))
        above = QVBoxLayout()
        set_margins(above, self, 12, 8, 12, 8)
        self.content.addLayout(above)
        above.addWidget(self._because)
        self.content.addWidget(Hairline(theme))
        self.content.addSpacing(6)
        self.items: dict[Deed, PopoverItem] = {}
        self._deeds = QFrame()
        self._lay_out(self._deeds)
        self._yes = QFrame()
        self._lay_out_yes(self._yes)
        self.content.addWidget(self._deeds)
        self.content.addWidget(self._yes)

    def ask_at(self, anchor: QWidget, known: Known) -> None:
        """Open beside the anchor with what is known now."""
        width = self._theme.px(_WIDTH)
        self._because.setFixedWidth(width - 24)
        self._because.set_text(" ".join(known.because))
        self.items[Deed.MORE].setChecked(known.weight > 0)
        self.items[Deed.LESS].setChecked(known.weight < 0)
        for deed, there in (
            (Deed.SHORTER, known.shorter),
            (Deed.ANSWERS, known.answers),
            (Deed.DEEPER, known.deeper),
        ):
            self.items[deed].setVisible(there)
        self._turn(deeper=False)
        self.open_at(anchor)

    def _lay_out(self, frame: QFrame) -> None:
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for deed, words, icon in (
            (Deed.MORE, _("More like this"), "plus"),
            (Deed.LESS, _("Less like this"), "caret-down"),
            (Deed.HIDE, _("Not this one again"), "eye-slash"),
            (Deed.SHORTER, _("A shorter form"), "text-aa"),
            (Deed.ANSWERS, _("All answers to this"), "book-open-text"),
            (Deed.DEEPER, _("A bit deeper?"), "waves"),
            (Deed.OWN, _("Write your own question"), "pencil-simple-line"),
        ):
            item = self.items[deed] = PopoverItem(self._theme, words, icon)
            if deed in (Deed.MORE, Deed.LESS):
                item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, at=deed: self._on_clicked(at))
            column.addWidget(item)

    def _lay_out_yes(self, frame: QFrame) -> None:
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QVBoxLayout()
        set_margins(words, self, 12, 4, 12, 8)
        told = _("Deeper ones ask about old rules, parts or shame. They can be left at any point.")
        self._told = Para(self._theme, told, "body", "ink2")
        column.addLayout(words)
        words.addWidget(self._told)
        self.yes = PopoverItem(self._theme, _("Yes, a bit deeper"), "waves")
        self.stay = PopoverItem(self._theme, _("Stay here"), "leaf")
        self.yes.clicked.connect(lambda: self._send(Deed.DEEPER))
        self.stay.clicked.connect(self.dismiss)
        column.addWidget(self.stay)
        column.addWidget(self.yes)

    def _turn(self, *, deeper: bool) -> None:
        self._told.setFixedWidth(self._theme.px(_WIDTH) - 24)
        self._deeds.setVisible(not deeper)
        self._yes.setVisible(deeper)
        self.fit()

    def _on_clicked(self, deed: Deed) -> None:
        if deed is Deed.DEEPER:
            self._turn(deeper=True)
            self.stay.setFocus()
            return
        self._send(deed)

    def _send(self, deed: Deed) -> None:
        self.dismiss()
        self.wanted.emit(deed)
