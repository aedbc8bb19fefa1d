"""What the timeline shows: heads of pieces, in the order (day, instant, id), newest first."""

from array import array
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.moments import ANSWERS, LATER_FROM, LATER_UNTIL


class PieceKind(StrEnum):
    """The kinds of piece a timeline holds."""

    ENTRY = "entry"
    MOMENT = "moment"


FOLLOW_THE_ANSWER: Final = ("which_fear", "room_for", "for_rest", "for_fear", "sentence")
"""Fields of a moment that only some answers ask, so that they tell which one was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered about a moment: at first, and looking again."""

    first: str | None = None
    at: datetime | None = None
    later: str | None = None
    passed: bool = False
    """Whether the later look was offered and passed over."""

    def covered(self, now: datetime) -> bool:
        """Whether the later look is open: until then nobody is shown the first answer.

        The rule of `core.moments.later_look_due`, for what a card knows.
        """
        if self.first not in ANSWERS or self.at is None or self.later is not None or self.passed:
            return False
        return LATER_FROM <= now - self.at <= LATER_UNTIL

    def shown(self, now: datetime) -> tuple[str, ...]:
        """The answers to show side by side, the first before the later one."""
        if self.covered(now):
            return ()
        return tuple(each for each in (self.first, self.later) if each in ANSWERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentHead:
    """What the card of a moment tells beside its sentence; words are vocabulary ids."""

    kind: str
    state: str | None = None
    answers: Answers = Answers()
    trigger: str | None = None
    image: str | None = None
    regions: tuple[str, ...] = ()
    """The first few places in the body."""
    drawing: str = ""
    """Only where there is no sentence."""


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
    moment: MomentHead | None = None
    """Of a moment."""
    felt: tuple[Answers, ...] = ()
    """Of an entry: what was answered about the moments opened from it, in the order of time."""
    pictured: bool = False
    """Whether a picture hangs on it that is shown."""

    def readings(self, now: datetime) -> tuple[str, ...]:
        """The answers to show beside it, each once."""
        if self.moment is not None:
            return tuple(dict.fromkeys(self.moment.answers.shown(now)))
        told = [reading for answers in self.felt for reading in answers.shown(now)]
        return tuple(reading for reading in ANSWERS if reading in told)


@dataclass(frozen=True, slots=True)
class TimelineIndex:
    """Every piece in order, newest first, small enough to keep for a hundred thousand rows.

    `ids` and `days` run side by side; a day is its proleptic ordinal (`date.toordinal`).
    """

    ids: array  # type: ignore[type-arg]  # array is generic only from Python 3.12 on
    days: array  # type: ignore[type-arg]  # the same
    best: int = 0
    """So many at the front stand there because they match best, whatever their day."""

    def __len__(self) -> int:
        return len(self.ids)

    def day(self, row: int) -> date:
        """The day of the piece in this row."""
        return date.fromordinal(self.days[row])

    def first_row_of(self, day: date) -> int:
        """The first row on or before this day, or the number of rows when all are later.

        The best matches at the front are passed over.
        """
        return bisect_left(self.days, -day.toordinal(), lo=self.best, key=lambda ordinal: -ordinal)

    def row_of(self, piece: PieceId) -> int | None:
        """The row of this piece, or `None` when it is not here."""
        try:
            return self.ids.index(piece)
        except ValueError:
            return None

    def without(self, pieces: Collection[PieceId]) -> "TimelineIndex":
        """The same order without these; nothing stands first as the best match in it."""
        left = [row for row, piece in enumerate(self.ids) if piece not in pieces]
        ids, days = (self.ids[row] for row in left), (self.days[row] for row in left)
        return TimelineIndex(array("q", ids), array("l", days))


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """The beginning of what a search finds."""

    index: TimelineIndex
    whole: bool
    """Whether nothing more is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How much there is of one day; tone means more words and nothing else."""

    day: date
    entries: int
    moments: int
    characters: int
