"""`MomentDesk`: where a form keeps what it holds; one for an open journal, one for a closed one."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from journal_app.core.clock import Clock, when_now
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.asking import FormParts, Question


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
    holds_while_told = True
    """Whether what is begun is put down again and again while somebody tells it."""

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
            question=self._question(),
            words_missing=self.words_missing,
        )

    def _question(self) -> Question:
        if not self.question_allowed:
            return Question.PUT_AWAY
        if self.question_rests:
            return Question.RESTS
        return Question.ASKED if self.question_unbidden else Question.FOLDED

    def _begun(self, capture: Capture) -> Capture:
        """With the time it was begun, in the zone somebody is in, for a draft kept another day."""
        if capture.captured_at is not None:
            return capture
        return replace(capture, captured_at=when_now(self._clock).local)
