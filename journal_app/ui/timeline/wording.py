"""What the timeline says in words: to screen readers, and beside its title."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _, ngettext

_SPOKEN_CHARACTERS = 140


def spoken_piece(head: PieceHead, text: str, locale: QLocale, readings: Sequence[str] = ()) -> str:
    """The name of a piece in the list: “Moment, 3 May 2026, 21:10, with Ana, felt like fear. She”.

    `readings` are the answers shown beside it, the first before the later one.
    """
    local = head.when.local
    day = locale.toString(_qdate(head.when.day), "d MMMM yyyy")
    parts = [_KIND_NAMES[head.kind](), day, f"{local:%H:%M}"]
    if head.people:
        people = locale.createSeparatedList(list(head.people))
        parts.append(_("with {people}").format(people=people))
    if readings:
        parts.append(_("felt like {answer}").format(answer=felt_like(readings[0])))
        parts += [_spoken_next(head, reading) for reading in readings[1:]]
    return f"{', '.join(parts)}. {text[:_SPOKEN_CHARACTERS]}"


def answer_name(reading: str) -> str:
    """An answer as it stands beside its glyph; empty for what is none of the four."""
    return _ANSWERS[reading][0]() if reading in _ANSWERS else ""


def felt_like(reading: str) -> str:
    """An answer inside a sentence, such as “fear”."""
    return _ANSWERS[reading][1]() if reading in _ANSWERS else ""


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


def _spoken_next(head: PieceHead, reading: str) -> str:
    answer = felt_like(reading)
    if head.kind is PieceKind.MOMENT:
        return _("later like {answer}").format(answer=answer)
    return _("and like {answer}").format(answer=answer)


_KIND_NAMES = {
    PieceKind.ENTRY: lambda: _("Entry"),
    PieceKind.MOMENT: lambda: _("Moment"),
}
_ANSWERS: Final[Mapping[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "rd_fear": (lambda: _("Fear"), lambda: _("fear")),
    "rd_preference": (lambda: _("Preference"), lambda: _("preference")),
    "rd_both": (lambda: _("Some of both"), lambda: _("some of both")),
    "rd_cant_tell": (lambda: _("Can’t tell yet"), lambda: _("can’t tell yet")),
}
