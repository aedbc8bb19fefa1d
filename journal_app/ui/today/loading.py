"""What the page asks the journal for, each in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.core.clock import Clock, WritersClock, day_of
from journal_app.core.entries import Entry
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment, later_look_due
from journal_app.core.passages import Passage
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.core.which_day import ClockBehind
from journal_app.services import (
    door_offers,
    drafts,
    entries,
    felt,
    moments,
    offers,
    passages,
    people,
    tags,
    timeline,
    which_day,
)
from journal_app.services.door_offers import DoorOffer
from journal_app.services.drafts import Draft
from journal_app.services.offers import Offer
from journal_app.ui.today import prompt_loading
from journal_app.ui.today.prompt_loading import PageQuestion, PromptWanted

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Tables


@dataclass(frozen=True, slots=True)
class MarkedIn:
    """The passages of an entry, and moments of theirs that are not to be offered."""

    passages: Sequence[Passage] = ()
    sealed: frozenset[PieceId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """What to begin with: an entry to go on with, and what is asked there."""

    entry: Entry | None
    asked: PageQuestion
    felt: str | None = None
    """The answer of the moment that belongs to the entry."""
    resting: bool = False
    """Whether the question rests until tomorrow."""
    marked: MarkedIn = MarkedIn()
    """What is marked in the entry."""
    behind: ClockBehind | None = None
    """The clock, where it is to be asked which day one writes for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBeside:
    """What stands beside an entry of today, newest first."""

    entries: Sequence[PieceHead] = ()
    moments: Sequence[PieceHead] = ()
    drafts: Sequence[Draft] = ()
    offer: Offer | None = None
    door: DoorOffer | None = None
    """Never together with an offer."""


def day_view(
    tables: "KeyedTables", piece: PieceId | None, *, wanted: PromptWanted, clock: WritersClock
) -> DayView:
    """This entry, else the one of today to go on with, else an empty page.

    Where nobody knows which day it is, there is no entry of today.
    """
    entry = _entry(tables, piece) if piece is not None else None
    behind = which_day.asked(tables, clock=clock)
    if entry is None and behind is None:
        since = which_day.said_after(tables, clock=clock)
        entry = entries.written_last_on(tables, day_of(clock), since)
    return DayView(
        entry=entry,
        asked=prompt_loading.page_question(tables, entry, wanted=wanted, clock=clock),
        felt=None if entry is None else felt_in(tables, entry.id, clock=clock),
        resting=moments.resting(tables, clock=clock),
        marked=MarkedIn() if entry is None else marked(tables, entry.id),
        behind=behind,
    )


def fresh_page(
    tables: "KeyedTables", *, about: bool, wanted: PromptWanted, clock: WritersClock
) -> DayView:
    """An empty page, whatever was written today; `about` the moment that was caught last."""
    moment = _caught_last(tables, clock) if about else None
    return DayView(
        entry=None,
        asked=prompt_loading.fresh_question(tables, moment, wanted=wanted, clock=clock),
        resting=moments.resting(tables, clock=clock),
        behind=which_day.asked(tables, clock=clock),
    )


def felt_in(tables: "Tables", entry: PieceId, *, clock: Clock) -> str | None:
    """What an entry felt like; not while the later look at that answer is open."""
    moment = felt.of_entry(tables, entry)
    if moment is None or later_look_due(moment, clock.now()):
        return None
    return moment.reading


def felt_moment(tables: "Tables", entry: PieceId) -> PieceId | None:
    """The moment in which it was said what an entry felt like."""
    moment = felt.of_entry(tables, entry)
    return None if moment is None else moment.id


def beside(tables: "KeyedTables", day: date, *, home: Path, clock: Clock) -> DayBeside:
    """The rest of this day, moments that were begun, and one offer, or one quiet question."""
    heads = timeline.of_day(tables, day)
    return DayBeside(
        entries=[head for head in heads if head.kind is PieceKind.ENTRY],
        moments=[head for head in heads if head.kind is PieceKind.MOMENT],
        drafts=drafts.all_begun(tables),
        offer=offers.offered(tables, clock=clock),
        door=door_offers.offered(tables, home, clock=clock),
    )


def sentence(tables: "Tables", moment: PieceId) -> str:
    """The sentence of a moment, to be placed into an entry; nothing for one that is put away."""
    kept = None if tables.pieces.is_sealed(moment) else tables.moments.get(moment)
    return "" if kept is None or kept.deleted_at is not None else kept.note


def marked(tables: "Tables", entry: PieceId) -> MarkedIn:
    """What is marked in an entry."""
    found = passages.of(tables, entry)
    return MarkedIn(found, passages.sealed_moments(tables, found))


def labels(tables: "Tables") -> tuple[list[str], list[str]]:
    """Everybody and every tag there is, most used first."""
    return people.labels(tables), tags.names(tables)


def _caught_last(tables: "KeyedTables", clock: Clock) -> Moment | None:
    for head in timeline.of_day(tables, day_of(clock)):
        if head.kind is PieceKind.MOMENT:
            return moments.get(tables, head.id)
    return None


def _entry(tables: "Tables", piece: PieceId) -> Entry | None:
    try:
        entry = entries.get(tables, piece)
    except NotFound:
        return None
    hidden = entry.deleted_at is not None or tables.pieces.is_sealed(piece)
    return None if hidden else entry
