"""What the tables of time say to screen readers."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.core.calendar import MonthCount
from journal_app.core.timeline import DayCount
from journal_app.i18n import _, ngettext
from journal_app.ui.timeline.wording import month_and_year


def spoken_day(day: date, count: DayCount | None, locale: QLocale) -> str:
    """A day of the month: “Saturday 22 November 2025, 2 entries, 1 moment”."""
    name = locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    parts = [name, *_kinds(count, locale)]
    if len(parts) == 1:
        parts.append(_("nothing written"))
    return ", ".join(parts)


def spoken_month(first: date, count: MonthCount | None, locale: QLocale) -> str:
    """A month of the years: “November 2025, 31 pieces”."""
    pieces = 0 if count is None else count.pieces
    told = ngettext("{count} piece", "{count} pieces", pieces)
    return f"{month_and_year(first, locale)}, {told.format(count=locale.toString(pieces))}"


def _kinds(count: DayCount | None, locale: QLocale) -> list[str]:
    if count is None:
        return []
    entries = ngettext("{count} entry", "{count} entries", count.entries)
    moments = ngettext("{count} moment", "{count} moments", count.moments)
    return [
        words.format(count=locale.toString(number))
        for words, number in ((entries, count.entries), (moments, count.moments))
        if number
    ]
