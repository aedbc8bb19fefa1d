"""`LaterLook`: the same question once more, the first answer covered until it is answered."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.moments import Moment
from journal_app.i18n import _
from journal_app.services import moments
from journal_app.services.moments import KeptMoment
from journal_app.ui.context import Context
from journal_app.ui.moment_form.answers import AnswerChips, NotOkLink
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reflection.both_answers import BothAnswers
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para

_WIDEST: Final = 520


class LaterLook(Card):
    """Asked once, half a day to two days after; neither answer takes the other's place.

    `told` shows the sentence of the moment above the question.
    """

    answered = Signal(object)
    """Carries the `KeptMoment`."""
    passed_over = Signal()

    def __init__(
        self, context: Context, moment: Moment, parent: QWidget | None = None, *, told: bool = True
    ) -> None:
        super().__init__(context.theme, padding=20, name=_("A later look"), parent=parent)
        self._context = context
        self._moment = moment
        self._told = told
        self._asking = QFrame()
        self._both = BothAnswers(context)
        self._both.hide()
        self.answers = AnswerChips(context.theme)
        self.not_ok = NotOkLink(context.theme)
        self.not_now = Button(context.theme, _("Not now"), "ghost", style="smallm")
        self._compose()
        self.answers.answered.connect(self._on_answered)
        self.not_now.clicked.connect(self._on_not_now)
        self.not_ok.clicked.connect(lambda: context.navigator.go(Place(page=PageId.FORK)))

    def forget(self) -> None:
        """Drop every word."""
        self._note.set_text("")
        self._both.forget()

    def _compose(self) -> None:
        theme = self._context.theme
        question = _("Is my distance coming from fear, or from preference?")
        line = _("Either is allowed. You are only looking.")
        self._note = Para(theme, self._moment.note, "read", "ink2", name=_("One sentence"))
        self._note.setVisible(self._told and bool(self._moment.note))
        links = QFrame()
        flow = FlowLayout(links, spacing=20, row_spacing=4)
        flow.addWidget(self.not_now)
        flow.addWidget(self.not_ok)
        rows = QVBoxLayout(self._asking)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Para(theme, question, "heading", max_width=_WIDEST, name=_("Prompt")))
        rows.addWidget(Para(theme, line, "body", "ink2"))
        rows.addSpacing(4)
        rows.addWidget(self.answers)
        rows.addWidget(links)
        caption = Para(theme, _("A later look, in the same words"), "caption", "ink3")
        for widget in (caption, self._note, self._asking, self._both):
            self.content.addWidget(widget)
        self.content.setSpacing(8)

    def _on_answered(self, reading: str | None) -> None:
        if reading is None:
            return
        self.answers.setEnabled(False)
        context = self._context
        job = context.jobs.run(
            moments.answer_later,
            self._moment.id,
            reading,
            words=context.known.vocabulary,
            clock=context.clock,
        )
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_trouble)

    def _on_kept(self, kept: KeptMoment) -> None:
        self._moment = kept.moment
        self._asking.hide()
        self._both.show_moment(kept.moment)
        self._both.show()
        self.answered.emit(kept)

    def _on_not_now(self) -> None:
        context = self._context
        job = context.jobs.run(moments.pass_over_later_look, self._moment.id, clock=context.clock)
        job.finished.connect(lambda _changes: self.passed_over.emit())
        job.failed.connect(self._on_trouble)

    def _on_trouble(self, error: Exception) -> None:
        self.answers.setEnabled(True)
        self.answers.set_answer(None)
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)
