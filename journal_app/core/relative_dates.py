"""Dates counted from today: “yesterday”, “thirty days ago”, “last tuesday”, “next month”."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.core import feasts, number_words, spans
from journal_app.core.date_names import DateNames, Item, Kind
from journal_app.core.search import fold
from journal_app.core.spans import Span
from journal_app.i18n import _

_MONTHS_IN: Final = {"month": 1, "year": 12, "decade": 120}
_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_UNITS: Final = {
    form: unit for unit in (*_DAYS_IN, *_MONTHS_IN) for form in (unit, f"{unit}s")
}  # fmt: skip
_STEPS: Final = {"this": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
"""Which one is meant, counted from that of today."""


def read(text: str, found: list[Item], today: date, names: DateNames) -> Span | None:
    """What is counted from today, or `None` where nothing is.

    Raises `ValueError` or `OverflowError` for what is outside the calendar.
    """
    typed = fold(text).split()
    near = _near(typed)
    if near is not None:
        return spans.of_day(today + timedelta(days=near))
    words = [item.word for item in found]
    if words[-1] == "ago":
        return _moved(words[:-1], today, -1)
    if words[-2:] == ["from", "now"]:
        return _moved(words[:-2], today, 1)
    if typed[:1] == ["in"]:
        return _moved(words, today, 1)
    if len(found) == 1:
        return _alone(found[0], today, names)
    step = _STEPS.get(words[0])
    if step is None:
        return None
    if len(found) == 2:
        return _around(found[1], today, names, step)
    return _stretch(words[1:], today, step)


def named_year(found: list[Item], today: date) -> list[Item]:
    """The same, with “last year” or “two years ago” beside other words made the year it means."""
    words = [item.word for item in found]
    for at in range(len(words) - 1):
        if len(words) > 2 and words[at] in _STEPS and words[at + 1] == "year":
            year = _year(today.year + _STEPS[words[at]])
            return [*found[:at], year, *found[at + 2 :]]
    if words[-1] == "ago":
        for at in range(1, len(words) - 2):
            count = number_words.counted(words[at:-2])
            if count is not None and _UNITS.get(words[-2]) == "year":
                return [*found[:at], _year(today.year - count)]
    return found


def within(found: list[Item], today: date, names: DateNames) -> Span | None:
    """“Tuesday last week”, “the 3rd of next month”: a day of another week or month."""
    for day, rest in ((found[0], found[1:]), (found[-1], found[:-1])):
        if len(rest) != 2 or rest[0].word not in _STEPS:
            continue
        span = _around(rest[1], today, names, _STEPS[rest[0].word])
        if span is None:
            continue
        if day.kind is Kind.WEEKDAY and rest[1].word == "week":
            return spans.of_day(span.first + timedelta(days=(day.value - names.week_starts) % 7))
        if day.kind is Kind.NUMBER and day.value > 0 and rest[1].word == "month":
            return spans.of_day(span.first.replace(day=day.value))
    return None


def _year(year: int) -> Item:
    return Item(Kind.NUMBER, year, f"{year:04}")


def _near(typed: list[str]) -> int | None:
    """How many days after today, where the person's language has a word for it."""
    said = {
        -2: ("day before yesterday", "the day before yesterday"),
        -1: ("yesterday", "last night", _("yesterday")),
        0: ("today", "tonight", "this morning", "this evening", _("today")),
        1: ("tomorrow", _("tomorrow")),
        2: ("day after tomorrow", "the day after tomorrow"),
    }
    for days, forms in said.items():
        if any(typed == fold(form).split() for form in forms):
            return days
    return None


def _alone(item: Item, today: date, names: DateNames) -> Span | None:
    """The last “tuesday”, “3rd” or “weekend” that has come."""
    if item.kind is Kind.WEEKDAY:
        return _weekday(item.value, today)
    if item.ordinal:
        return spans.last_day_called(item.value, today)
    return _weekend(_weekend_begun(today, names), names) if item.word == "weekend" else None


def _moved(words: list[str], today: date, way: int) -> Span | None:
    """So much before today or after it."""
    amount = _amount(words)
    if amount is None:
        return None
    halves, unit = amount
    moved = _by(today, way * halves, unit)
    return None if moved is None else spans.of_day(moved)


def _amount(words: Sequence[str]) -> tuple[int, str] | None:
    """How many halves of which unit “thirty days” or “a year and a half” are."""
    said = " ".join(words)
    whole = said.replace(" and a half", "", 1)
    *before, last = whole.split() or [""]
    unit = _UNITS.get(last)
    if unit is None:
        return None
    if before in (["half"], ["half", "a"]):
        return (1, unit) if whole == said else None
    count = number_words.counted(before)
    return None if count is None else (count * 2 + (whole != said), unit)


def _by(today: date, halves: int, unit: str) -> date | None:
    """So many half units from today on; a month that has no such day gives its last one."""
    each = _DAYS_IN.get(unit) or _MONTHS_IN[unit]
    number, rest = divmod(each * halves, 2)
    if rest:
        return None
    if unit in _DAYS_IN:
        return today + timedelta(days=number)
    months = today.year * 12 + today.month - 1 + number
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _stretch(words: list[str], today: date, step: int) -> Span | None:
    """“Last ten days” end today, “next two weeks” begin tomorrow."""
    amount = _amount(words)
    far = None if amount is None or step == 0 else _by(today, step * amount[0], amount[1])
    if far is None or far == today:
        return None
    day = timedelta(days=1)
    return Span(far + day, today) if step < 0 else Span(today + day, far)


def _around(item: Item, today: date, names: DateNames, step: int) -> Span | None:
    """“Last week”, “this year”, “next tuesday”, “last march”, “last summer”, “next easter”."""
    match item.kind:
        case Kind.WEEKDAY:
            return _weekday(item.value, today + timedelta(days=(-1, 0, 7)[step + 1]))
        case Kind.MONTH:
            begun = spans.last_month(item.value, today)
            running = begun.last >= today
            back = step if step > 0 or running else min(step + 1, 0)
            return spans.of_month(begun.first.year + back, item.value)
        case Kind.SEASON:
            south = names.southern
            season = spans.last_season(item.value, today, southern=south)
            running = season.last >= today
            back = step if step > 0 or running else min(step + 1, 0)
            return spans.of_season(season.last.year + back, item.value, southern=south)
        case Kind.FEAST:
            return spans.of_day(feasts.around(item.value, today, step))
        case _:
            return _around_now(item.word, today, names, step)


def _around_now(word: str, today: date, names: DateNames, step: int) -> Span | None:
    match word:
        case "week":
            first = today - timedelta(days=(today.weekday() - names.week_starts) % 7)
            first += timedelta(days=7 * step)
            return Span(first, first + timedelta(days=6))
        case "weekend":
            begun = _weekend_begun(today, names)
            running = today <= _weekend(begun, names).last
            weeks = step if running else (0, 1, 1)[step + 1]
            return _weekend(begun + timedelta(days=7 * weeks), names)
        case "month":
            months = today.year * 12 + today.month - 1 + step
            return spans.of_month(months // 12, months % 12 + 1)
        case "year":
            return spans.of_year(today.year + step)
        case _:
            return None


def _weekend_begun(today: date, names: DateNames) -> date:
    return today - timedelta(days=(today.weekday() - names.weekend[0]) % 7)


def _weekend(first: date, names: DateNames) -> Span:
    return Span(first, first + timedelta(days=names.weekend[1] - 1))


def _weekday(weekday: int, until: date) -> Span:
    return spans.of_day(until - timedelta(days=(until.weekday() - weekday) % 7))
