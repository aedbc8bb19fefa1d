"""How a day and a time of day are said on the page, in the way of the person's country."""

import re
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

# The year in a date format, with what joins it to its neighbours: “, yyyy”, “ de yyyy”, “yyyy년 ”.
_YEAR: Final = re.compile(r"[\s,./-]*(?:'[^']*'\s*)?y+(?:'?년'?|'?年'?|\s*'г'\.?|\s*г\.|\.)?")

# The weekday with what joins it to its neighbours: “dddd, ”, “ dddd”, “dddd 'den' ”.
_WEEKDAY: Final = re.compile(r"d{3,4}[\s,،、.]*('den'\s*)?")


def day_words(day: date, locale: QLocale, *, this_year: int) -> str:
    """The weekday and the day, such as “Saturday, 22 November”; with its year if not this one."""
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    if "dddd" not in pattern:
        pattern = f"dddd, {pattern}"
    if day.year == this_year:
        pattern = _YEAR.sub("", pattern).strip(" ,")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def date_words(day: date, locale: QLocale) -> str:
    """The day with its year and without its weekday, such as “22 November 2025”."""
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    pattern = _WEEKDAY.sub("", pattern).strip(" ,،、")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def time_words(when: datetime, locale: QLocale) -> str:
    """The time of day to the minute, such as “21:10”."""
    return locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
