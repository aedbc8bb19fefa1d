"""Thinking it over: questions for two people who may not fit, and no answer of ours."""

from typing import Final

from PySide6.QtCore import Qt

from journal_app.core.support import DecisionPage
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.lines_box import LinesBox
from journal_app.ui.support.view import SupportView, quiet
from journal_app.ui.support.writing_box import WritingBox
from journal_app.ui.widgets.para import Para

DECISION: Final = "thinking-it-over"
"""What writing from here says in the place of the question it answers; stable."""


class DecisionView(SupportView):
    """Nothing is added up; what is written is an entry, sealed if that is wanted."""

    def __init__(self, context: Context, words: DecisionPage, place: str) -> None:
        super().__init__(context, words.title)
        theme = context.theme
        self.box = WritingBox(context, _("Write about it"), place, sealed=False)
        self.fork = quiet(theme, _("Something isn’t OK"))
        self.add_heading(words.title)
        self.add_lines(words.lead, gap=6)
        self.column.addSpacing(10)
        self.column.addWidget(LinesBox(theme, words.title, words.questions))
        self.column.addSpacing(24)
        self.column.addWidget(self.box)
        self.column.addSpacing(18)
        self.add_lines(words.ends, gap=6)
        self.column.addSpacing(18)
        self.column.addWidget(Para(theme, words.fear, "body", "ink2"))
        self.column.addSpacing(10)
        self.column.addWidget(self.fork, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        self.fork.clicked.connect(lambda: context.navigator.go(Place(page=PageId.FORK)))
        self.box.start(DECISION)

    def leave(self) -> None:
        """Keep what was written; the field is empty the next time."""
        self.box.start(DECISION)

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return self.box.desk.busy

    def keep(self) -> None:
        """Keep everything now."""
        self.box.desk.flush()

    def forget(self) -> None:
        """Drop every word."""
        self.box.forget()
