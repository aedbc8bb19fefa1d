"""One answer: its day, its words, and the door to where it can be read whole."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.answers.loading import Answer
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel


class AnswerCard(Card):
    """Every one looks the same, whenever it was and however long it is."""

    opened = Signal(object)
    """Carries the id of the entry."""

    def __init__(
        self, theme: Theme, answer: Answer, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        # Always with its year: they stand beside each other through the years.
        day = day_words(answer.when.day, locale, this_year=0)
        super().__init__(
            theme, padding=20, name=_("Answer of {day}").format(day=day), parent=parent
        )
        self.piece = answer.piece
        self.day = PlainLabel(theme, day, "smallm", "ink", cut=True)
        time = PlainLabel(theme, time_words(answer.when.local, locale), "caption", "ink3")
        self.words = Para(theme, answer.text, "read", name=_("Answer"))
        self.words.setAccessibleDescription(answer.text)
        self.door = Button(
            theme,
            _("Read on") if answer.cut else _("Open"),
            "ghost",
            "arrow-right",
            _("Read the answer of {day}").format(day=day),
            style="smallm",
            icon_last=True,
        )
        self.content.setSpacing(2)
        self.content.addWidget(self.day)
        self.content.addWidget(time)
        self.content.addSpacing(10)
        self.content.addWidget(self.words)
        self.content.addSpacing(8)
        row = QHBoxLayout()
        self.content.addLayout(row)
        row.addWidget(self.door)
        row.addStretch(1)
        self.content.addStretch(1)
        self.door.clicked.connect(lambda: self.opened.emit(self.piece))
