"""What the timeline shows: heads of pieces, in the order (day, instant, id), newest first."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid


class PieceKind(StrEnum):
    """The kinds of piece a timeline holds."""

    ENTRY = "entry"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceHead:
    """What a card needs to know of a piece; never the whole text."""

    id: PieceId
    uid: Uid
    kind: PieceKind
    when: When
    preview: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineIndex:
    """Every piece in order, newest first, small enough to keep for a hundred thousand rows.

    `ids` and `days` run side by side; a day is its proleptic ordinal (`date.toordinal`).
    """

    ids: array  # type: ignore[type-arg]  # array is generic only from Python 3.12 on
    days: array  # type: ignore[type-arg]  # the same

    def __len__(self) -> int:
        return len(self.ids)

    def day(self, row: int) -> date:
        """The day of the piece in this row."""
        return date.fromordinal(self.days[row])

    def first_row_of(self, day: date) -> int:
        """The first row on or before this day, or the number of rows when all are later."""
        return bisect_left(self.days, -day.toordinal(), key=lambda ordinal: -ordinal)

    def row_of(self, piece: PieceId) -> int | None:
        """The row of this piece, or `None` when it is not here."""
        try:
            return self.ids.index(piece)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How much there is of one day; tone means more words and nothing else."""

    day: date
    entries: int
    moments: int
    characters: int
