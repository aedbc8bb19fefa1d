"""Dates as people write them: “last tuesday”, “3 days ago”, “march 2019”, 12.3.2021, “2019”.

What has no year means the last time there was such a day or month: a journal looks back. Where
numbers fit only in another order than the one asked for, they are read in that one.
"""

from datetime import date
from typing import Final, Literal

from journal_app.core import relative_dates, spans
from journal_app.core.date_names import ENGLISH, DateNames, Item, Kind, items
from journal_app.core.spans import Span

__all__ = ["Order", "Span", "read"]

Order = Literal["dmy", "mdy", "ymd"]
"""Which way day, month and year follow each other."""

_MOST_CHARACTERS: Final = 80
"""Longer texts are no dates."""
_YEARS_AHEAD: Final = 20
"""A year of two digits is at most so many years ahead, and else behind."""
_CHRISTMAS: Final = ("christmas", "xmas")


def read(
    text: str, *, today: date, order: Order = "dmy", names: DateNames = ENGLISH
) -> Span | None:
    """The day, month, season or year that is meant, or `None` where that cannot be told.

    `names` are those of the person's language; English ones are understood beside them. Never
    raises, whatever was typed.
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    found = items(text, names)
    if not found:
        return None
    try:
        counted = relative_dates.read(text, found, today, names)
        return counted or _Named(today, order, names).read(found)
    except (ValueError, OverflowError):
        # No such day, or one outside the calendar.
        return None


class _Named:
    """Reads what is called by its name or its numbers; raises `ValueError` for no such day."""

    def __init__(self, today: date, order: Order, names: DateNames) -> None:
        self._today = today
        self._order = order
        self._southern = names.southern

    def read(self, found: list[Item]) -> Span | None:
        """The span that these words and numbers mean; a weekday beside a date says nothing."""
        numbers = [item for item in found if item.kind is Kind.NUMBER]
        others = [item for item in found if item.kind not in (Kind.NUMBER, Kind.WEEKDAY)]
        if not others:
            return self._numbers(numbers)
        if len(others) > 1:
            return None
        name = others[0]
        match name.kind:
            case Kind.MONTH:
                return self._with_month(name.value, numbers)
            case Kind.SEASON:
                return self._season(name.value, numbers)
            case _:
                return self._christmas(numbers) if name.word in _CHRISTMAS else None

    def _with_month(self, month: int, numbers: list[Item]) -> Span | None:
        match numbers:
            case []:
                return spans.last_month(month, self._today)
            case [one] if _is_year(one) or one.value > 31:
                return spans.of_month(self._year(one), month)
            case [one]:
                return spans.last_such_day(month, _short(one), self._today)
            case [first, second]:
                year_first = self._order == "ymd" and not _is_year(second)
                day, year = (second, first) if _is_year(first) or year_first else (first, second)
                return self._day(day, month, year)
            case _:
                return None

    def _numbers(self, numbers: list[Item]) -> Span | None:
        match numbers:
            case [one] if _is_year(one):
                return spans.of_year(one.value)
            case [one] if len(one.word) == 8:
                value = one.value
                return spans.of_day(date(value // 10000, value // 100 % 100, value % 100))
            case [year, month] if _is_year(year):
                return spans.of_month(year.value, _short(month))
            case [month, year] if _is_year(year):
                return spans.of_month(year.value, _short(month))
            case [first, second]:
                day, month = (first, second) if self._order == "dmy" else (second, first)
                if month.value > 12:
                    day, month = month, day
                return spans.last_such_day(_short(month), _short(day), self._today)
            case [first, second, third]:
                return self._three(first, second, third)
            case _:
                return None

    def _three(self, first: Item, second: Item, third: Item) -> Span:
        if _is_year(first) or (self._order == "ymd" and not _is_year(third)):
            year, month, day = first, second, third
        elif self._order == "mdy":
            month, day, year = first, second, third
        else:
            day, month, year = first, second, third
        if month.value > 12:
            day, month = month, day
        return self._day(day, _short(month), year)

    def _season(self, season: int, numbers: list[Item]) -> Span | None:
        match numbers:
            case []:
                return spans.last_season(season, self._today, southern=self._southern)
            case [one] if _is_year(one):
                year = one.value
            case [one, other] if _is_year(one) and (one.value + 1 - other.value) % 100 == 0:
                year = one.value + 1
            case _:
                return None
        return spans.of_season(year, season, southern=self._southern)

    def _christmas(self, numbers: list[Item]) -> Span | None:
        match numbers:
            case []:
                return spans.last_such_day(12, 25, self._today)
            case [one] if _is_year(one):
                return spans.of_day(date(one.value, 12, 25))
            case _:
                return None

    def _day(self, day: Item, month: int, year: Item) -> Span:
        return spans.of_day(date(self._year(year), month, _short(day)))

    def _year(self, item: Item) -> int:
        """Two digits mean the century that brings the year nearest."""
        if _is_year(item):
            return item.value
        latest = self._today.year + _YEARS_AHEAD
        return latest - (latest - _short(item)) % 100


def _is_year(item: Item) -> bool:
    return len(item.word) == 4


def _short(item: Item) -> int:
    """A day, a month or the end of a year: one or two digits."""
    if len(item.word) > 2:
        raise ValueError
    return item.value
