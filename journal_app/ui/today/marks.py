"""Marks on Today: they are set in the text, and kept with it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import passages
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.mark_commands import mark_commands
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.mark_desk import MarkDesk
from journal_app.ui.editor.marking import Pin, Run
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today import loading
from journal_app.ui.today.loading import MarkedIn


class TodayMarks(QObject):
    """Does in the editor what the bubble and the list ask for; every deed can be undone there."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, editor: Editor, session: EditorSession, anchor: QWidget
    ) -> None:
        super().__init__(editor)
        self._context = context
        self._editor = editor
        self._session = session
        self._anchor = anchor
        self.sealed: frozenset[PieceId] = frozenset()
        """Moments of passages on the page that are not to be offered."""
        self.desk = MarkDesk(editor, self, context.known, context.notices)
        self.desk.opened.connect(self._open_moment)
        session.became.connect(self.desk.say_became)

    # What the page asks for.

    def commands(self) -> Mapping[ActionId, Command]:
        """Mark what is selected, or take a mark off."""
        return mark_commands(self.desk)

    def show_list(self) -> None:
        """Show what is marked in this entry."""
        self.desk.show_list(self._anchor)

    def on_loaded(self) -> None:
        """An entry is on the page: marks that lost their words are told of once."""
        self.desk.dismiss()
        self.desk.tell_lost(self._session.piece, self._anchor)

    def refresh(self, changes: Changes) -> None:
        """Passages changed, by a save of this page or elsewhere."""
        piece = self._session.piece
        if changes.passages and piece is not None and piece in changes.pieces:
            self._know(piece)

    # What the desk asks for.

    @property
    def may_mark(self) -> bool:
        """Whatever is written here can be marked."""
        return True

    def standing(self) -> Sequence[Run]:
        """The passages, in the order of the text."""
        return self._editor.writing_marks.standing()

    def lost(self) -> Sequence[Passage]:
        """Those whose words have gone."""
        return self._session.lost

    def moment_of(self, uid: Uid) -> PieceId | None:
        """The moment a passage became."""
        return self._session.moment_of(uid)

    def is_put_away(self, uid: Uid) -> bool:
        """Whether the moment it became is sealed."""
        return self._session.moment_of(uid) in self.sealed

    def mark(self, start: int, end: int, mark: str) -> None:
        """Mark these words, or take this mark off them."""
        self.desk.say_marked(mark, self._editor.writing_marks.mark(start, end, mark))

    def change(self, uid: Uid, mark: str) -> None:
        """Mark a passage as something else; the same again takes it off."""
        self.desk.say_marked(mark, self._editor.writing_marks.change(uid, mark))

    def take_off(self, uid: Uid) -> None:
        """Take a mark off."""
        self._editor.writing_marks.take_off(uid)
        self.desk.say_marked("", marked=False)

    def clear(self, start: int, end: int) -> None:
        """Take every mark off these words."""
        if self._editor.writing_marks.clear(start, end):
            self.desk.say_marked("", marked=False)

    def place(self, uid: Uid, start: int, end: int) -> None:
        """Put a passage whose words have gone onto these."""
        for each in self._session.lost:
            if each.uid == uid:
                self._editor.writing_marks.place(Pin(uid, each.mark), start, end)
                self.desk.say_marked(each.mark, marked=True)

    def let_go(self, uid: Uid) -> None:
        """Take a passage out of the journal whose words have gone."""
        for each in self._session.lost:
            if each.uid == uid:
                job = self._run(passages.unmark, uid)
                job.finished.connect(lambda _changes, gone=each: self._say_gone(gone))

    def become_moment(self, uid: Uid) -> None:
        """Let a passage become a moment, once it is kept."""
        self._session.become_moment(uid, self._context.known.vocabulary)

    # How it is done.

    def _know(self, piece: PieceId) -> None:
        job = self._context.jobs.run(loading.marked, piece)
        job.finished.connect(partial(self._on_known, piece))
        job.failed.connect(self.trouble)

    def _on_known(self, piece: PieceId, found: MarkedIn) -> None:
        if piece == self._session.piece:
            self.sealed = found.sealed
            self._session.know(found.passages)

    def _say_gone(self, gone: Passage) -> None:
        words = _("The mark is gone.")
        self._context.notices.say(words, _("Undo"), lambda: self._put_back(gone))

    def _put_back(self, gone: Passage) -> None:
        self._run(passages.put_back, gone)

    def _run(self, service: Callable[..., object], *args: object) -> Job:
        job = self._context.jobs.run(service, *args, clock=self._context.clock)
        job.failed.connect(self.trouble)
        return job

    def _open_moment(self, moment: PieceId) -> None:
        self._context.navigator.go(Place(page=PageId.READER, piece=moment))
