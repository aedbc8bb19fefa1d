"""`OpenDesk`: keeps what a form holds into the open journal."""

from PySide6.QtCore import QObject

from journal_app.core.ids import Uid, new_uid
from journal_app.core.moments import Capture
from journal_app.core.safety import Feature
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import drafts, moments
from journal_app.ui.context import Context
from journal_app.ui.moment_form.desk import MomentDesk


class OpenDesk(MomentDesk):
    """Keeps into the open journal."""

    can_add_more = True

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context.clock, parent)
        self._context = context
        context.known.changed.connect(self.changed)

    def keep(self, capture: Capture, draft: Uid | None) -> None:
        """Keep a moment, and take away the draft it was begun as."""
        words = self.vocabulary
        jobs = self._context.jobs
        job = jobs.run(moments.keep, capture, words=words, clock=self._clock, draft=draft)
        job.finished.connect(self._on_kept)
        job.failed.connect(self.failed)

    def hold(self, capture: Capture, draft: Uid | None) -> Uid | None:
        """Put down what was begun; of a form that was emptied nothing stays."""
        uid = draft or new_uid(self.now())
        begun = self._begun(capture)
        job = self._context.jobs.run(drafts.put, begun, uid=uid, clock=self._clock)
        job.finished.connect(lambda _changes: self.held.emit())
        job.failed.connect(self.failed)
        return uid

    def let_go(self, draft: Uid) -> None:
        """Take a draft away."""
        job = self._context.jobs.run(drafts.let_go, draft)
        job.finished.connect(lambda _changes: self.held.emit())
        job.failed.connect(self.failed)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words as the person uses them."""
        return self._context.known.vocabulary

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who was named, most often named first."""
        return self._context.known.people

    @property
    def words_missing(self) -> bool:
        """Whether the words cannot be read at all."""
        return self._context.known.words_missing

    @property
    def question_allowed(self) -> bool:
        """Whether nothing the person said about their safety puts it away."""
        return self._context.known.safety.allows(Feature.QUESTION)

    @property
    def question_unbidden(self) -> bool:
        """It may."""
        return True

    @property
    def question_rests(self) -> bool:
        """Whether it was answered three times within a day."""
        return bool(self._context.session.read(moments.resting, clock=self._clock))

    def _on_kept(self, kept: moments.KeptMoment) -> None:
        self.kept.emit(kept.moment.uid)
