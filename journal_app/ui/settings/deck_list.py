"""Decks of questions of one's own: made, named, put in order, in use or resting, and removed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.decks import Deck, OwnPrompt
from journal_app.core.ids import Uid
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import decks
from journal_app.ui.context import Context
from journal_app.ui.settings.box_list import BoxList, name_field
from journal_app.ui.settings.deck_box import DeckBox, WordsField
from journal_app.ui.settings.kept_focus import kept_focus
from journal_app.ui.settings.row_menu import moved


class DeckList(BoxList):
    """What is changed holds at once; what is removed comes back by the notice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        field = name_field(context, _("Name of a new deck"), _("Add a deck"))
        super().__init__(context, _("Your own questions"), field, _("Add the deck"), parent)
        self._decks: tuple[Deck, ...] = ()
        self.boxes: list[DeckBox] = []

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
        self.add_field.forget()
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
        self.clear_boxes()

    # Decks.

    @property
    def _order(self) -> list[str]:
        return [deck.uid for deck in self._decks]

    def add_named(self, name: str) -> Job:
        """Add a deck of this name."""
        return self._undoing.do(partial(decks.add, name=name, clock=self._context.clock))

    def _rename(self, deck: Deck, name: str) -> None:
        rename = partial(decks.rename, deck=deck.uid)
        words = _("“{before}” is called “{now}” now.").format(before=deck.name, now=name)
        undo = partial(rename, name=deck.name)
        job = self._undoing.do(partial(rename, name=name), words, undo)
        self._follow(f"deck:{deck.uid}", job)

    def _use(self, deck: Deck, in_use: bool) -> None:
        self._undoing.do(partial(decks.use, deck=deck.uid, in_use=in_use))

    def _move(self, deck: Deck, step: int) -> None:
        order = moved(self._order, self._order.index(deck.uid), step)
        self._undoing.do(partial(decks.order, decks=[Uid(uid) for uid in order]))

    def _remove(self, deck: Deck) -> None:
        order = [Uid(uid) for uid in self._order]
        back = partial(decks.put_back, deck=deck, order=order, clock=self._context.clock)
        words = _("“{name}” is removed.").format(name=deck.name)
        self._undoing.do(
            partial(decks.remove, deck=deck.uid, clock=self._context.clock), words, back
        )

    # Questions.

    def _add_question(self, deck: Deck, words: str) -> None:
        clock = self._context.clock
        add = partial(decks.add_question, deck=deck.uid, text=words, clock=clock)
        job = self._undoing.do(add)
        for box in self.boxes:
            if box.deck.uid == deck.uid:
                box.adding.follow(job)

    def _reword(self, own: OwnPrompt, words: str) -> None:
        reword = partial(decks.reword, question=own.uid)
        said = _("The question says something else now.")
        undo = partial(reword, text=own.text)
        job = self._undoing.do(partial(reword, text=words), said, undo)
        self._follow(f"question:{own.uid}", job)

    def _follow(self, name: str, job: Job) -> None:
        for field in self.findChildren(WordsField, name):
            field.place.follow(job)

    def _move_question(self, deck: Deck, own: OwnPrompt, step: int) -> None:
        uids = [str(each.uid) for each in deck.prompts]
        order = [Uid(uid) for uid in moved(uids, uids.index(own.uid), step)]
        self._undoing.do(partial(decks.arrange, deck=deck.uid, questions=order))

    def _remove_question(self, deck: Deck, own: OwnPrompt) -> None:
        order = [each.uid for each in deck.prompts]
        clock = self._context.clock
        back = partial(decks.put_question_back, own=own, order=order, clock=clock)
        words = _("The question is removed. Its answers stay.")
        self._undoing.do(partial(decks.remove_question, question=own.uid, clock=clock), words, back)
