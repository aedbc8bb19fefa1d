"""Read pieces whole: many in the order of the timeline, or one with all that belongs to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from journal_app.core.clock import Clock
from journal_app.core.entries import Entry
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.margin_notes import MarginNote
from journal_app.core.moments import STATES_TO_SETTLE, Moment
from journal_app.core.passages import Passage
from journal_app.core.pictures import Picture
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _
from journal_app.services import entries, links, moments, passages
from journal_app.services.links import Joined
from journal_app.storage.vault import Tables

SLICE = 500
"""How many are read at once."""
SETTLES_FOR: Final = timedelta(hours=12)
"""So long after a moment of being over, numb or gone nothing asks for its meaning."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One piece as one reads it: an entry or a moment, and what belongs to it."""

    entry: Entry | None = None
    moment: Moment | None = None
    question: str = ""
    """What an entry answers, in the words it was asked."""
    passages: tuple[Passage, ...] = ()
    """What is marked in an entry, in the order of its text; lost ones included."""
    sealed: frozenset[PieceId] = frozenset()
    """Moments of these passages that are not to be offered."""
    joined: tuple[Joined, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """What hangs on it, in its order."""
    notes: tuple[MarginNote, ...] = ()
    """What was written in its margin, in the order it was."""
    rests: bool = False
    """Whether the question of a moment rests until tomorrow."""
    settles_first: bool = False
    """Whether settling comes before any meaning: somebody was over, numb or gone not long ago."""


def leaf(tables: Tables, piece: PieceId, *, clock: Clock) -> Leaf:
    """One piece with all that belongs to it. Raises `NotFound`."""
    if tables.pieces.is_sealed(piece):
        raise NotFound(_("This is sealed, and opened only where it was sealed."))
    head = tables.timeline.heads([piece]).get(piece)
    joined = tuple(links.of(tables, piece))
    notes = tuple(tables.margin_notes.of(piece))
    hanging = tables.attachments.of(piece)
    if head is not None and head.kind is PieceKind.MOMENT:
        now = clock.now()
        settles = tables.timeline.was_in(sorted(STATES_TO_SETTLE), now - SETTLES_FOR, now)
        return Leaf(
            moment=moments.get(tables, piece),
            joined=joined,
            pictures=hanging,
            notes=notes,
            rests=moments.resting(tables, clock=clock),
            settles_first=settles,
        )
    entry = entries.get(tables, piece)
    marked = passages.of(tables, piece)
    return Leaf(
        entry=entry,
        question=_question(tables, entry),
        passages=marked,
        sealed=passages.sealed_moments(tables, marked),
        joined=joined,
        pictures=hanging,
        notes=notes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMoment:
    """An earlier state of a moment, and since when it is one."""

    moment: Moment
    kept_at: datetime


def earlier_moments(tables: Tables, piece: PieceId) -> list[EarlierMoment]:
    """Earlier states of a moment, newest first."""
    kept_at = {kept.rev: kept.kept_at for kept in tables.entries.revisions(piece)}
    return [
        EarlierMoment(moment=moment, kept_at=kept_at[moment.rev])
        for moment in moments.versions(tables, piece)
        if moment.rev in kept_at
    ]


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


def _question(tables: Tables, entry: Entry) -> str:
    if entry.prompt_id is None:
        return ""
    # Only an entry that answers a question needs to read them.
    from journal_app.services import prompts

    asked = prompts.asked(tables, entry.prompt_id)
    return "" if asked is None else asked.text


def _text(tables: Tables, head: PieceHead) -> str | None:
    if head.kind is PieceKind.ENTRY:
        return tables.entries.body(head.id)
    moment = tables.moments.get(head.id)
    return None if moment is None else moment.note
