"""A question one may write from, another one, or none at all; and where asking ends, three ways."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.prompts import Prompt
from journal_app.core.situations import Act
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.equal_buttons import EqualButtons
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_WIDEST = 600


class PromptCard(QFrame):
    """Open with a question, closed to one quiet line that opens it again, or with three ways."""

    arranged = Signal()
    """Something else stands here than before."""
    another_wanted = Signal()
    closed_by_choice = Signal()
    """“Write freely”: what is written now answers no question."""
    question_wanted = Signal()
    why_wanted = Signal()
    template_wanted = Signal()
    coming_back_wanted = Signal()
    settle_wanted = Signal()
    support_wanted = Signal()
    done_wanted = Signal()
    """These three stand there in the place of a question where asking ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt: Prompt | None = None
        self._ends = False
        self._blank = True
        self._low = False
        self._first: Act | None = None
        self._first_row = QFrame()
        self._indent = (0, 0)
        words = _("A question, if you’d like one")
        self._caption = PlainLabel(theme, words, "caption", "ink3")
        self._caption.setContentsMargins(0, 0, 0, 6)
        self._question = Para(theme, "", "prompt", italic=True, max_width=_WIDEST, name=_("Prompt"))
        self._another = Button(
            theme, _("Another"), "ghost", "shuffle", _("Another question"), style="smallm"
        )
        self._freely = Button(theme, _("Write freely"), "ghost", "feather", style="smallm")
        self.why = Button(theme, _("Why this one?"), "ghost", style="smallm")
        quiet = _("A quiet minute first")
        gently = _("Coming back gently first")
        self.quiet_first = Button(theme, quiet, "ghost", "wind", style="smallm")
        self.gently_first = Button(theme, gently, "ghost", "leaf", style="smallm")
        self._open = Button(theme, words, "ghost", name=_("Show a question"), style="smallm")
        words = _("Begin from a template")
        self.template = Button(theme, words, "ghost", style="smallm")
        self._rest = Para(theme, _("Questions can wait. What would be kind now?"), "body", "ink2")
        self.ways = EqualButtons(
            theme,
            _("What would be kind now"),
            (_("Settle"), _("Support"), _("Done")),
            size="normal",
        )
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._compose()
        self._connect()
        self.close_card()

    def _compose(self) -> None:
        column = self._column
        column.setSpacing(0)
        first = QHBoxLayout(self._first_row)
        first.setContentsMargins(0, 0, 0, 12)
        first.setSpacing(0)
        for button in (self.quiet_first, self.gently_first):
            first.addWidget(button)
        first.addStretch(1)
        column.addWidget(self._first_row)
        column.addWidget(self._caption)
        column.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        for button in (self._another, self._freely, self.why, self._open, self.template):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self._rest)
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 8, 0, 0)
        column.addLayout(ways)
        ways.addWidget(self.ways)
        ways.addStretch(1)

    def _connect(self) -> None:
        self._another.clicked.connect(self.another_wanted)
        self._freely.clicked.connect(self.closed_by_choice)
        self._open.clicked.connect(self.question_wanted)
        self.why.clicked.connect(self.why_wanted)
        self.template.clicked.connect(self.template_wanted)
        self.quiet_first.clicked.connect(self.settle_wanted)
        self.gently_first.clicked.connect(self.coming_back_wanted)
        settle, support, done = self.ways.buttons
        settle.clicked.connect(self.settle_wanted)
        support.clicked.connect(self.support_wanted)
        done.clicked.connect(self.done_wanted)

    def indent(self, start: int, end: int) -> None:
        """Stand this far from the edges of the column."""
        px = self._theme.px
        shown = self._prompt is not None or self._ends
        above, below = (26, 20) if shown and not self._low else (10, 10)
        set_margins(self._column, self, start, px(above), end, px(below))
        self._indent = (start, end)

    @property
    def prompt(self) -> Prompt | None:
        """The question that is shown, or `None` while the card is closed."""
        return self._prompt

    @property
    def ends(self) -> bool:
        """Whether the three ways stand in the place of a question."""
        return self._ends

    def show_prompt(
        self, prompt: Prompt, *, another: bool, why: bool = True, words: str = ""
    ) -> None:
        """Open with this question; `another` where there are more, `why` where it says why.

        `words` stand in the place of its own where it is asked in a shorter form.
        """
        self._prompt = prompt
        self._ends = False
        self._question.set_text(words or prompt.text)
        self._question.setAccessibleDescription(words or prompt.text)
        self._arrange(another=another, why=why)

    def offer_first(self, act: Act | None) -> None:
        """Let something that settles stand above any question, or nothing."""
        self._first = act
        self._arrange_first()

    def show_ways(self) -> None:
        """Asking ends: settle, support and done, none louder than another."""
        self._clear()
        self._ends = True
        self._arrange()

    def set_blank(self, blank: bool) -> None:
        """Whether nothing is written on the page: only then one may begin from a template here."""
        if blank != self._blank:
            self._blank = blank
            self.template.setVisible(blank and self._prompt is None and not self._ends)

    def set_room(self, *, low: bool, lowest: bool) -> None:
        """In a low window no words stand above the question; in the lowest it is smaller, too."""
        self._question.set_style("quote" if lowest else "prompt")
        if low != self._low:
            self._low = low
            self._caption.setVisible(self._prompt is not None and not low)

    def close_card(self) -> None:
        """Leave only the line that opens it again."""
        self._clear()
        self._ends = False
        self._arrange()

    def _clear(self) -> None:
        self._prompt = None
        self._question.set_text("")
        self._question.setAccessibleDescription("")

    def _arrange(self, *, another: bool = False, why: bool = False) -> None:
        shown = self._prompt is not None
        wanted: dict[QWidget, bool] = {
            self._caption: shown and not self._low,
            self._question: shown,
            self._another: another,
            self._freely: shown,
            self.why: shown and why,
            self._open: not shown and not self._ends,
            self.template: not shown and not self._ends and self._blank,
            self._rest: self._ends,
            self.ways: self._ends,
        }
        # First away, then here: together they would push the window wider for a moment.
        for widget, visible in sorted(wanted.items(), key=lambda pair: pair[1]):
            widget.setVisible(visible)
        self._arrange_first()
        self.indent(*self._indent)
        self.arranged.emit()

    def _arrange_first(self) -> None:
        first = None if self._ends else self._first
        self._first_row.setVisible(first is not None)
        self.quiet_first.setVisible(first is Act.PAUSE)
        self.gently_first.setVisible(first is Act.COMING_BACK)
