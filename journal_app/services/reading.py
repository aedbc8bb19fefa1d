"""Read pieces whole, in the order of the timeline, without holding them all in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _
from journal_app.storage.vault import Tables

SLICE = 500
"""How many are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One piece with its whole text."""

    head: PieceHead
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """One piece with what is known about its keeping."""

    listed: Listed
    rev: int
    deleted_at: datetime | None


def listed(tables: Tables, pieces: Sequence[PieceId]) -> Iterator[Listed]:
    """These pieces in this order; one that is gone meanwhile is passed over."""
    for start in range(0, len(pieces), SLICE):
        some = pieces[start : start + SLICE]
        heads = tables.timeline.heads(some)
        for piece in some:
            head = heads.get(piece)
            text = None if head is None else _text(tables, head)
            if head is not None and text is not None:
                yield Listed(head=head, text=text)


def named(tables: Tables, beginning: str) -> Whole:
    """The piece whose id begins so, in the bin or not. Raises `NotFound` or `BadInput`."""
    found = tables.pieces.starting_with(beginning.strip().lower())
    if not found:
        raise NotFound(_("Nothing in the journal has that id."))
    if len(found) > 1:
        raise BadInput(_("More than one id begins like that."), _("Give more of it."))
    piece = tables.pieces.find(found[0])
    for each in listed(tables, [] if piece is None else [piece]):
        kept = (
            tables.entries.get(each.head.id)
            if each.head.kind is PieceKind.ENTRY
            else tables.moments.get(each.head.id)
        )
        if kept is not None:
            return Whole(listed=each, rev=kept.rev, deleted_at=kept.deleted_at)
    raise NotFound(_("Nothing in the journal has that id."))


def _text(tables: Tables, head: PieceHead) -> str | None:
    if head.kind is PieceKind.ENTRY:
        return tables.entries.body(head.id)
    moment = tables.moments.get(head.id)
    return None if moment is None else moment.note
