"""What the page of people and tags says in words."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.core.labels import Label, OfYear
from journal_app.i18n import _, ngettext


def carriers(count: int) -> str:
    """How many entries and moments carry a name."""
    if count == 0:
        return _("no entry or moment")
    if count == 1:
        return _("one entry or moment")
    told = ngettext("{count} entry or moment", "{count} entries and moments", count)
    return told.format(count=QLocale().toString(count))


def pieces(count: int) -> str:
    """The same inside a sentence: what a name stands on."""
    return _("on {carriers}").format(carriers=carriers(count))


def span(label: Label) -> str:
    """When it stands, such as “On one entry or moment, 3 March 2019”."""
    told = pieces(label.uses)
    told = told[:1].upper() + told[1:]
    if label.first is None or label.last is None:
        return _("{pieces}.").format(pieces=told)
    if label.first == label.last:
        return _("{pieces}, {day}.").format(pieces=told, day=_day(label.first))
    return _("{pieces}, from {first} to {last}.").format(
        pieces=told, first=_day(label.first), last=_day(label.last)
    )


def listed(label: Label) -> str:
    """The quiet line of a name in a list."""
    parts = [carriers(label.uses)]
    if label.hidden:
        parts.append(_("hidden"))
    if label.kept_out:
        parts.append(_("not on this day"))
    return " · ".join(parts)


def year_line(year: OfYear) -> str:
    """How much of a year carries it: “3 entries, 1 moment”."""
    locale = QLocale()
    parts = []
    if year.entries:
        told = ngettext("{n} entry", "{n} entries", year.entries)
        parts.append(told.format(n=locale.toString(year.entries)))
    if year.moments:
        told = ngettext("{n} moment", "{n} moments", year.moments)
        parts.append(told.format(n=locale.toString(year.moments)))
    return ", ".join(parts)


def together(count: int) -> str:
    """On how many pieces two names stand together."""
    if count == 1:
        return _("once")
    return ngettext("{n} time", "{n} times", count).format(n=QLocale().toString(count))


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
