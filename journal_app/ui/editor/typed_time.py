"""Read a day and a time as people type them: in the way of their country, or as ISO writes them."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from journal_app.core.clock import Clock, When, when_given
from journal_app.core.errors import BadInput
from journal_app.i18n import _

EARLIEST: Final = date(1000, 1, 1)
LATEST: Final = date(9998, 12, 31)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[:.h ]?(\d{2})?")


def written_day(day: date, locale: QLocale) -> str:
    """A day as it stands in the field to be changed, always with four digits of the year."""
    return locale.toString(QDate(day.year, day.month, day.day), _day_formats(locale)[0])


def written_time(at: time, locale: QLocale) -> str:
    """A time as it stands in the field to be changed."""
    return locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def read_day(text: str, locale: QLocale, today: date) -> date:
    """The day that was typed; without a year it is the latest one that is not to come.

    Raises `BadInput` with a sentence for what is no day.
    """
    words = " ".join(text.split())
    iso = _ISO.fullmatch(words)
    if iso is not None:
        found = QDate(*(int(part) for part in iso.groups()))
        return _bounded(found, locale, today)
    for form in _day_formats(locale):
        found = locale.toDate(words, form)
        if found.isValid():
            return _bounded(found, locale, today)
    for form in _formats_without_year(locale):
        for year in (today.year, today.year - 1):
            found = locale.toDate(f"{words} {year}", f"{form} yyyy")
            if found.isValid() and _to_date(found) <= today:
                return _to_date(found)
    raise _no_day(locale, today)


def read_day_ahead(text: str, locale: QLocale, today: date) -> date:
    """A day still to come; without a year it is the next one of that name.

    Raises `BadInput` with a sentence for what is no day, or is none to come.
    """
    day = read_day(text, locale, today)
    words = " ".join(text.split())
    if day <= today and str(day.year) not in words and not _ISO.fullmatch(words):
        for year in (today.year, today.year + 1):
            if _is_day(year, day.month, day.day) and date(year, day.month, day.day) > today:
                return date(year, day.month, day.day)
    if day <= today:
        raise BadInput(_("That day has come already."), _("Choose one that is still ahead."))
    return day


def _is_day(year: int, month: int, day: int) -> bool:
    return QDate.isValid(year, month, day)


def read_time(text: str, locale: QLocale) -> time:
    """The time of day that was typed. Raises `BadInput` with a sentence for what is none."""
    words = " ".join(text.split())
    for form in (
        locale.timeFormat(QLocale.FormatType.ShortFormat),
        locale.timeFormat(QLocale.FormatType.LongFormat),
        "h:mm AP",
        "h AP",
    ):
        found = locale.toTime(words, form)
        if found.isValid():
            return time(found.hour(), found.minute())
    clock = _CLOCK.fullmatch(words)
    if clock is not None and int(clock[1]) < 24 and int(clock[2] or 0) < 60:
        return time(int(clock[1]), int(clock[2] or 0))
    example = written_time(time(21, 10), locale)
    raise BadInput(_("That is no time of day."), _("Write it like {time}.").format(time=example))


def moved(before: When, chosen: datetime, clock: Clock) -> When:
    """The new time of a piece; of a night after midnight that still belongs to its day."""
    same_night = before.local.date() > before.day == chosen.date()
    if same_night and chosen.hour < clock.day_ends_at:
        return replace(when_given(chosen + timedelta(days=1), clock), day=before.day)
    return when_given(chosen, clock)


def _day_formats(locale: QLocale) -> tuple[str, ...]:
    short = re.sub(r"y+", "yyyy", locale.dateFormat(QLocale.FormatType.ShortFormat))
    long = locale.dateFormat(QLocale.FormatType.LongFormat)
    return (short, long, re.sub(r"dddd[,\s]*", "", long), "d MMMM yyyy", "d MMM yyyy")


def _formats_without_year(locale: QLocale) -> tuple[str, ...]:
    short = re.sub(r"y+", "", locale.dateFormat(QLocale.FormatType.ShortFormat))
    return (short.strip(" ./-,"), "d MMMM", "d MMM", "MMMM d", "MMM d")


def _to_date(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())


def _bounded(found: QDate, locale: QLocale, today: date) -> date:
    if not found.isValid() or not EARLIEST.year <= found.year() <= LATEST.year:
        raise _no_day(locale, today)
    return _to_date(found)


def _no_day(locale: QLocale, today: date) -> BadInput:
    example = written_day(today, locale)
    return BadInput(_("That is no day."), _("Write it like {day}.").format(day=example))
