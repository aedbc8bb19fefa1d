"""How dates are written in a language, as Qt knows it, for reading what a person types."""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt

from journal_app.core import spans, typed_dates
from journal_app.core.date_names import FILLERS, DateNames
from journal_app.core.typed_dates import Order, Span

_SOUTHERN: Final = frozenset(
    {
        QLocale.Country.Argentina, QLocale.Country.Australia, QLocale.Country.Bolivia,
        QLocale.Country.Botswana, QLocale.Country.Brazil, QLocale.Country.Chile,
        QLocale.Country.Lesotho, QLocale.Country.Mozambique, QLocale.Country.Namibia,
        QLocale.Country.NewZealand, QLocale.Country.Paraguay, QLocale.Country.Peru,
        QLocale.Country.SouthAfrica, QLocale.Country.Uruguay, QLocale.Country.Zimbabwe,
    }
)  # fmt: skip
_LENGTHS: Final = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
_ANY_MONDAY: Final = QDate(2019, 4, 1)


def read_date(text: str, today: date, locale: QLocale) -> Span | None:
    """What is meant by a typed date in this locale, or `None` where that cannot be told."""
    return typed_dates.read(text, today=today, order=order_of(locale), names=names_of(locale))


def order_of(locale: QLocale) -> Order:
    """Which way day, month and year follow each other in short dates."""
    short = re.sub(r"'[^']*'", "", locale.dateFormat(QLocale.FormatType.ShortFormat))
    places = sorted("dMy", key=short.find)
    order = "".join(places).lower()
    return "mdy" if order == "mdy" else "ymd" if order == "ymd" else "dmy"


def names_of(locale: QLocale) -> DateNames:
    """What months and weekdays are called, alone and within a date."""
    written = locale.dateFormat(QLocale.FormatType.LongFormat)
    in_month, in_day = _chunk(written, "MMM"), _chunk(written, "ddd")
    months = tuple(
        (
            *(locale.standaloneMonthName(month, length) for length in _LENGTHS),
            *(locale.monthName(month, length) for length in _LENGTHS),
            locale.toString(QDate(2019, month, 1), in_month) if in_month else "",
        )
        for month in range(1, 13)
    )
    weekdays = tuple(
        (
            *(locale.standaloneDayName(day, length) for length in _LENGTHS),
            *(locale.dayName(day, length) for length in _LENGTHS),
            locale.toString(_ANY_MONDAY.addDays(day - 1), in_day) if in_day else "",
        )
        for day in range(1, 8)
    )
    fillers = re.sub(r"[dMy]+", " ", re.sub(r"'([^']*)'", _no_letters, written))
    return DateNames(
        months=months,
        weekdays=weekdays,
        fillers=(*FILLERS, *_quoted(written), fillers),
        week_starts=Qt.DayOfWeek(locale.firstDayOfWeek()).value - 1,
        weekend=_weekend(locale),
        southern=locale.territory() in _SOUTHERN,
    )


def _weekend(locale: QLocale) -> tuple[int, int]:
    """Its first day, Monday being 0, and how many it has."""
    working = {day.value - 1 for day in locale.weekdays()}
    first = next((day for day in range(7) if day not in working and (day - 1) % 7 in working), 5)
    return first, 7 - len(working)


def _no_letters(_match: "re.Match[str]") -> str:
    return " "


def _quoted(written: str) -> list[str]:
    return re.findall(r"'([^']+)'", written)


def _chunk(written: str, letters: str) -> str:
    """The part between spaces that holds these letters of the format, such as “'de' MMMM”."""
    return next((chunk for chunk in written.split() if letters in chunk), "")


def written_span(span: Span, locale: QLocale) -> str:
    """A span in words: “Thursday, 14 March 2019”, “March 2019”, “2019”, or from when to when."""
    first, last = span.first, span.last
    if span.is_day:
        return locale.toString(_qdate(first), QLocale.FormatType.LongFormat)
    if span == spans.of_month(first.year, first.month):
        return f"{locale.standaloneMonthName(first.month)} {first.year}"
    if span == spans.of_year(first.year):
        return str(first.year)
    days = (locale.toString(_qdate(day), "d MMMM yyyy") for day in (first, last))
    return " – ".join(days)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
