"""Dates counted from today: “yesterday”, “two weeks ago”, “last tuesday”, “this month”."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from journal_app.core import spans
from journal_app.core.date_names import DateNames, Item, Kind
from journal_app.core.search import fold
from journal_app.core.spans import Span
from journal_app.i18n import _

_COUNTS: Final = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"), 1
    )
    for word in words.split()
}  # fmt: skip
_UNITS: Final = {
    form: unit for unit in ("day", "week", "month", "year") for form in (unit, f"{unit}s")
}
_THIS: Final = "this"
_LAST: Final = ("last", "past", "previous")


def read(text: str, found: list[Item], today: date, names: DateNames) -> Span | None:
    """What is counted from today, or `None` where nothing is.

    Raises `ValueError` or `OverflowError` for what is outside the calendar.
    """
    near = _near(text)
    if near is not None:
        return spans.of_day(today + timedelta(days=near))
    words = [item.word for item in found]
    if words[-1] == "ago":
        return _ago(words[:-1], today)
    if len(found) == 1 and found[0].kind is Kind.WEEKDAY:
        return _weekday(found[0].value, today)
    if len(found) == 2 and (words[0] == _THIS or words[0] in _LAST):
        return _around(found[1], today, names, back=words[0] != _THIS)
    return None


def _near(text: str) -> int | None:
    """How many days after today, where the person's language has a word for it."""
    said = {
        -2: ("day before yesterday", "the day before yesterday"),
        -1: ("yesterday", _("yesterday")),
        0: ("today", _("today")),
        1: ("tomorrow", _("tomorrow")),
    }
    typed = fold(text).split()
    for days, forms in said.items():
        if any(typed == fold(form).split() for form in forms):
            return days
    return None


def _ago(words: list[str], today: date) -> Span | None:
    if len(words) != 2:
        return None
    count = int(words[0]) if words[0].isdecimal() else _COUNTS.get(words[0])
    unit = _UNITS.get(words[1])
    if count is None or unit is None:
        return None
    return spans.of_day(_back(today, count, unit))


def _back(today: date, count: int, unit: str) -> date:
    """So many units before today; a month that has no such day gives its last one."""
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _around(item: Item, today: date, names: DateNames, *, back: bool) -> Span | None:
    """“Last week”, “this year”, “last tuesday”, “last march”, “last summer”."""
    match item.kind:
        case Kind.WEEKDAY:
            return _weekday(item.value, today - timedelta(days=1) if back else today)
        case Kind.MONTH:
            month = spans.last_month(item.value, today)
            over = month.last < today or not back
            return month if over else spans.of_month(month.first.year - 1, item.value)
        case Kind.SEASON:
            south = names.southern
            season = spans.last_season(item.value, today, southern=south)
            over = season.last < today or not back
            before = season.first - timedelta(days=1)
            return season if over else spans.last_season(item.value, before, southern=south)
        case Kind.WORD:
            return _around_now(item.word, today, names, back=back)
        case _:
            return None


def _around_now(word: str, today: date, names: DateNames, *, back: bool) -> Span | None:
    if word == "week":
        first = today - timedelta(days=(today.weekday() - names.week_starts) % 7)
        first -= timedelta(days=7 if back else 0)
        return Span(first, first + timedelta(days=6))
    if word == "month":
        day = _back(today, int(back), "month")
        return spans.of_month(day.year, day.month)
    if word == "year":
        return spans.of_year(today.year - back)
    return None


def _weekday(weekday: int, until: date) -> Span:
    return spans.of_day(until - timedelta(days=(until.weekday() - weekday) % 7))
