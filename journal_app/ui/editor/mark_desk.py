"""Marking by hand and by keys: what the bubble and the list offer, and who does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId, Uid
from journal_app.core.marks import PULLING_AWAY, Marks, shipped_marks
from journal_app.core.passages import Passage
from journal_app.i18n import _, ngettext
from journal_app.runtime.known import Known
from journal_app.ui.context import Notices
from journal_app.ui.editor.marked_surface import MarkedSurface
from journal_app.ui.editor.marking import Run, trimmed_places, words_of
from journal_app.ui.editor.sentences import sentence_at
from journal_app.ui.widgets.announce import announce

if TYPE_CHECKING:
    from journal_app.ui.editor.mark_bubble import MarkBubble
    from journal_app.ui.editor.mark_list import MarkList


class MarkDeeds(Protocol):
    """Who marks: the page one writes on does it in the text, the one for reading in the journal.

    Places are those of the document that is shown. What is done says itself once it is done.
    """

    @property
    def may_mark(self) -> bool:
        """Whether there is an entry that can be marked."""
        ...

    def standing(self) -> Sequence[Run]:
        """The passages, in the order of the text."""
        ...

    def lost(self) -> Sequence[Passage]:
        """Those whose words have gone."""
        ...

    def moment_of(self, uid: Uid) -> PieceId | None:
        """The moment a passage became."""
        ...

    def is_put_away(self, uid: Uid) -> bool:
        """Whether the moment it became is sealed: then nothing is said of it at all."""
        ...

    def mark(self, start: int, end: int, mark: str) -> None:
        """Mark these words, or take this mark off them where all of them carry it."""
        ...

    def change(self, uid: Uid, mark: str) -> None:
        """Mark a passage as something else; the same again takes it off."""
        ...

    def take_off(self, uid: Uid) -> None:
        """Take a mark off."""
        ...

    def clear(self, start: int, end: int) -> None:
        """Take every mark off these words."""
        ...

    def place(self, uid: Uid, start: int, end: int) -> None:
        """Put a passage whose words have gone onto these."""
        ...

    def let_go(self, uid: Uid) -> None:
        """Take a passage out of the journal whose words have gone."""
        ...

    def become_moment(self, uid: Uid) -> None:
        """Let a passage become a moment."""
        ...


@dataclass(frozen=True, slots=True)
class _Target:
    """What is meant: some words, or a whole passage."""

    start: int
    end: int
    uid: Uid | None = None
    sentence: bool = False
    """Whether nobody selected the words: then the next sentence may be meant as well."""


class MarkDesk(QObject):
    """Sits between a text, the two popovers and whoever marks."""

    opened = Signal(object)
    """Carries the id of a moment to be opened."""

    def __init__(
        self, surface: MarkedSurface, deeds: MarkDeeds, known: Known, notices: Notices
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._deeds = deeds
        self._known = known
        self._notices = notices
        self._target: _Target | None = None
        self._bubble: MarkBubble | None = None
        self._list: MarkList | None = None
        self._told: set[PieceId] = set()
        surface.let_go.connect(self._on_let_go)
        surface.margin.pressed.connect(self.go_to)
        surface.selectionChanged.connect(self._on_selection_changed)
        surface.verticalScrollBar().valueChanged.connect(self._put_away)
        surface.put_away = self._put_away
        known.changed.connect(self._on_known_changed)
        self._on_known_changed()

    @property
    def has_marks(self) -> bool:
        """Whether anything of this entry is or was marked."""
        return bool(self._deeds.standing() or self._deeds.lost())

    # What can be asked for.

    def begin(self) -> None:
        """Mark what is selected, the passage at the caret, or the sentence around it."""
        if self._bubble is not None and not self._bubble.isHidden():
            if self._bubble.has_keys:
                self._go_on()
            else:
                self._bubble.take_keys()
            return
        target = self._meant() if self._deeds.may_mark else None
        if target is None:
            self._say(_("There are no words to mark yet."))
            return
        self._open(target, take_keys=True)

    def mark_as(self, number: int) -> None:
        """Mark what is meant as the mark of this number, from 0, without asking."""
        offered = self._known.marks.offered
        target = self._meant() if self._deeds.may_mark else None
        if target is None or number >= len(offered):
            self._say(_("There are no words to mark yet."))
            return
        self._target = target
        self._on_chosen(offered[number].id)

    def remove(self) -> None:
        """Take the marks off what is meant."""
        target = self._meant() if self._deeds.may_mark else None
        if target is None or not self._standing_at(target):
            self._say(_("There is no mark here."))
            return
        self._target = target
        self._on_removed()

    def go_to(self, uid: Uid) -> None:
        """Select a passage, and offer what can be done with it."""
        run = self._run_of(uid)
        if run is None:
            return
        self._surface.select(run.start, run.end)
        self._surface.setFocus()
        self._open(_Target(run.start, run.end, uid), take_keys=True)

    def show_list(self, anchor: QWidget) -> None:
        """Show everything that is marked in this entry."""
        # Nobody who only writes waits for a list.
        from journal_app.ui.editor.mark_list import Listed, MarkList

        if self._list is None:
            self._list = MarkList(self._surface.theme, self._surface)
            self._list.wanted.connect(self.go_to)
            self._list.place_wanted.connect(self._on_place_wanted)
            self._list.let_go_wanted.connect(self._deeds.let_go)
        marks = self._known.marks
        document = self._surface.document()
        standing = [
            Listed(run.pin.uid, marks.get(run.pin.mark), words_of(document, run.start, run.end))
            for run in self._deeds.standing()
        ]
        lost = [
            Listed(each.uid, marks.get(each.mark), each.anchor.quote) for each in self._deeds.lost()
        ]
        places = self._selected() is not None
        self._list.open_with(anchor, standing, lost, places=places)

    def tell_lost(self, piece: PieceId | None, anchor: QWidget) -> None:
        """Say once that some marks have lost their words."""
        number = len(self._deeds.lost())
        if not number or piece is None or piece in self._told:
            return
        self._told.add(piece)
        words = ngettext(
            "The words of one mark have gone.", "The words of {number} marks have gone.", number
        ).format(number=number)
        self._notices.say(words, _("Show"), lambda: self.show_list(anchor))

    def say_marked(self, mark: str, marked: bool) -> str:
        """Say to whoever listens what was done; the words it was said with."""
        label = _in_a_sentence(self._known.marks, mark)
        words = _("Marked as {mark}").format(mark=label) if marked else _("Mark removed")
        announce(self._surface, words)
        return words

    def say_became(self, moment: PieceId) -> None:
        """Say that a passage is a moment now, with the way to it."""
        words = _("It is a moment now, too.")
        announce(self._surface, words)
        self._notices.say(words, _("Open it"), lambda: self.opened.emit(moment))

    def dismiss(self) -> None:
        """Close what is open."""
        for popover in (self._bubble, self._list):
            if popover is not None:
                popover.dismiss()

    def forget(self) -> None:
        """Drop every word."""
        self._target = None
        self._told.clear()
        for popover in (self._bubble, self._list):
            if popover is not None:
                popover.forget()

    # What is meant.

    def _selected(self) -> _Target | None:
        cursor = self._surface.textCursor()
        start, end = trimmed_places(
            self._surface.document(), cursor.selectionStart(), cursor.selectionEnd()
        )
        return _Target(start, end) if start < end else None

    def _meant(self) -> _Target | None:
        selected = self._selected()
        if selected is not None:
            return selected
        at = self._caret()
        here = [run for run in self._deeds.standing() if run.start <= at <= run.end]
        if here:
            # Of several the shortest: the others can be reached by their names.
            run = min(here, key=lambda each: each.end - each.start)
            return _Target(run.start, run.end, run.pin.uid)
        return self._sentence(at)

    def _sentence(self, at: int) -> _Target | None:
        start, end = sentence_at(self._surface.document(), at)
        if start >= end:
            return None
        self._surface.select(start, end)
        return _Target(start, end, sentence=True)

    def _go_on(self) -> None:
        """Asked once more for a sentence, the next one is meant."""
        target = self._target
        if target is not None and target.sentence:
            following = self._sentence(target.end + 1)
            if following is not None:
                self._open(following, take_keys=True)

    def _caret(self) -> int:
        """Where one is: while reading that is what is in sight."""
        cursor = self._surface.textCursor()
        seen = self._surface.viewport().rect()
        if self._surface.isReadOnly() and not seen.intersects(self._surface.cursorRect(cursor)):
            return self._surface.cursorForPosition(QPoint(0, self._surface.theme.px(40))).position()
        return cursor.position()

    def _standing_at(self, target: _Target) -> list[Run]:
        runs = self._deeds.standing()
        if target.uid is not None:
            return [run for run in runs if run.pin.uid == target.uid]
        return [run for run in runs if run.start < target.end and target.start < run.end]

    def _run_of(self, uid: Uid) -> Run | None:
        return next((run for run in self._deeds.standing() if run.pin.uid == uid), None)

    # The bubble.

    def _open(self, target: _Target, *, take_keys: bool) -> None:
        from journal_app.ui.editor.mark_bubble import MarkBubble, Offered

        if self._bubble is None:
            self._bubble = MarkBubble(self._surface.theme, self._surface.window())
            self._bubble.chosen.connect(self._on_chosen)
            self._bubble.removed.connect(self._on_removed)
            self._bubble.moment_wanted.connect(self._on_moment_wanted)
        self._target = target
        box = self._surface.words_box(target.start, target.end)
        corner = self._surface.viewport().mapTo(self._surface.window(), QPoint(0, 0))
        standing = self._standing_at(target)
        uid = self._noted_at(target)
        moment = None if uid is None else self._deeds.moment_of(uid)
        offered = Offered(
            marks=self._known.marks.offered,
            standing=frozenset(run.pin.mark for run in standing if _covers(run, target)),
            removable=bool(standing),
            notable=uid is not None and moment is None,
            is_moment=moment is not None,
            sentence=target.sentence,
        )
        words = box.translated(corner)
        self._bubble.open_over(self._surface, words, offered, take_keys=take_keys)

    def _noted_at(self, target: _Target) -> Uid | None:
        """The passage that can become a moment or is one; none whose moment is put away."""
        here = [
            run.pin
            for run in self._standing_at(target)
            if _covers(run, target) and not self._deeds.is_put_away(run.pin.uid)
        ]
        pulling = [pin.uid for pin in here if pin.mark == PULLING_AWAY]
        moments = [pin.uid for pin in here if self._deeds.moment_of(pin.uid) is not None]
        return next(iter(pulling or moments), None)

    def _on_let_go(self) -> None:
        target = self._selected() if self._deeds.may_mark else None
        if target is not None:
            self._open(target, take_keys=False)

    def _on_selection_changed(self) -> None:
        # Not while it is in use: going to words selects them.
        if self._bubble is not None and not self._bubble.has_keys:
            self._bubble.dismiss()

    def _put_away(self) -> bool:
        if self._bubble is None or self._bubble.isHidden():
            return False
        self._bubble.dismiss()
        return True

    def _on_chosen(self, mark: str) -> None:
        target = self._target
        if target is None:
            return
        if target.uid is None:
            self._deeds.mark(target.start, target.end, mark)
        else:
            self._deeds.change(target.uid, mark)
        self._done(target)

    def _on_removed(self) -> None:
        target = self._target
        if target is None:
            return
        if target.uid is None:
            self._deeds.clear(target.start, target.end)
        else:
            self._deeds.take_off(target.uid)
        self._done(target)

    def _on_moment_wanted(self) -> None:
        uid = None if self._target is None else self._noted_at(self._target)
        if uid is None:
            return
        moment = self._deeds.moment_of(uid)
        if moment is None:
            self._deeds.become_moment(uid)
        else:
            self.opened.emit(moment)

    def _on_place_wanted(self, uid: Uid) -> None:
        target = self._selected()
        if target is not None:
            self._deeds.place(uid, target.start, target.end)
            self._done(target)

    def _done(self, target: _Target) -> None:
        """One goes on after the words, which are no longer selected."""
        self._target = None
        cursor = self._surface.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(min(target.end, self._surface.document().characterCount() - 1))
            self._surface.setTextCursor(cursor)

    def _say(self, words: str) -> None:
        announce(self._surface, words)
        self._notices.say(words)

    def _on_known_changed(self) -> None:
        self._surface.show_marks(self._known.marks)


def _covers(run: Run, target: _Target) -> bool:
    return run.start <= target.start and target.end <= run.end


def _in_a_sentence(marks: Marks, mark: str) -> str:
    """The name of a mark inside a sentence; a name of one's own stays as it was written."""
    label = marks.label(mark)
    if label != shipped_marks().label(mark):
        return label
    return label[:1].lower() + label[1:]
