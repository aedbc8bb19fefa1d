"""What the Reader asks the journal for."""

from typing import TYPE_CHECKING

from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.services import timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def order(tables: "Tables") -> TimelineIndex:
    """Everything in the order of the timeline, newest first."""
    return timeline.index(tables)


def neighbour(index: TimelineIndex, piece: PieceId, row: int, step: int) -> PieceId | None:
    """What stands `step` rows further down; `row` is where the piece stood before it went."""
    found = index.row_of(piece)
    if found is None:
        # Of something that is in the bin the next one has moved up into its row.
        found = row - 1 if step > 0 else row
    wanted = found + step
    return PieceId(index.ids[wanted]) if 0 <= wanted < len(index) else None
