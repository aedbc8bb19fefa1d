"""Stretches of the calendar: a day, a month, a season, a year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both of them included."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


# All of these raise `ValueError` or `OverflowError` for what is in no calendar.


def of_day(day: date) -> Span:
    """One day."""
    return Span(day, day)


def of_month(year: int, month: int) -> Span:
    """A whole month."""
    first = date(year, month, 1)
    return Span(first, first.replace(day=monthrange(year, month)[1]))


def of_year(year: int) -> Span:
    """A whole year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def of_season(year: int, season: int, *, southern: bool = False) -> Span:
    """Three whole months, winter being 0.

    A season that begins in December is called by the year in which most of it lies.
    """
    begins = (season + (2 if southern else 0)) % 4 * 3
    if begins == 0:
        return Span(date(year - 1, 12, 1), of_month(year, 2).last)
    return Span(date(year, begins, 1), of_month(year, begins + 2).last)


def last_month(month: int, today: date) -> Span:
    """The last such month that has begun."""
    return of_month(today.year if month <= today.month else today.year - 1, month)


def last_season(season: int, today: date, *, southern: bool = False) -> Span:
    """The last such season that has begun."""
    span = of_season(today.year + 1, season, southern=southern)
    while span.first > today:
        span = of_season(span.last.year - 1, season, southern=southern)
    return span


def last_such_day(month: int, day: int, today: date) -> Span:
    """The last such day up to today; the 29 February is looked for in the years that have one."""
    for year in range(today.year, max(0, today.year - 9), -1):
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found <= today:
                return of_day(found)
    raise ValueError
