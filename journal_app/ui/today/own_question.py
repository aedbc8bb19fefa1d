"""A question of one's own, written where one is asked one: into a deck, and onto the card."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.decks import Deck
from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid
from journal_app.core.prompts import LONGEST_TEXT
from journal_app.i18n import _
from journal_app.services import decks
from journal_app.services.prompts import Suggestion
from journal_app.ui.context import Context
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today import wish_loading
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.counted_field import CountedField
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 420


class OwnQuestion(QObject):
    """Asks for the words and keeps them; where there is no deck yet, one is made."""

    kept = Signal(object)
    """Carries the `Suggestion` to put on the card."""
    trouble = Signal(object)

    def __init__(self, context: Context, anchor: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._anchor = anchor
        self._popover: OwnQuestionPopover | None = None

    def ask(self) -> None:
        """Open the field, once it is known which decks there are."""
        job = self._context.jobs.run(decks.all_decks)
        job.finished.connect(self._open)
        job.failed.connect(self.trouble)

    def forget(self) -> None:
        """Drop what was typed."""
        if self._popover is not None:
            self._popover.dismiss()
            self._popover.field.forget()

    def _open(self, known: tuple[Deck, ...]) -> None:
        # Made anew each time: which decks there are is part of it.
        typed = "" if self._popover is None else self._popover.field.text()
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = OwnQuestionPopover(self._context.theme, self._anchor.window(), known)
        self._popover.field.setText(typed)
        self._popover.wanted.connect(self._keep)
        self._popover.open_at(self._anchor, self._popover.field)

    def _keep(self, words: str, deck: Uid | None) -> None:
        clock = self._context.clock
        job = self._context.jobs.run(wish_loading.keep_question, deck, words, clock=clock)
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_refused)

    def _on_kept(self, added: "wish_loading.AddedQuestion") -> None:
        if self._popover is not None:
            self._popover.field.forget()
            self._popover.dismiss()
        because = (_("You wrote this one."),)
        self.kept.emit(Suggestion(prompt=added.prompt, because=because))

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, BadInput) and self._popover is not None:
            self._popover.refuse(error)
        else:
            self.trouble.emit(error)


class OwnQuestionPopover(Popover):
    """One line for the question, and in which deck it is kept."""

    wanted = Signal(str, object)
    """Carries the words and the uid of the deck, or `None` for a first one."""

    def __init__(self, theme: Theme, window: QWidget, known: tuple[Deck, ...]) -> None:
        super().__init__(theme, window, _("Your own question"), padding=16)
        self._known = known
        caption = PlainLabel(theme, _("Your own question"), "smallm", "ink2")
        self.field = CountedField(theme, _("What would you like to be asked?"), LONGEST_TEXT)
        self.field.setFixedWidth(theme.px(_WIDTH))
        self._error = Para(theme, "", "small", "caution", name=_("Your own question message"))
        self._error.hide()
        options = [(deck.uid, deck.name) for deck in known]
        self._deck = Drop(theme, _("Deck"), options, options[0][0]) if options else None
        self.keep = Button(theme, _("Keep it"), "primary", size="small", style="smallm")
        row = QHBoxLayout()
        row.setSpacing(10)
        self.content.addWidget(caption)
        self.content.addSpacing(6)
        self.content.addWidget(self.field)
        self.content.addWidget(self._error)
        self.content.addSpacing(10)
        self.content.addLayout(row)
        if self._deck is not None:
            row.addWidget(self._deck)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.field.returnPressed.connect(self._on_keep)
        self.field.textEdited.connect(self._on_edited)
        self.keep.clicked.connect(self._on_keep)

    def refuse(self, error: BadInput) -> None:
        """Say why it was not kept."""
        self._error.set_text(error.words)
        self._error.show()
        self.fit()
        self.field.setFocus()

    def _on_edited(self) -> None:
        if not self._error.isHidden():
            self._error.hide()
            self.fit()

    def _on_keep(self) -> None:
        value = None if self._deck is None else self._deck.value
        chosen = next((deck.uid for deck in self._known if deck.uid == value), None)
        self.wanted.emit(self.field.text(), chosen)
