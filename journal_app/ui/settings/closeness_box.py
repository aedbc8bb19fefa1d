"""Whether closeness exercises are shown: both directions weigh the same, and nothing says why."""

from functools import partial

from journal_app.core.safety import SafetyState
from journal_app.core.support import Support
from journal_app.i18n import _
from journal_app.services import safety, support_texts
from journal_app.ui.context import Context
from journal_app.ui.settings.view import told
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.segmented import Segmented

_PUT_AWAY = 1


class ClosenessBox(BoxedList):
    """One choice that holds at once, with a way to take it back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._context = context
        self._before = self._wanted = SafetyState.NONE
        self.exercises = Segmented(
            theme, _("Closeness exercises"), (_("Shown"), _("Put away")), self._standing()
        )
        self.row = Row(theme, "leaf", _("Closeness exercises"), " ", self.exercises)
        self.add_row(self.row)
        self.exercises.chosen.connect(self._on_chosen)
        context.known.changed.connect(self.show_standing)
        job = context.jobs.background(support_texts.support)
        job.finished.connect(self._on_words)
        job.failed.connect(self._on_trouble)

    def show_standing(self) -> None:
        """Look how it stands; it may have been said elsewhere."""
        if self.exercises.current != self._standing():
            self.exercises.set_current(self._standing())

    def _standing(self) -> int:
        return _PUT_AWAY if self._context.known.safety.put_away else 0

    def _on_words(self, words: Support) -> None:
        self.row.set_line(words.fork.setting)

    def _on_chosen(self, at: int) -> None:
        if at == self._standing():
            return
        self._before = self._context.known.safety.state
        self._wanted = SafetyState.FLAGGED if at == _PUT_AWAY else SafetyState.NONE
        job = self._context.jobs.run(safety.say, self._wanted, clock=self._context.clock)
        job.finished.connect(self._on_said)
        job.failed.connect(self._on_refused)

    def _on_said(self, _changes: object) -> None:
        words = (
            _("Closeness exercises are shown.")
            if self._wanted is SafetyState.NONE
            else _("Closeness exercises are put away.")
        )
        self._context.notices.say(words, _("Undo"), partial(self._take_back, self._before))

    def _take_back(self, before: SafetyState) -> None:
        job = self._context.jobs.run(safety.say, before, clock=self._context.clock)
        job.failed.connect(self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.show_standing()
        self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        self._context.notices.say(told(error))
