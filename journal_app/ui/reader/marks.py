"""Marks in the Reader: the text stays as it is, and each deed can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import becoming, passages
from journal_app.services.becoming import Became
from journal_app.services.reading import Leaf
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.mark_commands import mark_commands
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.editor.mark_desk import MarkDesk
from journal_app.ui.editor.marking import Run
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.text import ReaderText


class ReaderMarks(QObject):
    """Does in the journal what the bubble and the list ask for."""

    trouble = Signal(object)

    def __init__(self, context: Context, text: ReaderText, anchor: QWidget) -> None:
        super().__init__(text)
        self._context = context
        self._text = text
        self._anchor = anchor
        self._leaf = Leaf()
        self.desk = MarkDesk(text, self, context.known, context.notices)
        self.desk.opened.connect(self._open_moment)

    # What the page asks for.

    def commands(self) -> Mapping[ActionId, Command]:
        """Mark what is selected, or take a mark off; nothing where no entry is read."""
        return mark_commands(self.desk) if self._leaf.entry is not None else {}

    def show_list(self) -> None:
        """Show what is marked in this entry."""
        self.desk.show_list(self._anchor)

    def show_leaf(self, leaf: Leaf) -> None:
        """This is read now; marks that lost their words are told of once."""
        before, self._leaf = self._leaf.entry, leaf
        entry = leaf.entry
        if entry is None or before is None or before.id != entry.id:
            self.desk.dismiss()
        self.desk.tell_lost(None if entry is None else entry.id, self._anchor)

    def forget(self) -> None:
        """Drop every word."""
        self._leaf = Leaf()
        self.desk.forget()

    # What the desk asks for.

    @property
    def may_mark(self) -> bool:
        """Whether an entry is read that is not in the bin."""
        entry = self._leaf.entry
        return entry is not None and entry.deleted_at is None

    def standing(self) -> Sequence[Run]:
        """The passages, in the order of the text."""
        return self._text.standing()

    def lost(self) -> Sequence[Passage]:
        """Those whose words have gone."""
        return [each for each in self._leaf.passages if each.lost]

    def moment_of(self, uid: Uid) -> PieceId | None:
        """The moment a passage became."""
        passage = self._passage(uid)
        return None if passage is None else passage.moment

    def is_put_away(self, uid: Uid) -> bool:
        """Whether the moment it became is sealed."""
        passage = self._passage(uid)
        return passage is not None and passage.moment in self._leaf.sealed

    def mark(self, start: int, end: int, mark: str) -> None:
        """Mark these words; all of them marked so already, it comes off the passage."""
        entry = self._leaf.entry
        first, last = self._text.places.kept(start, end)
        if entry is None or first >= last:
            return
        same = [
            each
            for each in self._leaf.passages
            if not each.lost and each.mark == mark and _overlaps(each, first, last)
        ]
        around = [each for each in same if each.anchor.start <= first and last <= each.anchor.end]
        if around:
            self._take_off(around)
        elif same:
            self._grow(same, first, last)
        else:
            job = self._run(passages.mark, entry.id, mark, first, last)
            # The same once more takes it off again.
            undo = partial(self._run, passages.mark, entry.id, mark, first, last)
            job.finished.connect(lambda _changes: self._say(mark, marked=True, undo=undo))

    def change(self, uid: Uid, mark: str) -> None:
        """Mark a passage as something else; the same again takes it off."""
        passage = self._passage(uid)
        if passage is None:
            return
        if passage.mark == mark:
            self._take_off([passage])
            return
        job = self._run(passages.put_back, replace(passage, mark=mark))
        undo = partial(self._put_back, [passage])
        job.finished.connect(lambda _changes: self._say(mark, marked=True, undo=undo))

    def take_off(self, uid: Uid) -> None:
        """Take a mark off."""
        passage = self._passage(uid)
        if passage is not None:
            self._take_off([passage])

    def clear(self, start: int, end: int) -> None:
        """Take every mark off that has one of these words."""
        first, last = self._text.places.kept(start, end)
        self._take_off(
            [each for each in self._leaf.passages if not each.lost and _overlaps(each, first, last)]
        )

    def place(self, uid: Uid, start: int, end: int) -> None:
        """Put a passage whose words have gone onto these."""
        passage = self._passage(uid)
        first, last = self._text.places.kept(start, end)
        if passage is None or first >= last:
            return
        job = self._run(passages.place, uid, first, last)
        undo = partial(self._put_back, [passage])
        job.finished.connect(lambda _changes: self._say(passage.mark, marked=True, undo=undo))

    def let_go(self, uid: Uid) -> None:
        """Take a passage out of the journal whose words have gone."""
        passage = self._passage(uid)
        if passage is not None:
            job = self._run(passages.unmark, uid)
            undo = partial(self._put_back, [passage])
            job.finished.connect(
                lambda _changes: self._context.notices.say(_("The mark is gone."), _("Undo"), undo)
            )

    def become_moment(self, uid: Uid) -> None:
        """Let a passage become a moment."""
        job = self._run(becoming.become_moment, uid, words=self._context.known.vocabulary)
        job.finished.connect(self._on_became)

    # How it is done.

    def _passage(self, uid: Uid) -> Passage | None:
        return next((each for each in self._leaf.passages if each.uid == uid), None)

    def _grow(self, same: Sequence[Passage], first: int, last: int) -> None:
        """What is marked so and reached by it grows; several become one."""
        longest = max(same, key=lambda each: each.anchor.length)
        for each in same:
            if each is not longest:
                self._run(passages.unmark, each.uid)
        start = min(first, *(each.anchor.start for each in same))
        end = max(last, *(each.anchor.end for each in same))
        job = self._run(passages.place, longest.uid, start, end)
        undo = partial(self._put_back, list(same))
        job.finished.connect(lambda _changes: self._say(longest.mark, marked=True, undo=undo))

    def _take_off(self, gone: Sequence[Passage]) -> None:
        job: Job | None = None
        for each in gone:
            job = self._run(passages.unmark, each.uid)
        if job is not None:
            undo = partial(self._put_back, list(gone))
            job.finished.connect(lambda _changes: self._say("", marked=False, undo=undo))

    def _put_back(self, again: Sequence[Passage]) -> None:
        for each in again:
            self._run(passages.put_back, each)

    def _say(self, mark: str, *, marked: bool, undo: Callable[[], object]) -> None:
        words = self.desk.say_marked(mark, marked)
        self._context.notices.say(words, _("Undo"), lambda: _done(undo))

    def _on_became(self, became: Became) -> None:
        self.desk.say_became(became.moment)

    def _run(self, service: Callable[..., object], *args: object, **more: object) -> Job:
        job = self._context.jobs.run(service, *args, clock=self._context.clock, **more)
        job.failed.connect(self.trouble)
        return job

    def _open_moment(self, moment: PieceId) -> None:
        self._context.navigator.go(Place(page=PageId.READER, piece=moment))


def _overlaps(passage: Passage, first: int, last: int) -> bool:
    return passage.anchor.start < last and first < passage.anchor.end


def _done(act: Callable[[], object]) -> None:
    act()
