"""Puts pieces away and brings them back, each time with a way to change one's mind."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceKind
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import entries, moments
from journal_app.ui.context import Context


class Bin(QObject):
    """Says quietly what was done; the page decides what to show."""

    returned = Signal(object)
    """Undo brought this `PieceId` back into its place."""
    show_wanted = Signal(object)
    """Carries the `PieceId` that came back and is to be seen in the timeline."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def put_away(self, piece: PieceId) -> None:
        """Move it to the bin, whole."""
        move = moments.move_to_bin if self._is_moment(piece) else entries.move_to_bin
        job = self._context.jobs.run(move, piece, clock=self._context.clock)
        job.finished.connect(partial(self._on_put_away, piece))

    def bring_back(self, piece: PieceId) -> None:
        """Take it out of the bin."""
        self._return(piece).finished.connect(partial(self._on_brought_back, piece))

    def _on_put_away(self, piece: PieceId, changes: Changes) -> None:
        if changes:
            undo = partial(self._undo, piece)
            self._context.notices.say(_("Moved to the bin."), _("Undo"), undo)

    def _undo(self, piece: PieceId) -> None:
        self._return(piece).finished.connect(lambda _changes: self.returned.emit(piece))

    def _return(self, piece: PieceId) -> Job:
        bring_back = moments.bring_back if self._is_moment(piece) else entries.bring_back
        return self._context.jobs.run(bring_back, piece)

    def _is_moment(self, piece: PieceId) -> bool:
        head = self._context.session.heads([piece]).get(piece)
        return head is not None and head.kind is PieceKind.MOMENT

    def _on_brought_back(self, piece: PieceId, changes: Changes) -> None:
        if changes:
            show = partial(self.show_wanted.emit, piece)
            self._context.notices.say(_("Back in its place."), _("Show it"), show)
