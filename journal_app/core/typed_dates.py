"""Dates as people write them: “last tuesday”, “3 days ago”, “march 2019”, 12.3.2021, “2019”.

What has no year means the last time there was such a day or month: a journal looks back. Where
numbers fit only in another order than the one asked for, they are read in that one. “Early”, “mid”
and “late” are thirds; of a stretch such as “november to march 2020” the end says the year.
"""

import re
from datetime import date
from typing import Final, Literal

from journal_app.core import feasts, relative_dates, spans
from journal_app.core.date_names import ENGLISH, DateNames, Item, Kind, items
from journal_app.core.search import fold
from journal_app.core.spans import Span

__all__ = ["Order", "Span", "read"]

Order = Literal["dmy", "mdy", "ymd"]
"""Which way day, month and year follow each other."""

_MOST_CHARACTERS: Final = 80
"""Longer texts are no dates."""
_YEARS_AHEAD: Final = 20
"""A year of two digits is at most so many years ahead, and else behind."""
_PARTS: Final = {
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
_STRETCH: Final = re.compile(
    r"(?:from\s)?(.+?)(?:\s+(?:to|till|until|through|[-–—])\s+|[–—])(.+)", re.IGNORECASE
)


def read(
    text: str, *, today: date, order: Order = "dmy", names: DateNames = ENGLISH
) -> Span | None:
    """The day, month, season or year that is meant, or `None` where that cannot be told.

    `names` are those of the person's language; English ones are understood beside them. Never
    raises, whatever was typed.
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    try:
        return _read(text, today, order, names) or _stretch(text, today, order, names)
    except (ValueError, OverflowError):
        # No such day, or one outside the calendar.
        return None


def _read(text: str, today: date, order: Order, names: DateNames) -> Span | None:
    found = items(text, names)
    if not found:
        return None
    counted = relative_dates.read(text, found, today, names)
    if counted is not None:
        return counted
    part = _PARTS.get(found[0].word) if len(found) > 1 else None
    if part is not None:
        # What follows is the whole that this is a third of.
        words = fold(text).split()
        rest = words[words.index(found[0].word) + 1 :]
        whole = _read(" ".join(rest), today, order, names)
        return None if whole is None else spans.third(whole, part)
    named = _Named(today, order, names)
    return relative_dates.within(found, today, names) or named.read(
        relative_dates.named_year(found, today)
    )


def _stretch(text: str, today: date, order: Order, names: DateNames) -> Span | None:
    """From one date to another; what of the first is not said is that of the second."""
    found = _STRETCH.fullmatch(text.strip())
    end = None if found is None else _read(found[2], today, order, names)
    if found is None or end is None:
        return None
    if end.is_day and re.fullmatch(r"\d{1,2}\s*", found[1]):
        first = end.first.replace(day=int(found[1]))
        return Span(first, end.last) if first < end.last else None
    for day in (today, end.last):
        begin = _read(found[1], day, order, names)
        if begin is not None and begin.first <= end.last:
            return Span(begin.first, end.last)
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
            case Kind.FEAST:
                return self._feast(name.value, numbers)
            case _:
                return _decade(numbers) if name.word == "s" else None

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
            case [first, last] if _is_year(first) and _is_year(last):
                return _years(first.value, last.value)
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

    def _feast(self, feast: int, numbers: list[Item]) -> Span | None:
        match numbers:
            case []:
                came = feasts.in_year(feast, self._today.year) <= self._today
                year = self._today.year if came else self._today.year - 1
                return spans.of_day(feasts.in_year(feast, year))
            case [one] if _is_year(one):
                return spans.of_day(feasts.in_year(feast, one.value))
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


def _years(first: int, last: int) -> Span | None:
    return Span(date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _decade(numbers: list[Item]) -> Span | None:
    """The “2010s”."""
    match numbers:
        case [one] if _is_year(one) and one.value % 10 == 0:
            return _years(one.value, one.value + 9)
        case _:
            return None


def _is_year(item: Item) -> bool:
    return len(item.word) == 4


def _short(item: Item) -> int:
    """A day, a month or the end of a year: one or two digits."""
    if len(item.word) > 2:
        raise ValueError
    return item.value
