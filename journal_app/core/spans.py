"""Stretches of the calendar: a day, a month, a season, a year, and a third of one."""

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


def third(span: Span, part: int) -> Span | None:
    """The early, middle or late part (0, 1, 2) of a month, a season or a year, and else none."""
    first, last = span.first, span.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or last != of_month(last.year, last.month).last or months not in (1, 3, 12):
        return None
    if months == 1:
        until = (10, 20, last.day)
        return Span(first.replace(day=part * 10 + 1), first.replace(day=until[part]))
    length = months // 3
    begins = first.year * 12 + first.month - 1 + part * length
    ends = begins + length - 1
    return Span(date(begins // 12, begins % 12 + 1, 1), of_month(ends // 12, ends % 12 + 1).last)


def last_month(month: int, today: date) -> Span:
    """The last such month that has begun."""
    return of_month(today.year if month <= today.month else today.year - 1, month)


def last_season(season: int, today: date, *, southern: bool = False) -> Span:
    """The last such season that has begun."""
    span = of_season(today.year + 1, season, southern=southern)
    while span.first > today:
        span = of_season(span.last.year - 1, season, southern=southern)
    return span


def last_day_called(day: int, today: date) -> Span:
    """The last such day of any month up to today."""
    year, month = today.year, today.month
    while not 1 <= day <= monthrange(year, month)[1] or date(year, month, day) > today:
        if not 1 <= day <= 31:
            raise ValueError
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return of_day(date(year, month, day))


def last_such_day(month: int, day: int, today: date) -> Span:
    """The last such day up to today; the 29 February is looked for in the years that have one."""
    for year in range(today.year, max(0, today.year - 9), -1):
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found <= today:
                return of_day(found)
    raise ValueError
