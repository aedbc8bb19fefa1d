"""A span of time one reads, as it is chosen: all, a few usual ones, or from a day to a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale

from journal_app.i18n import _


class SpanKind(StrEnum):
    """The ways to say it; the value is stable."""

    ALL = "all"
    THIS_YEAR = "this-year"
    TWELVE_MONTHS = "twelve-months"
    THIRTY_DAYS = "thirty-days"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What was chosen; the days count only for a span of one's own, open where there is none."""

    kind: SpanKind = SpanKind.ALL
    first: date | None = None
    last: date | None = None

    def days(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day of it, both part of it."""
        match self.kind:
            case SpanKind.ALL:
                return None, None
            case SpanKind.THIS_YEAR:
                return date(today.year, 1, 1), date(today.year, 12, 31)
            case SpanKind.TWELVE_MONTHS:
                return _a_year_before(today) + timedelta(days=1), today
            case SpanKind.THIRTY_DAYS:
                return today - timedelta(days=29), today
            case SpanKind.CUSTOM:
                return self.first, self.last


def span_words(span: Span, locale: QLocale) -> str:
    """What it is called where it is chosen."""
    match span.kind:
        case SpanKind.ALL:
            return _("All the time")
        case SpanKind.THIS_YEAR:
            return _("This year")
        case SpanKind.TWELVE_MONTHS:
            return _("Last 12 months")
        case SpanKind.THIRTY_DAYS:
            return _("Last 30 days")
        case SpanKind.CUSTOM:
            return _custom_words(span, locale)


def _custom_words(span: Span, locale: QLocale) -> str:
    first = "" if span.first is None else _short(span.first, locale)
    last = "" if span.last is None else _short(span.last, locale)
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if first:
        return _("From {first}").format(first=first)
    if last:
        return _("Up to {last}").format(last=last)
    return _("From … to …")


def _short(day: date, locale: QLocale) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        # The 29th of February.
        return day.replace(year=day.year - 1, day=28)
