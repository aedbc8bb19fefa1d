"""Which days of earlier years a day calls to mind, and whether that is wanted at all."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from journal_app.core.settings import ON, UNASKED
from journal_app.core.timeline import TimelineIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class OnThisDay:
    """What there is of this day in earlier years, and what was said about showing it."""

    answer: str
    """Whether it is wanted: one of the answers of the setting."""
    index: TimelineIndex
    """The pieces of earlier years, newest first; empty while it is not wanted."""
    anything: bool = False
    """Whether there would be something to show."""
    rests: bool = False
    """Whether it was put aside for today."""

    @property
    def on(self) -> bool:
        """Whether it is shown."""
        return self.answer == ON

    @property
    def unasked(self) -> bool:
        """Whether it may be asked: there is something, and nobody has answered yet."""
        return self.answer == UNASKED and self.anything

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have something, newest first."""
        return tuple(dict.fromkeys(self.index.day(row).year for row in range(len(self.index))))


def earlier(today: date, first_day: date) -> tuple[date, ...]:
    """The same day of earlier years, newest first, from the first day that has something on.

    What was written on a 29 February comes on the 28th where a year has no 29th, or three of four
    years would pass over it.
    """
    days: list[date] = []
    for year in range(today.year - 1, first_day.year - 1, -1):
        leap = isleap(year)
        if (today.month, today.day) == (2, 29):
            days += [date(year, 2, 29)] if leap else []
            continue
        if (today.month, today.day) == (2, 28) and leap and not isleap(today.year):
            days.append(date(year, 2, 29))
        days.append(today.replace(year=year))
    return tuple(days)
