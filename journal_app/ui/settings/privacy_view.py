"""Privacy: whether closeness exercises are shown, who could read the journal, where it lies."""

from functools import partial

from journal_app.core.changes import Changes
from journal_app.core.safety import SafetyState
from journal_app.core.support import Support
from journal_app.i18n import _
from journal_app.services import safety, support_texts, whereabouts
from journal_app.services.whereabouts import Whereabouts
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.lock_box import LockBox
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.segmented import Segmented

_DATA = Place(page=PageId.SUPPORT, part="data")
_PUT_AWAY = 1


class PrivacyView(SettingsView):
    """Both directions of the first choice weigh the same, and nothing says why it stands so."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Privacy"))
        theme = context.theme
        self._before = self._wanted = SafetyState.NONE
        self.exercises = Segmented(
            theme, _("Closeness exercises"), (_("Shown"), _("Put away")), self._standing()
        )
        self.read = Button(theme, _("Read…"), name=_("Who could read this journal"), style="smallm")
        self._exercises = Row(theme, "leaf", _("Closeness exercises"), " ", self.exercises)
        self._where = Row(theme, "archive", _("Where the journal lies"), " ")
        self.lock = LockBox(context)
        self.add_heading(_("Lock"))
        self.column.addWidget(self.lock)
        self.add_heading(_("Closeness"))
        self.column.addWidget(BoxedList(theme, self._exercises))
        self.add_heading(_("Your journal"))
        who = Row(
            theme,
            "eye",
            _("Who could read this journal"),
            _("What encryption protects from, and what it cannot."),
            self.read,
        )
        self.column.addWidget(BoxedList(theme, who, self._where))
        self.column.addStretch(1)
        self.exercises.chosen.connect(self._on_chosen)
        self.read.clicked.connect(lambda: context.navigator.go(_DATA))
        context.known.changed.connect(self._show_standing)
        job = context.jobs.background(support_texts.support)
        job.finished.connect(self._on_words)
        job.failed.connect(self.on_trouble)

    def enter(self) -> None:
        """Look how things stand."""
        self.lock.look()
        self._show_standing()
        job = self.context.jobs.run(whereabouts.of)
        job.finished.connect(self._on_whereabouts)
        job.failed.connect(self.on_trouble)

    def refresh(self, changes: Changes) -> None:
        """Said elsewhere."""
        if changes.safety:
            self._show_standing()
        if changes.doors:
            self.lock.look()

    def _standing(self) -> int:
        return _PUT_AWAY if self.context.known.safety.put_away else 0

    def _show_standing(self) -> None:
        if self.exercises.current != self._standing():
            self.exercises.set_current(self._standing())

    def _on_words(self, words: Support) -> None:
        self._exercises.set_line(words.fork.setting)

    def _on_whereabouts(self, where: Whereabouts) -> None:
        self._where.set_line(str(where.home))

    def _on_chosen(self, at: int) -> None:
        if at == self._standing():
            return
        self._before = self.context.known.safety.state
        self._wanted = SafetyState.FLAGGED if at == _PUT_AWAY else SafetyState.NONE
        job = self.context.jobs.run(safety.say, self._wanted, clock=self.context.clock)
        job.finished.connect(self._on_said)
        job.failed.connect(self._on_refused)

    def _on_said(self, _changes: Changes) -> None:
        words = (
            _("Closeness exercises are shown.")
            if self._wanted is SafetyState.NONE
            else _("Closeness exercises are put away.")
        )
        self.context.notices.say(words, _("Undo"), partial(self._take_back, self._before))

    def _take_back(self, before: SafetyState) -> None:
        job = self.context.jobs.run(safety.say, before, clock=self.context.clock)
        job.failed.connect(self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._show_standing()
        self.on_trouble(error)
