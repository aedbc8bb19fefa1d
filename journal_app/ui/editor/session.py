"""`EditorSession`: which entry is on the page, and that no word of any of them is lost."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.core.clock import Clock, When
from journal_app.core.entries import Entry
from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.passages import Passage
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.jobs import Jobs
from journal_app.services import entries
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.sitting import Keeping, SaveState, Sitting

if TYPE_CHECKING:
    from journal_app.services.pictures import Prepared


class EditorSession(QObject):
    """Puts entries on the page and takes them off again.

    An entry that is taken off while some of it is not kept yet goes on being kept by itself,
    for as long as it takes; an empty one vanishes.
    """

    state_changed = Signal(object)
    """Carries the `SaveState`; the failure of an entry taken off the page counts, too."""
    begun = Signal()
    """What is on the page has its row in the journal now."""
    trouble = Signal(object)
    """Carries the error with which people, tags, time or the bin were refused."""
    settled = Signal()
    """Everything of every entry is kept."""
    became = Signal(object)
    """Carries the id of the moment that a passage of the page became."""

    def __init__(
        self, editor: Editor, jobs: Jobs, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self._clock = clock
        self._retired: list[Sitting] = []
        self._people: tuple[str, ...] = ()
        self._tags: tuple[str, ...] = ()
        self._passages: dict[Uid, Passage] = {}
        self.answers: Callable[[], str | None] = lambda: None
        """Asked when an entry begins for the id of the question it answers."""
        self.going_on: Callable[[], Followup | None] = lambda: None
        """Asked with it for the answer this one goes on from."""
        self._sitting = self._sit_down(None)
        editor.writing_marks.make_uid = lambda: new_uid(clock.now())
        editor.edited.connect(self._on_edited)
        editor.left.connect(self.flush)

    # What is on the page.

    @property
    def piece(self) -> PieceId | None:
        """The entry on the page, or `None` before its first letter."""
        return self._sitting.piece

    @property
    def when(self) -> When | None:
        """When the entry is, or `None` while that is still the moment it will begin."""
        return self._sitting.when

    @property
    def people(self) -> tuple[str, ...]:
        """Who is named on it."""
        return self._people

    @property
    def tags(self) -> tuple[str, ...]:
        """What stands on it."""
        return self._tags

    @property
    def lost(self) -> tuple[Passage, ...]:
        """Its passages whose words have gone."""
        standing = {run.pin.uid for run in self._editor.writing_marks.standing()}
        every = self._passages.values()
        return tuple(each for each in every if each.lost and each.uid not in standing)

    def moment_of(self, uid: Uid) -> PieceId | None:
        """The moment a passage of it became, as far as was known when it was opened."""
        passage = self._passages.get(uid)
        return None if passage is None else passage.moment

    @property
    def busy(self) -> bool:
        """Whether anything, on the page or taken off it, is not kept yet."""
        return any(sitting.busy for sitting in self._all())

    @property
    def state(self) -> SaveState:
        """How what was typed stands; a failure anywhere comes first."""
        for sitting in self._all():
            if sitting.state.keeping is Keeping.FAILED:
                return sitting.state
        return self._sitting.state

    def shows(self, entry: Entry) -> bool:
        """Whether this entry is on the page, just as it is kept or newer."""
        sitting = self._sitting
        return sitting.piece == entry.id and (sitting.rev >= entry.rev or sitting.busy)

    # Putting entries on the page.

    def start(self) -> None:
        """A new, empty page; its entry begins with the first key."""
        self._retire()
        self._take(None)

    def open(self, entry: Entry, passages: Sequence[Passage] = ()) -> None:
        """This entry and its marks; on the page already it stays there with caret and undo."""
        if self.shows(entry):
            self._people, self._tags = entry.people, entry.tags
            self.know(passages)
            return
        if self._sitting.piece != entry.id:
            self._retire()
        else:
            self._drop(self._sitting)
        self._take(entry, passages)

    def know(self, passages: Sequence[Passage]) -> None:
        """What the journal says of the passages on the page: moments, and words that have gone."""
        self._passages = {passage.uid: passage for passage in passages}
        if not self._sitting.busy:
            self._editor.writing_marks.adopt(passages)

    def rest(self) -> None:
        """One leaves the page for a while: keep everything; an entry left empty vanishes."""
        self._sitting.rest()
        if self._editor.is_blank():
            self.start()

    def flush(self) -> None:
        """Keep everything now."""
        for sitting in self._all():
            sitting.flush()

    def forget(self) -> None:
        """Drop every word; what was not kept is lost, so this comes after `settled`."""
        for sitting in self._all():
            self._drop(sitting)
        self._retired.clear()
        self._take(None)

    # What can be done to the entry on the page.

    def set_people(self, labels: Sequence[str]) -> None:
        """Let exactly these people be named; an entry that has not begun begins."""
        self._people = tuple(labels)
        self._sitting.set_people(self._people)

    def set_tags(self, names: Sequence[str]) -> None:
        """Let exactly these tags stand; an entry that has not begun begins."""
        self._tags = tuple(names)
        self._sitting.set_tags(self._tags)

    def relabel(self, people: Sequence[str], tags: Sequence[str]) -> None:
        """Names were changed elsewhere: this is what the entry carries now, and nothing is kept."""
        self._people, self._tags = tuple(people), tuple(tags)

    def feel(self, reading: str, words: Vocabulary) -> None:
        """Let a moment say what it felt like; an entry that has not begun begins."""
        self._sitting.feel(reading, words)

    def change_time(self, when: When) -> None:
        """Give it another date and time."""
        self._sitting.change_time(when)

    def become_moment(self, uid: Uid, words: Vocabulary) -> None:
        """Let a passage become a moment; `became` follows once it is kept."""
        self._sitting.become_moment(uid, words)

    def place_sentence(self, moment: PieceId) -> None:
        """Join the entry with a moment whose sentence stands in it now."""
        self._sitting.place_sentence(moment)

    def hanging(self) -> "Callable[[Sequence[Prepared]], None]":
        """What hangs pictures on the entry that is on the page now, even once it was taken off."""
        return partial(self._hang, self._sitting)

    def move_to_bin(self) -> PieceId | None:
        """Put it into the bin and begin a new page; the entry that went, if it had begun."""
        piece = self._sitting.piece
        if piece is not None:
            self._sitting.move_to_bin()
        self.start()
        return piece

    def seal_until(self, day: date) -> PieceId | None:
        """Put it away until a day and begin a new page; the entry that went, if it had begun."""
        piece = self._sitting.piece
        if piece is not None:
            self._sitting.seal_until(day)
        self.start()
        return piece

    # How it is done.

    def _hang(self, sitting: Sitting, prepared: "Sequence[Prepared]") -> None:
        if not sitting.stopped:
            sitting.hang(prepared)
        elif sitting.piece is None:
            # It was left before it began; what was given to it begins an entry of its own.
            self._sitting.hang(prepared)
        else:
            from journal_app.services import pictures

            job = self._jobs.run(pictures.add, sitting.piece, prepared, clock=self._clock)
            job.failed.connect(self.trouble)

    def _all(self) -> list[Sitting]:
        return [*self._retired, self._sitting]

    def _sit_down(self, entry: Entry | None) -> Sitting:
        sitting = Sitting(self._jobs, self._clock, self._editor.written, entry=entry, parent=self)
        sitting.answers = lambda: self.answers()
        sitting.going_on = lambda: self.going_on()
        sitting.state_changed.connect(self._on_state_changed)
        sitting.trouble.connect(self.trouble)
        sitting.became.connect(self.became)
        sitting.begun.connect(partial(self._on_begun, sitting))
        sitting.settled.connect(partial(self._on_settled, sitting))
        return sitting

    def _take(self, entry: Entry | None, passages: Sequence[Passage] = ()) -> None:
        self._editor.load("" if entry is None else entry.body, passages)
        self.know(passages)
        self._people = () if entry is None else entry.people
        self._tags = () if entry is None else entry.tags
        self._sitting = self._sit_down(entry)
        self._on_state_changed()

    def _retire(self) -> None:
        """Take the present entry off the page; what of it is not kept goes on being kept."""
        sitting = self._sitting
        if not sitting.busy and sitting.piece is None:
            self._drop(sitting)
            return
        sitting.freeze(self._editor.written(), self.answers())
        blank = self._editor.is_blank()
        self._retired.append(sitting)
        sitting.vanishes = blank
        sitting.flush()

    def _drop(self, sitting: Sitting) -> None:
        sitting.stop()
        sitting.deleteLater()

    def _on_edited(self) -> None:
        self._sitting.touch()

    def _on_begun(self, sitting: Sitting) -> None:
        if sitting is self._sitting:
            self.begun.emit()

    def _on_state_changed(self) -> None:
        self.state_changed.emit(self.state)

    def _on_settled(self, sitting: Sitting) -> None:
        if sitting in self._retired:
            self._retired.remove(sitting)
            if sitting.vanishes and sitting.piece is not None:
                self._jobs.run(entries.leave, sitting.piece)
            self._drop(sitting)
            self._on_state_changed()
        if not self.busy:
            self.settled.emit()
