"""`MomentDesk`: where a form keeps what it holds; one for an open journal, one for a closed one."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.clock import Clock, when_now
from journal_app.core.ids import Uid, new_uid
from journal_app.core.moments import Capture
from journal_app.core.safety import Feature
from journal_app.core.shown_names import ShownNames
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.jobs import Job, Jobs
from journal_app.services import drafts, moments
from journal_app.ui.moment_form.asking import FormParts, Question

if TYPE_CHECKING:
    from journal_app.ui.context import Context

T = TypeVar("T")
READY_AFTER_MS: Final = 300
"""The window is on the screen by then, and nobody has told a moment yet."""


class MomentDesk(QObject):
    """What a form needs around it; one desk for each form."""

    kept = Signal(object)
    """Carries the `Uid` of the moment, which is safe on the disk by now."""
    held = Signal()
    """What was begun is safe on the disk, or a draft is gone from it."""
    failed = Signal(object)
    """Carries the error; what was told is still in the form."""
    changed = Signal()
    """Words, people or the question are others now.

    Every call of `keep`, `hold` and `let_go` is answered once, in order.
    """

    can_add_more = False
    """Whether what was kept can be gone on with at once."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def keep(self, capture: Capture, draft: Uid | None) -> None:
        """Keep a moment, and take away the draft it was begun as."""

    def hold(self, capture: Capture, draft: Uid | None) -> Uid | None:
        """Put down what was begun, as this draft or a new one; gives the id it has now, if any."""

    def let_go(self, draft: Uid) -> None:
        """Take a draft away."""

    def now(self) -> datetime:
        """The time it is."""
        return self._clock.now()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words to choose from."""
        return Vocabulary()

    @property
    def people(self) -> tuple[str, ...]:
        """The people named before."""
        return ()

    @property
    def names(self) -> ShownNames:
        """How people are called."""
        return ShownNames()

    @property
    def words_missing(self) -> bool:
        """Whether the words cannot be read at all."""
        return False

    @property
    def question_allowed(self) -> bool:
        """Whether *fear or preference* may be asked of this person at all."""
        return True

    @property
    def question_unbidden(self) -> bool:
        """Whether it may be asked without being opened first."""
        return False

    @property
    def question_rests(self) -> bool:
        """Whether it was answered so often that it rests until tomorrow."""
        return False

    def parts(self) -> FormParts:
        """What a form asks with now."""
        return FormParts(
            vocabulary=self.vocabulary,
            people=self.people,
            names=self.names,
            question=self._question(),
            words_missing=self.words_missing,
        )

    def _question(self) -> Question:
        if not self.question_allowed:
            return Question.PUT_AWAY
        if self.question_rests:
            return Question.RESTS
        return Question.ASKED if self.question_unbidden else Question.FOLDED

    def _on_held(self, _result: object) -> None:
        # A method rather than a lambda: what comes after the form is gone finds nobody.
        self.held.emit()

    def _begun(self, capture: Capture) -> Capture:
        """With the time it was begun, in the zone somebody is in, for a draft kept another day."""
        if capture.captured_at is not None:
            return capture
        return replace(capture, captured_at=when_now(self._clock).local)


class OpenDesk(MomentDesk):
    """Keeps into the open journal."""

    can_add_more = True

    def __init__(self, context: "Context", parent: QObject | None = None) -> None:
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
        job.finished.connect(self._on_held)
        job.failed.connect(self.failed)
        return uid

    def let_go(self, draft: Uid) -> None:
        """Take a draft away."""
        job = self._context.jobs.run(drafts.let_go, draft)
        job.finished.connect(self._on_held)
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
    def names(self) -> ShownNames:
        """How people are called, as the person wants it."""
        return self._context.known.names

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


class SealedDesk(MomentDesk):
    """Seals what is told beside the closed journal, for the next opening to take in.

    It knows the words that ship with the app and nothing else: nobody’s name, nothing from before,
    and not whether the question is put away, which is why it is not asked unbidden.
    """

    def __init__(self, home: Path, clock: Clock, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._turn = threading.Lock()
        self._newest = 0
        self.opened: Callable[[], Context | None] = lambda: None
        """Asked whether the journal was opened meanwhile; then it keeps there."""
        self._home = home
        self._jobs = jobs
        self._vocabulary = Vocabulary()
        self._words_missing = False
        self._read_words()

    def keep(self, capture: Capture, draft: Uid | None) -> None:
        """Seal a moment, in the place of its draft; kept in the journal if that is open by now."""
        context = self.opened()
        if context is not None:
            self._keep_in(context, capture, draft)
            return
        job = self._drop(capture, draft or new_uid(self.now()), as_draft=False)
        job.finished.connect(self.kept)
        job.failed.connect(self.failed)

    def hold(self, capture: Capture, draft: Uid | None) -> Uid | None:
        """Seal what was begun, to be gone on with after the next opening."""
        uid = draft or new_uid(self.now())
        job = self._drop(capture, uid, as_draft=True)
        job.finished.connect(self._on_held)
        job.failed.connect(self.failed)
        return uid

    def let_go(self, draft: Uid) -> None:
        """Take a sealed draft away."""
        job = self._in_turn(lambda: self._withdraw(draft))
        job.finished.connect(self._on_held)
        job.failed.connect(self.failed)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that ship with the app."""
        return self._vocabulary

    @property
    def words_missing(self) -> bool:
        """Whether they cannot be read."""
        return self._words_missing

    def _keep_in(self, context: "Context", capture: Capture, draft: Uid | None) -> None:
        """What waits in the inbox is taken in at the next opening, and this one is over."""
        desk = OpenDesk(context, self)
        if draft is not None:
            desk.kept.connect(lambda _uid: self._in_turn(lambda: self._withdraw(draft)))
        desk.kept.connect(self.kept)
        desk.failed.connect(self.failed)
        desk.keep(capture, None)

    def _withdraw(self, draft: Uid) -> None:
        from journal_app.services import inbox

        inbox.withdraw(self._home, draft)

    def _drop(self, capture: Capture, uid: Uid, *, as_draft: bool) -> Job:
        def work() -> Uid:
            from journal_app.services import inbox

            return inbox.drop(self._home, capture, clock=self._clock, draft=as_draft, uid=uid)

        return self._in_turn(work, otherwise=uid)

    def _in_turn(self, work: Callable[[], T], otherwise: T | None = None) -> Job:
        """Do this behind the window, unless something newer was asked for before it came about.

        Two threads work there: an older draft must not take the place of what was kept.
        """
        self._newest += 1
        number = self._newest

        def in_turn() -> T | None:
            with self._turn:
                return work() if number == self._newest else otherwise

        return self._jobs.background(in_turn)

    def _read_words(self) -> None:
        def work() -> Vocabulary:
            from journal_app.services.vocabulary import built_in

            return built_in()

        job = self._jobs.background(work)
        job.finished.connect(self._on_words)
        job.failed.connect(self._on_unreadable)

    def _get_ready(self) -> None:
        def work() -> None:
            from journal_app.services import inbox

            inbox.get_ready(self._clock)

        # Nothing to say yet where it cannot: whoever keeps is told then.
        self._jobs.background(work).failed.connect(lambda _error: None)

    def _on_words(self, words: Vocabulary) -> None:
        self._vocabulary = words
        self.changed.emit()
        QTimer.singleShot(READY_AFTER_MS, self, self._get_ready)

    def _on_unreadable(self, _error: Exception) -> None:
        self._words_missing = True
        self.changed.emit()
