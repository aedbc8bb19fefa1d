"""What the Reader asks the journal for."""

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.services import followups, timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def order(tables: "Tables") -> TimelineIndex:
    """Everything in the order of the timeline, newest first."""
    return timeline.index(tables)


def still_there(among: TimelineIndex, every: TimelineIndex) -> TimelineIndex:
    """What of these is still in the timeline, in their own order."""
    there = set(every.ids)
    rows = [row for row, piece in enumerate(among.ids) if piece in there]
    return TimelineIndex(
        ids=array(among.ids.typecode, (among.ids[row] for row in rows)),
        days=array(among.days.typecode, (among.days[row] for row in rows)),
        best=sum(row < among.best for row in rows),
    )


def neighbour(index: TimelineIndex, piece: PieceId, row: int, step: int) -> PieceId | None:
    """What stands `step` rows further down; `row` is where the piece stood before it went."""
    found = index.row_of(piece)
    if found is None:
        # Of something that is in the bin the next one has moved up into its row.
        found = row - 1 if step > 0 else row
    wanted = found + step
    return PieceId(index.ids[wanted]) if 0 <= wanted < len(index) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """What an answer went on from, and the answer that went on from it."""

    kept: Followup | None = None
    followed: PieceId | None = None


def threads(tables: "Tables", piece: PieceId) -> Threads:
    """Both, as far as they may be seen."""
    found = followups.from_source(tables, piece)
    return Threads(kept=followups.of(tables, piece), followed=found[0] if found else None)
