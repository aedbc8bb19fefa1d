"""What the timeline says in words: to screen readers, and beside its title."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QTime

from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _, ngettext

_SPOKEN_CHARACTERS = 140


def spoken_piece(head: PieceHead, text: str, locale: QLocale) -> str:
    """The name of a piece in the list, such as “Entry, 3 May 2026, 21:10, with Ana. She …”."""
    local = head.when.local
    day = locale.toString(_qdate(head.when.day), "d MMMM yyyy")
    parts = [_KIND_NAMES[head.kind](), day, f"{local:%H:%M}"]
    if head.people:
        people = locale.createSeparatedList(list(head.people))
        parts.append(_("with {people}").format(people=people))
    return f"{', '.join(parts)}. {text[:_SPOKEN_CHARACTERS]}"


def month_and_year(day: date, locale: QLocale) -> str:
    """The name of a month's heading, such as “May 2026”."""
    return f"{month_name(day, locale)} {day.year}"


def month_name(day: date, locale: QLocale) -> str:
    """The month alone, as it stands in a heading."""
    return locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)


def weekday(day: date, locale: QLocale) -> str:
    """The short name of the day of the week."""
    return locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def clock_time(head: PieceHead, locale: QLocale) -> str:
    """The time of day as this locale writes it."""
    local = head.when.local
    return locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def places(count: int, locale: QLocale) -> str:
    """How much was found, beside the title."""
    if count == 1:
        return _("one place")
    return ngettext("{count} place", "{count} places", count).format(count=locale.toString(count))


def found(count: int, locale: QLocale) -> str:
    """How much was found, for whoever listens."""
    if count == 0:
        return _("Nothing found")
    return ngettext("{count} found", "{count} found", count).format(count=locale.toString(count))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


_KIND_NAMES = {
    PieceKind.ENTRY: lambda: _("Entry"),
    PieceKind.MOMENT: lambda: _("Moment"),
}
