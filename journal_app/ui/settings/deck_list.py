"""Decks of questions of one's own: made, named, put in order, in use or resting, and removed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.decks import LONGEST_NAME, Deck, OwnPrompt
from journal_app.core.ids import Uid
from journal_app.i18n import _
from journal_app.services import decks
from journal_app.ui.context import Context
from journal_app.ui.settings.deck_box import DeckBox
from journal_app.ui.settings.kept_focus import kept_focus
from journal_app.ui.settings.row_menu import moved
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.counted_field import CountedField


class DeckList(QFrame):
    """What is changed holds at once; what is removed comes back by the notice."""

    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._decks: tuple[Deck, ...] = ()
        self.boxes: list[DeckBox] = []
        self.setAccessibleName(_("Your own questions"))
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self.refused)
        theme = context.theme
        self.add_field = CountedField(
            theme, _("Name of a new deck"), LONGEST_NAME, name=_("Add a deck")
        )
        self.add_button = Button(
            theme, _("Add"), "outline", "plus", _("Add the deck"), style="smallm"
        )
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._boxes)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_field, 1)
        row.addWidget(self.add_button)
        column.addLayout(row)
        self.add_field.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)

    def show_decks(self, known: tuple[Deck, ...]) -> None:
        """Let exactly these stand there, in this order."""
        if known == self._decks and len(self.boxes) == len(known):
            return
        self._decks = known
        with kept_focus(self):
            self._clear()
            for at, deck in enumerate(known):
                self._put(at, deck)

    def forget(self) -> None:
        """Drop every word."""
        self._decks = ()
        self.add_field.clear()
        self._clear()

    # What is shown.

    def _put(self, at: int, deck: Deck) -> None:
        box = DeckBox(self._context.theme, deck)
        box.menu.set_place(at, len(self._decks))
        box.renamed.connect(partial(self._rename, deck))
        box.used.connect(partial(self._use, deck))
        box.moved.connect(partial(self._move, deck))
        box.removed.connect(partial(self._remove, deck))
        box.added.connect(partial(self._add_question, deck))
        box.reworded.connect(self._reword)
        box.question_moved.connect(partial(self._move_question, deck))
        box.question_removed.connect(partial(self._remove_question, deck))
        self.boxes.append(box)
        self._boxes.addWidget(box)

    def _clear(self) -> None:
        self.boxes = []
        while (item := self._boxes.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()

    # Decks.

    @property
    def _order(self) -> list[str]:
        return [deck.uid for deck in self._decks]

    def _add(self) -> None:
        name = self.add_field.text()
        if name.strip():
            self.add_field.clear()
            self._undoing.do(partial(decks.add, name=name, clock=self._context.clock))

    def _rename(self, deck: Deck, name: str) -> None:
        rename = partial(decks.rename, deck=deck.uid)
        words = _("“{before}” is called “{now}” now.").format(before=deck.name, now=name)
        self._undoing.do(partial(rename, name=name), words, partial(rename, name=deck.name))

    def _use(self, deck: Deck, in_use: bool) -> None:
        self._undoing.do(partial(decks.use, deck=deck.uid, in_use=in_use))

    def _move(self, deck: Deck, step: int) -> None:
        order = moved(self._order, self._order.index(deck.uid), step)
        self._undoing.do(partial(decks.order, decks=[Uid(uid) for uid in order]))

    def _remove(self, deck: Deck) -> None:
        order = [Uid(uid) for uid in self._order]
        back = partial(decks.put_back, deck=deck, order=order, clock=self._context.clock)
        words = _("“{name}” is removed.").format(name=deck.name)
        self._undoing.do(partial(decks.remove, deck=deck.uid), words, back)

    # Questions.

    def _add_question(self, deck: Deck, words: str) -> None:
        clock = self._context.clock
        self._undoing.do(partial(decks.add_question, deck=deck.uid, text=words, clock=clock))

    def _reword(self, own: OwnPrompt, words: str) -> None:
        reword = partial(decks.reword, question=own.uid)
        said = _("The question says something else now.")
        self._undoing.do(partial(reword, text=words), said, partial(reword, text=own.text))

    def _move_question(self, deck: Deck, own: OwnPrompt, step: int) -> None:
        uids = [str(each.uid) for each in deck.prompts]
        order = [Uid(uid) for uid in moved(uids, uids.index(own.uid), step)]
        self._undoing.do(partial(decks.arrange, deck=deck.uid, questions=order))

    def _remove_question(self, deck: Deck, own: OwnPrompt) -> None:
        order = [each.uid for each in deck.prompts]
        clock = self._context.clock
        back = partial(decks.put_question_back, own=own, order=order, clock=clock)
        words = _("The question is removed. Its answers stay.")
        self._undoing.do(partial(decks.remove_question, question=own.uid), words, back)
