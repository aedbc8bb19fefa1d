"""What is done with pieces of the list outside the page: read, gone on with, put on paper."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceKind
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.model import TimelineModel

_REFLECTION: Final = "reflection"
"""The part of the Reader in which one looks back at a moment."""


class Deeds:
    """Goes to where a piece is read or written, prints what is listed, and takes it out."""

    def __init__(
        self,
        context: Context,
        model: TimelineModel,
        page: QWidget,
        found: Callable[[], bool] = lambda: False,
    ) -> None:
        """`found` tells whether the list is what a search found, all of it."""
        self._found = found
        self._context = context
        self._model = model
        self._page = page

    def of(self, chosen: PieceId | None) -> Mapping[ActionId, Command]:
        """What can be done with the piece that is chosen."""
        return {} if chosen is None else {ActionId.EDIT_ENTRY: partial(self.edit, chosen)}

    def read(self, piece: PieceId) -> None:
        """Open it for reading."""
        among = self._model.order if self._found() else None
        self._context.navigator.go(Place(page=PageId.READER, piece=piece, among=among))

    def edit(self, piece: PieceId) -> None:
        """Go on writing; a moment is gone on with by looking back at it."""
        head = self._model.head_of(piece)
        if head is None:
            return
        if head.kind is PieceKind.MOMENT:
            place = Place(page=PageId.READER, piece=piece, part=_REFLECTION)
        else:
            place = Place(page=PageId.TODAY, piece=piece)
        self._context.navigator.go(place)

    def read_day(self, piece: PieceId | None) -> None:
        """Show everything of the day of this piece, which stays chosen there."""
        head = None if piece is None else self._model.head_of(piece)
        if head is not None:
            part = head.when.day.isoformat()
            self._context.navigator.go(Place(page=PageId.DAY, part=part, piece=piece))

    def print(self) -> None:
        """Put on paper everything that is listed, as it was lived: a search, or a range of days."""
        # What draws on paper is for whoever prints.
        from journal_app.ui.papers.sheet import PaperSheet

        listed = [PieceId(piece) for piece in reversed(self._model.order.ids)]
        if listed:
            PaperSheet(self._context, self._page.window(), listed).open()

    def export(self, *, part: bool) -> None:
        """Offer to take out all there is; where only a `part` of it is listed, that too."""
        # What writes the journal out is for whoever exports.
        from journal_app.ui.exchange.sheet import ExportSheet

        listed = [PieceId(piece) for piece in self._model.order.ids] if part else ()
        ExportSheet(self._context, self._page.window(), listed).open()
