"""If you need someone now: the same calm page on every day, without numbers that could be wrong."""

from PySide6.QtCore import Qt, Signal

from journal_app.core.changes import Changes
from journal_app.core.safety import Answer
from journal_app.core.support import Support
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.navigation import SceneId
from journal_app.ui.support.after_card import AfterCard
from journal_app.ui.support.lines_box import LinesBox
from journal_app.ui.support.my_card import MyCard
from journal_app.ui.support.places import PRIVACY
from journal_app.ui.support.question import QuestionBox
from journal_app.ui.support.view import SupportView, heading
from journal_app.ui.widgets.button import Button


class HelpView(SupportView):
    """Danger first, then one's own card, then help outside, then a way back to the senses."""

    data_wanted = Signal()

    def __init__(self, context: Context, words: Support) -> None:
        super().__init__(context, words.help.title)
        theme = context.theme
        self.after = AfterCard(theme, words.fork)
        self.card = MyCard(context, words.help)
        self.coming_back = Button(theme, _("Coming back gently"), "outline", "leaf")
        self.question = QuestionBox(context, words.record.title)
        self._lay_out(words)
        self.coming_back.clicked.connect(lambda: context.scenes.open_scene(SceneId.COMING_BACK))
        self.after.data_wanted.connect(self.data_wanted)
        self.after.settings_wanted.connect(lambda: context.navigator.go(PRIVACY))
        context.known.changed.connect(self._show_question)

    def tell_after(self, answer: Answer) -> None:
        """Say what this answer set, above everything else."""
        self.after.tell(answer, self.context.known.safety.state)
        self.to_top()

    def enter(self) -> None:
        """Show the card as it is kept."""
        self.card.load()
        self._show_question()

    def leave(self) -> None:
        """Keep what was typed; a question that was open is put away."""
        self.card.keep()
        self.question.close_box()
        self.after.hide()

    def refresh(self, changes: Changes) -> None:
        """The card may have changed."""
        if changes.shelves:
            self.card.load()

    def step_back(self) -> bool:
        """Put the question away."""
        is_open = self.question.is_open
        if is_open:
            self.question.close_box()
        return is_open

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return self.card.busy() or self.question.box.desk.busy

    def keep(self) -> None:
        """Keep everything now."""
        self.card.keep()
        self.question.box.desk.flush()

    def forget(self) -> None:
        """Drop every word."""
        self.card.forget()
        self.question.close_box()
        self.question.box.forget()
        self.after.hide()

    def _lay_out(self, words: Support) -> None:
        theme, page, column = self.context.theme, words.help, self.column
        column.addWidget(self.after)
        column.addWidget(heading(theme, page.danger))
        self.add_heading(page.card.title)
        self.add_lines(page.card.lines)
        column.addSpacing(6)
        column.addWidget(self.card)
        self.add_heading(page.kinds.title)
        column.addWidget(LinesBox(theme, page.kinds.title, page.kinds.lines))
        self.add_heading(page.finding.title)
        self.add_lines(page.finding.lines)
        column.addSpacing(18)
        self.add_lines((page.coming_back,), gap=10)
        column.addWidget(self.coming_back, 0, Qt.AlignmentFlag.AlignLeading)
        self.add_heading(page.leaving.title)
        self.add_lines(page.leaving.lines)
        column.addSpacing(18)
        column.addWidget(self.question)
        column.addStretch(1)

    def _show_question(self) -> None:
        # It stands on no page of somebody who said nothing of the kind.
        put_away = self.context.known.safety.put_away
        if not put_away and self.question.is_open:
            self.question.close_box()
        self.question.setVisible(put_away)
