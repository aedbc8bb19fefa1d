"""Rows to values and back: time, days, moments in the zone they were lived in."""

from datetime import UTC, date, datetime, timedelta

from journal_app.core.clock import When

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_milliseconds(instant: datetime) -> int:
    """Milliseconds since 1970 in UTC, exact for every date Python knows."""
    return (instant - _EPOCH) // _MILLISECOND


def from_milliseconds(milliseconds: int) -> datetime:
    """The instant in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND


def from_optional(milliseconds: int | None) -> datetime | None:
    """The instant in UTC, or `None`."""
    return None if milliseconds is None else from_milliseconds(milliseconds)


def to_optional(instant: datetime | None) -> int | None:
    """Milliseconds since 1970 in UTC, or `None`."""
    return None if instant is None else to_milliseconds(instant)


def to_day(day: date) -> int:
    """A day as its proleptic ordinal, 1 for the first of January of the year 1."""
    return day.toordinal()


def from_day(ordinal: int) -> date:
    """The day of this ordinal."""
    return date.fromordinal(ordinal)


def to_when_columns(when: When) -> tuple[int, str, int, int]:
    """The columns happened_at, zone, utc_offset, local_day."""
    return to_milliseconds(when.instant), when.zone, when.offset, to_day(when.day)


def from_when_columns(happened_at: int, zone: str, utc_offset: int, local_day: int) -> When:
    """The `When` of these columns."""
    return When(
        instant=from_milliseconds(happened_at),
        zone=zone,
        offset=utc_offset,
        day=from_day(local_day),
    )
