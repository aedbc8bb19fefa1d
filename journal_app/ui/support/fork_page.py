"""*Something isn't OK*: one calm screen that asks once, believes what is said, and explains it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.safety import FORK, Answer, SafetyState
from journal_app.core.support import FEAR_TOO, AskedAgain, FearToo, Support
from journal_app.i18n import _
from journal_app.services import safety, support_texts
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.support import places
from journal_app.ui.support.fork_steps import ForkStep, NothingChanged
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.scroll_column import ScrollColumn

_WIDEST = 560
Step = ForkStep | NothingChanged


class ForkPage(Page):
    """Nothing is chosen before, and nothing of an answer is kept but the state it sets."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Something isn’t OK"), parent)
        self._context = context
        self._asks_again = False
        self._saying = False
        self._answer: Answer | None = None
        self._before = SafetyState.NONE
        self._steps: dict[str, Step] = {}
        self.step = ""
        theme = context.theme
        self.back = Button(theme, _("Back"), "ghost", "arrow-left", style="smallm")
        self.to_settings = Button(
            theme,
            _("What is put away can be brought back in Settings"),
            "ghost",
            "gear-six",
            style="smallm",
        )
        self._top = QVBoxLayout()
        self._scroll = ScrollColumn(theme, self.accessibleName(), widest=_WIDEST, centred=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._top)
        self._top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self._scroll, 1)
        self.back.clicked.connect(self._on_back)
        self.to_settings.clicked.connect(lambda: context.navigator.go(places.PRIVACY))
        theme.changed.connect(self._restyle)
        self._restyle()
        job = context.jobs.background(support_texts.support)
        job.finished.connect(self._on_words)
        job.failed.connect(self._on_trouble)

    def enter(self, place: Place) -> None:
        """From the beginning, or with the one gentle question after *not sure*."""
        self._asks_again = place.part == places.AGAIN
        self._begin()

    def leave(self) -> None:
        """What was chosen on the way is shown to nobody."""
        self._show("")

    def place(self) -> Place | None:
        """After a lock one comes back to the start page."""
        return Place(page=PageId.TODAY)

    def forget(self) -> None:
        """Nothing was typed here; what was chosen on the way goes."""
        self._show("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, one step at a time."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif not self._scroll.scroll_by_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way back begins where what is asked begins, where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    # Steps.

    def _on_words(self, words: Support) -> None:
        theme, fork = self._context.theme, words.fork
        answers = {answer.value: fork.answers[answer].text for answer in Answer}
        first = ForkStep(theme, fork.question, answers, intro=fork.intro)
        fear = {answer.value: fork.fear_answers[answer] for answer in FearToo}
        hurt = ForkStep(theme, fork.fear_question, fear)
        again = {answer.value: fork.again_answers[answer] for answer in AskedAgain}
        asked = ForkStep(theme, fork.again_question, again)
        nothing = NothingChanged(theme, fork.after[SafetyState.NONE])
        first.chosen.connect(lambda chosen: self._on_answer(Answer(chosen)))
        hurt.chosen.connect(lambda chosen: self._on_fear(FearToo(chosen)))
        asked.chosen.connect(lambda chosen: self._on_again(AskedAgain(chosen)))
        nothing.record_wanted.connect(lambda: self._context.navigator.go(places.RECORD_PLACE))
        nothing.done.connect(self._leave)
        self._steps = {"first": first, "fear": hurt, "again": asked, "nothing": nothing}
        column = self._scroll.column
        column.addStretch(2)
        for step in self._steps.values():
            column.addWidget(step)
        column.addSpacing(18)
        column.addWidget(self.to_settings, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(3)
        self._begin()

    def _begin(self) -> None:
        self._show("again" if self._asks_again else "first")

    def _show(self, wanted: str) -> None:
        self.step = wanted
        for name, step in self._steps.items():
            step.setVisible(name == wanted)
        shown = self._steps.get(wanted)
        if shown is not None and self.isVisible():
            self._scroll.to_top()
            shown.take_focus()

    def _on_back(self) -> None:
        if self.step in ("fear", "nothing"):
            self._show("first")
        else:
            self._leave()

    def _leave(self) -> None:
        places.go_back(self._context.navigator)

    # Answers.

    def _on_answer(self, answer: Answer) -> None:
        state = FORK[answer]
        if answer is Answer.HURT:
            self._show("fear")
        elif state is None:
            self._context.navigator.go(places.DECISION_PLACE)
        else:
            self._say(state, answer)

    def _on_fear(self, answer: FearToo) -> None:
        state = FEAR_TOO[answer]
        if state is None:
            self._show("nothing")
        else:
            self._say(state, Answer.HURT)

    def _on_again(self, answer: AskedAgain) -> None:
        match answer:
            case AskedAgain.LEAVE_AWAY:
                self._leave()
            case AskedAgain.BRING_BACK:
                self._say(SafetyState.NONE, None)
            case AskedAgain.SAY_MORE:
                self._asks_again = False
                self._show("first")

    def _say(self, state: SafetyState, answer: Answer | None) -> None:
        """Set or clear it; then the support page, or back where it is cleared."""
        if self._saying:
            return
        self._saying, self._answer = True, answer
        self._before = self._context.known.safety.state
        job = self._context.jobs.run(safety.say, state, clock=self._context.clock)
        job.finished.connect(self._on_said)
        job.failed.connect(self._on_refused)

    def _on_said(self, _changes: Changes) -> None:
        self._saying = False
        context = self._context
        if self._answer is not None:
            context.navigator.go(places.after(self._answer))
            return
        undo = partial(self._take_back, self._before)
        context.notices.say(_("Closeness exercises are shown again."), _("Undo"), undo)
        self._leave()

    def _take_back(self, state: SafetyState) -> None:
        job = self._context.jobs.run(safety.say, state, clock=self._context.clock)
        job.failed.connect(self._on_trouble)

    def _on_refused(self, error: Exception) -> None:
        self._saying = False
        self._on_trouble(error)

    def _restyle(self) -> None:
        px = self._context.theme.px
        set_margins(self._top, self, self._scroll.start, px(24), px(24), 0)

    def _on_trouble(self, error: Exception) -> None:
        say_trouble(self._context, error)
