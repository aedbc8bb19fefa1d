"""One entry while it is being written: what of it is on the disk, and what is still on its way."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.clock import Clock, When, when_now
from journal_app.core.entries import Entry
from journal_app.core.errors import NotFound
from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId, Uid
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.autosave import Autosave
from journal_app.runtime.jobs import Job, Jobs
from journal_app.services import becoming, entries, felt
from journal_app.services.becoming import Became
from journal_app.services.entries import Kept
from journal_app.services.passages import Marked
from journal_app.ui.editor.written import Written

if TYPE_CHECKING:
    from journal_app.services.pictures import Prepared

SLOW_MS: Final = 400
"""Only a save that takes longer than this is worth a word."""


class Keeping(Enum):
    """How what was typed stands."""

    NOTHING = auto()
    """There is nothing to say: nothing was typed, or it will be kept in a moment."""
    SAVING = auto()
    SAVED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """How what was typed stands, and why where it could not be kept."""

    keeping: Keeping
    error: Exception | None = None


class Sitting(QObject):
    """Keeps one entry, one step after the other, and never two of it.

    The text is asked for once a save. While the journal takes its time, or refuses, everything
    waits here in order: the first save, later saves, then people, tags and time.
    """

    state_changed = Signal()
    begun = Signal()
    """The entry has its row in the journal now."""
    settled = Signal()
    """Everything is kept."""
    trouble = Signal(object)
    """Carries the error with which something other than a save ended."""
    became = Signal(object)
    """Carries the id of the moment a passage became."""

    def __init__(
        self,
        jobs: Jobs,
        clock: Clock,
        read: Callable[[], Written],
        *,
        entry: Entry | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._read = read
        self.piece: PieceId | None = None if entry is None else entry.id
        self.rev = 0 if entry is None else entry.rev
        self.when: When | None = None if entry is None else entry.when
        self.answers: Callable[[], str | None] = lambda: None
        """Asked once, when the entry begins, for the id of the question it answers."""
        self.going_on: Callable[[], Followup | None] = lambda: None
        """Asked with it for the answer this one goes on from."""
        self.vanishes = False
        """Whether it was left empty."""
        self.state = SaveState(Keeping.NOTHING)
        self._new_sitting = entry is not None
        self._wanted = False
        self._save_asked = False
        self._working = False
        self._stopped = False
        self._steps: deque[Callable[[PieceId], Job]] = deque()
        self._autosave = Autosave(self._ask_to_save, self)
        self._autosave.settled.connect(self._on_settled)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self._say(Keeping.SAVING))

    @property
    def stopped(self) -> bool:
        """Whether it is over: nothing is kept by it any more."""
        return self._stopped

    @property
    def busy(self) -> bool:
        """Whether something is not kept yet."""
        return self._autosave.waiting or self._working or bool(self._steps)

    def touch(self) -> None:
        """Something was typed."""
        if self.state.keeping is Keeping.SAVED:
            self._say(Keeping.NOTHING)
        self._autosave.touch()
        if self.piece is None and self.state.keeping is not Keeping.FAILED:
            # From the first key on there is one row.
            self._autosave.flush()

    def flush(self) -> None:
        """Keep everything now; `settled` follows."""
        self._autosave.flush()

    def rest(self) -> None:
        """One stops writing for a while: the next save keeps the text before it as well."""
        self._new_sitting = self.piece is not None
        self.flush()

    def freeze(self, written: Written, answers: str | None) -> None:
        """The page goes on with something else; from now on this is the text."""
        going_on = self.going_on()
        self._read = lambda: written
        self.answers = lambda: answers
        self.going_on = lambda: going_on

    def stop(self) -> None:
        """Let go of everything that waits, and listen to nothing that is still on its way."""
        self._stopped = True
        self._working = False
        self._autosave.stop()
        self._slow.stop()
        self._steps.clear()

    # What can be done to an entry besides writing it.

    def set_people(self, labels: Sequence[str]) -> None:
        """Let exactly these people be named."""
        chosen = tuple(labels)
        self._do(lambda piece: self._run(entries.set_people, piece, chosen))

    def set_tags(self, names: Sequence[str]) -> None:
        """Let exactly these tags stand."""
        chosen = tuple(names)
        self._do(lambda piece: self._run(entries.set_tags, piece, chosen))

    def feel(self, reading: str, words: Vocabulary) -> None:
        """Let a moment say what it felt like."""
        self._do(lambda piece: self._run(felt.answer, piece, reading, words=words))

    def change_time(self, when: When) -> None:
        """Give it another date and time."""
        self.when = when
        if self.piece is not None or self._working:
            self._do(lambda piece: self._run(entries.change_time, piece, when))

    def become_moment(self, uid: Uid, words: Vocabulary) -> None:
        """Let a passage become a moment, once it is kept itself; `became` follows."""
        self._do(lambda _piece: self._run(becoming.become_moment, uid, words=words))

    def place_sentence(self, moment: PieceId) -> None:
        """Join the entry with the moment whose sentence was put into it."""
        self._do(lambda piece: self._run(becoming.place_sentence, moment, piece))

    def hang(self, prepared: "Sequence[Prepared]") -> None:
        """Let pictures and files hang on it; an entry that has not begun begins."""
        # Pictures are not needed to start.
        from journal_app.services import pictures

        self._do(lambda piece: self._run(pictures.add, piece, prepared))

    def move_to_bin(self) -> None:
        """Put it into the bin, after all that was typed."""
        self._do(lambda piece: self._run(entries.move_to_bin, piece))

    def seal_until(self, day: date) -> None:
        """Put it away until a day, after all that was typed."""
        # Sealing is not needed to start.
        from journal_app.services import seals

        self._do(lambda piece: self._run(seals.seal_until, piece, day))

    def _run(self, service: Callable[..., object], *args: object, **more: object) -> Job:
        return self._jobs.run(service, *args, clock=self._clock, **more)

    def _do(self, step: Callable[[PieceId], Job]) -> None:
        self._steps.append(step)
        if self.piece is None:
            self._wanted = True
            self._autosave.touch()
        self._autosave.flush()
        self._go_on()

    # One thing after the other.

    def _ask_to_save(self) -> None:
        self._save_asked = True
        self._go_on()

    def _go_on(self) -> None:
        if self._working:
            return
        if self._save_asked:
            self._save_asked = False
            self._save()
        elif self._steps and self.piece is not None:
            self._working = True
            job = self._steps.popleft()(self.piece)
            job.finished.connect(self._on_step_done)
            job.failed.connect(self._on_step_failed)

    def _save(self) -> None:
        text, marked = self._read()
        if self.piece is None and not text and not self._wanted:
            self._autosave.done()
            return
        self._working = True
        self._slow.start()
        if self.piece is None:
            when = self.when or when_now(self._clock)
            job = self._begin(text, when, marked)
            self.when = when
        else:
            job = self._jobs.run(
                entries.save,
                self.piece,
                self.rev,
                text,
                clock=self._clock,
                new_sitting=self._new_sitting,
                marked=marked,
            )
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_not_saved)

    def _begin(self, text: str, when: When, marked: Marked | None) -> Job:
        going_on, prompt_id = self.going_on(), self.answers()
        if going_on is None:
            return self._run(entries.begin, text, when=when, prompt_id=prompt_id, marked=marked)
        # What an answer goes on from is not needed to start.
        from journal_app.services import followups

        begin = partial(followups.begin, going_on=going_on, when=when, prompt_id=prompt_id)
        return self._jobs.run(begin, text, marked=marked, clock=self._clock)

    def _on_saved(self, kept: Kept) -> None:
        if self._stopped:
            return
        self._working = False
        self._slow.stop()
        first = self.piece is None
        self.piece, self.rev = kept.id, kept.rev
        self._new_sitting = False
        self._autosave.done()
        if not self._autosave.waiting:
            self._say(Keeping.SAVED)
        elif self.state.keeping is not Keeping.NOTHING:
            self._say(Keeping.NOTHING)
        if first:
            self.begun.emit()
        self._go_on()

    def _on_not_saved(self, error: Exception) -> None:
        if self._stopped:
            return
        self._working = False
        self._slow.stop()
        if isinstance(error, NotFound):
            # Taken out of the journal for good elsewhere: the words on the page begin it anew.
            self.piece, self.rev, self._wanted = None, 0, bool(self._steps)
        self._autosave.failed()
        self._say(Keeping.FAILED, error)

    def _on_step_done(self, result: object) -> None:
        if self._stopped:
            return
        self._working = False
        if isinstance(result, Kept):
            self.rev = result.rev
        elif isinstance(result, Became):
            self.became.emit(result.moment)
        self._go_on()
        self._on_settled()

    def _on_step_failed(self, error: Exception) -> None:
        if self._stopped:
            return
        self._working = False
        self.trouble.emit(error)
        self._go_on()
        self._on_settled()

    def _on_settled(self) -> None:
        if not self.busy:
            self.settled.emit()

    def _say(self, keeping: Keeping, error: Exception | None = None) -> None:
        self.state = SaveState(keeping, error)
        self.state_changed.emit()
