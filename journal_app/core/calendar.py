"""How much there is of each day, month and year; a deeper tone means more words, nothing else."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from journal_app.core.timeline import DayCount

DEEPEST: Final = 4
"""Tones go from 1 to this; 0 is where nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """How much there is of one month."""

    first: date
    pieces: int
    characters: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days and months that hold something."""

    days: Mapping[date, DayCount]
    months: Mapping[date, MonthCount]
    """By their first day."""
    _day_limits: tuple[int, ...] = ()
    _month_limits: tuple[int, ...] = ()

    @classmethod
    def of(cls, counts: Iterable[DayCount]) -> "Calendar":
        """From the counts of single days, in any order."""
        days = {count.day: count for count in counts}
        pieces: dict[date, int] = {}
        characters: dict[date, int] = {}
        for count in days.values():
            first = count.day.replace(day=1)
            pieces[first] = pieces.get(first, 0) + count.entries + count.moments
            characters[first] = characters.get(first, 0) + count.characters
        months = {
            first: MonthCount(first=first, pieces=pieces[first], characters=characters[first])
            for first in pieces
        }
        return cls(
            MappingProxyType(days),
            MappingProxyType(months),
            _limits(count.characters for count in days.values()),
            _limits(count.characters for count in months.values()),
        )

    def __bool__(self) -> bool:
        return bool(self.days)

    @property
    def first_year(self) -> int | None:
        """The earliest year that holds something."""
        return min(self.months).year if self.months else None

    @property
    def last_year(self) -> int | None:
        """The latest year that holds something."""
        return max(self.months).year if self.months else None

    def tone_of_day(self, day: date) -> int:
        """Which quarter of all written days this one is in, by its characters."""
        count = self.days.get(day)
        return 0 if count is None else bisect_left(self._day_limits, count.characters) + 1

    def tone_of_month(self, first: date) -> int:
        """Which quarter of all written months this one is in, by its characters."""
        count = self.months.get(first)
        return 0 if count is None else bisect_left(self._month_limits, count.characters) + 1


EMPTY: Final = Calendar(MappingProxyType({}), MappingProxyType({}))
"""Nothing written."""


def _limits(characters: Iterable[int]) -> tuple[int, ...]:
    """What the first, second and third quarter reach up to (nearest rank)."""
    ordered = sorted(characters)
    if not ordered:
        return ()
    return tuple(ordered[-(-len(ordered) * part // DEEPEST) - 1] for part in range(1, DEEPEST))
