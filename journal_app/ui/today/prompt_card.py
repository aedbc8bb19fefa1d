"""A question one may write from, another one, or none at all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_WIDEST = 600


class PromptCard(QFrame):
    """Open with a question, or closed to one quiet line that opens it again."""

    another_wanted = Signal()
    closed_by_choice = Signal()
    """“Write freely”: what is written now answers no question."""
    question_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt: Prompt | None = None
        self._indent = (0, 0)
        words = _("A question, if you’d like one")
        self._caption = PlainLabel(theme, words, "caption", "ink3")
        self._caption.setContentsMargins(0, 0, 0, 6)
        self._question = Para(theme, "", "prompt", italic=True, max_width=_WIDEST, name=_("Prompt"))
        self._another = Button(
            theme, _("Another"), "ghost", "shuffle", _("Another question"), style="smallm"
        )
        self._freely = Button(theme, _("Write freely"), "ghost", "feather", style="smallm")
        self._open = Button(theme, words, "ghost", name=_("Show a question"), style="smallm")
        self._theme = theme
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.setContentsMargins(0, 8, 0, 0)
        for button in (self._another, self._freely, self._open):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._another.clicked.connect(self.another_wanted)
        self._freely.clicked.connect(self.closed_by_choice)
        self._open.clicked.connect(self.question_wanted)
        self.close_card()

    def indent(self, start: int, end: int) -> None:
        """Stand this far from the edges of the column."""
        px = self._theme.px
        shown = self._prompt is not None
        above, below = (26, 20) if shown else (10, 10)
        set_margins(self._column, self, start, px(above), end, px(below))
        self._indent = (start, end)

    @property
    def prompt(self) -> Prompt | None:
        """The question that is shown, or `None` while the card is closed."""
        return self._prompt

    def show_prompt(self, prompt: Prompt, *, another: bool) -> None:
        """Open with this question; `another` where there are more of them."""
        self._prompt = prompt
        self._question.set_text(prompt.text)
        self._question.setAccessibleDescription(prompt.text)
        self._arrange(another=another)

    def close_card(self) -> None:
        """Leave only the line that opens it again."""
        self._prompt = None
        self._question.set_text("")
        self._question.setAccessibleDescription("")
        self._arrange(another=False)

    def _arrange(self, *, another: bool) -> None:
        shown = self._prompt is not None
        wanted = {
            self._caption: shown,
            self._question: shown,
            self._another: another,
            self._freely: shown,
            self._open: not shown,
        }
        # First away, then here: together they would push the window wider for a moment.
        for widget, visible in sorted(wanted.items(), key=lambda pair: pair[1]):
            widget.setVisible(visible)
        self.indent(*self._indent)
