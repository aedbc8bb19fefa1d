"""Days: how much there is of each, and everything of a single one."""

from array import array
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal_app.core.calendar import Calendar
from journal_app.core.margin_notes import MarginNote
from journal_app.core.timeline import PieceHead, TimelineIndex

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A note in the margin, and the piece it was written beside."""

    note: MarginNote
    head: PieceHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDay:
    """Everything of one day, and where the next ones are."""

    day: date
    index: TimelineIndex
    """As it was lived: the earliest first."""
    notes: tuple[Beside, ...] = ()
    """What was written in the margin on this day, in its order."""
    before: date | None = None
    """The last day before this one that has something."""
    after: date | None = None


def calendar(tables: "Tables") -> Calendar:
    """All days and months that hold something."""
    return Calendar.of(tables.timeline.days())


def whole(tables: "Tables", day: date) -> WholeDay:
    """What was written on this day, in the margin too; nothing of what is sealed or in the bin."""
    pieces = tables.timeline.of_day(day)[::-1]
    notes = tables.margin_notes.of_day(day)
    heads = tables.timeline.heads(list({note.piece for note in notes}))
    befores = (each.nearest(day, later=False) for each in (tables.timeline, tables.margin_notes))
    afters = (each.nearest(day, later=True) for each in (tables.timeline, tables.margin_notes))
    return WholeDay(
        day=day,
        index=TimelineIndex(array("q", pieces), array("l", [day.toordinal()] * len(pieces))),
        notes=tuple(
            Beside(note=note, head=heads[note.piece]) for note in notes if note.piece in heads
        ),
        before=max(filter(None, befores), default=None),
        after=min(filter(None, afters), default=None),
    )
