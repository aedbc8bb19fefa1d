"""One deck of questions of one's own: its name, whether it is in use, and its questions."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.core.decks import LONGEST_NAME, Deck, OwnPrompt
from journal_app.core.prompts import LONGEST_TEXT
from journal_app.i18n import _
from journal_app.ui.settings.asking import Adding, InPlace
from journal_app.ui.settings.row_menu import RowMenu
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.counted_field import CountedField
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.toggle import Toggle


class WordsField(CountedField):
    """Words that stand there already; without a box until one points at them. Esc leaves them."""

    def __init__(self, theme: Theme, words: str, most: int, name: str) -> None:
        super().__init__(theme, "", most, kind="bare", name=name)
        self._words = words
        self.place = InPlace(self, self.put_back)
        self.setText(words)
        self.setCursorPosition(0)

    @property
    def changed_words(self) -> str:
        """What was written in the place of the words, or nothing."""
        now = " ".join(self.text().split())
        return now if self.isModified() and now not in ("", self._words) else ""

    def to_ask(self) -> str:
        """It was left: what to ask the journal for now, or nothing; an empty one is put back."""
        if self.place.under_way:
            return ""
        words = self.changed_words
        if not words:
            self.put_back()
            return ""
        self.place.begin()
        return words

    def put_back(self) -> None:
        """The words as they were."""
        self.place.drop()
        self.setText(self._words)
        self.setModified(False)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is not kept yet."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put_back()
            return
        super().keyPressEvent(event)


class DeckBox(Card):
    """Passes on what is asked; the list it stands in does it."""

    renamed = Signal(str)
    used = Signal(bool)
    moved = Signal(int)
    removed = Signal()
    added = Signal(str)
    reworded = Signal(object, str)
    """Carries the `OwnPrompt` and its new words."""
    question_moved = Signal(object, int)
    question_removed = Signal(object)

    def __init__(self, theme: Theme, deck: Deck, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=0, name=deck.name, parent=parent)
        self.deck = deck
        self.content.setContentsMargins(1, 4, 1, 4)
        self.name = WordsField(theme, deck.name, LONGEST_NAME, _("Name of the deck"))
        self.name.setObjectName(f"deck:{deck.uid}")
        self.use = Toggle(theme, _("In use"), checked=deck.in_use)
        self.use.setObjectName(f"use:{deck.uid}")
        self.use.setToolTip(_("Whether its questions may come on Today"))
        self.menu = RowMenu(
            theme, _("Deck options"), move=self.moved.emit, remove=self.removed.emit
        )
        self.menu.setObjectName(f"deck-menu:{deck.uid}")
        self.menu.setAccessibleDescription(deck.name)
        self.add_field = CountedField(
            theme, _("A question of your own"), LONGEST_TEXT, name=_("Add a question")
        )
        self.add_field.setObjectName(f"add:{deck.uid}")
        self.adding = Adding(self.add_field)
        self.add_button = Button(
            theme, _("Add"), "outline", "plus", _("Add the question"), style="smallm"
        )
        self.rows: list[QuestionRow] = []
        self._lay_out()
        self.name.editingFinished.connect(self._on_named)
        self.use.toggled.connect(self.used)
        self.add_field.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        set_margins(head, self, 4, 4, 12, 4)
        self.content.addLayout(head)
        head.addWidget(self.name, 1)
        head.addWidget(PlainLabel(self._theme, _("In use"), "small", "ink3"))
        head.addWidget(self.use)
        head.addWidget(self.menu)
        for at, own in enumerate(self.deck.prompts):
            row = QuestionRow(self._theme, own)
            row.menu.set_place(at, len(self.deck.prompts))
            row.reworded.connect(partial(self.reworded.emit, own))
            row.moved.connect(partial(self.question_moved.emit, own))
            row.removed.connect(partial(self.question_removed.emit, own))
            self.rows.append(row)
            self.content.addWidget(Hairline(self._theme, inset=18))
            self.content.addWidget(row)
        self.content.addWidget(Hairline(self._theme, inset=18))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        set_margins(foot, self, 14, 8, 12, 6)
        self.content.addLayout(foot)
        foot.addWidget(self.add_field, 1)
        foot.addWidget(self.add_button)

    def _on_named(self) -> None:
        name = self.name.to_ask()
        if name:
            self.renamed.emit(name)

    def _on_add(self) -> None:
        words = self.add_field.text()
        if words.strip() and self.adding.begin():
            self.added.emit(words)


class QuestionRow(QFrame):
    """One question, changed in its place."""

    reworded = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, own: OwnPrompt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = own
        self.field = WordsField(theme, own.text, LONGEST_TEXT, _("Question"))
        self.field.setObjectName(f"question:{own.uid}")
        self.menu = RowMenu(
            theme, _("Question options"), move=self.moved.emit, remove=self.removed.emit
        )
        self.menu.setObjectName(f"question-menu:{own.uid}")
        self.menu.setAccessibleDescription(own.text)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        set_margins(row, self, 4, 2, 12, 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.menu)
        self.field.editingFinished.connect(self._on_edited)

    def _on_edited(self) -> None:
        words = self.field.to_ask()
        if words:
            self.reworded.emit(words)
