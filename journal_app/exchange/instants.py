"""Instants as every export writes them."""

from datetime import UTC, datetime


def utc(instant: datetime) -> str:
    """ISO 8601 in UTC, to the second, or to the millisecond where there is one."""
    instant = instant.astimezone(UTC)
    spec = "milliseconds" if instant.microsecond else "seconds"
    return instant.isoformat(timespec=spec).replace("+00:00", "Z")


def utc_or_none(instant: datetime | None) -> str | None:
    """The same, or `None`."""
    return None if instant is None else utc(instant)
