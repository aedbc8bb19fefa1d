"""When something happened: an instant, its zone, and the day it was for the writer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_ENDS_AT = 4
"""The hour at which a day ends for the writer, unless the settings say another."""


class Clock(Protocol):
    """Tells the time; the only way to ask for it."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        ...

    def zone(self) -> str:
        """The zone of this computer as an IANA name, or empty when it cannot be told."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """One instant as the writer lived it; `day` is never computed anew afterwards."""

    instant: datetime
    """In UTC, to the millisecond."""
    zone: str
    """IANA name, or empty where only the offset is known."""
    offset: int
    """Minutes east of UTC at that instant."""
    day: date
    """The day it was for the writer."""

    @property
    def local(self) -> datetime:
        """The clock on the wall at that instant."""
        return self.instant.astimezone(timezone(timedelta(minutes=self.offset)))

    def iso(self) -> str:
        """ISO 8601 with the offset, to the second, or to the millisecond where there is one."""
        spec = "milliseconds" if self.instant.microsecond else "seconds"
        return self.local.isoformat(timespec=spec)


def when_now(clock: Clock, day_ends_at: int = DAY_ENDS_AT) -> When:
    """This instant; before the hour at which the day ends it still belongs to yesterday."""
    instant = to_millisecond(clock.now())
    zone = clock.zone()
    local = instant.astimezone(_zone_info(zone, instant))
    return When(
        instant=instant,
        zone=zone,
        offset=_offset_minutes(local),
        day=(local - timedelta(hours=day_ends_at)).date(),
    )


def when_given(given: datetime, clock: Clock) -> When:
    """A date and time somebody gave: its calendar date is kept as given.

    Without an offset the time is read in the zone of this computer; of two times in the hour
    that autumn repeats it is the first, and one in the hour that spring skips moves on.
    """
    zone = clock.zone()
    here = _zone_info(zone, clock.now())
    if given.tzinfo is None:
        # Through UTC and back, so that a time which never was on the wall becomes one that was.
        local = given.replace(tzinfo=here).astimezone(UTC).astimezone(here)
    else:
        local = given
        if given.astimezone(here).utcoffset() != given.utcoffset():
            zone = ""
    instant = to_millisecond(local.astimezone(UTC))
    return When(instant=instant, zone=zone, offset=_offset_minutes(local), day=given.date())


def day_of(clock: Clock, day_ends_at: int = DAY_ENDS_AT) -> date:
    """The day it is for the writer now."""
    return when_now(clock, day_ends_at).day


def to_millisecond(instant: datetime) -> datetime:
    """In UTC, cut to whole milliseconds, the precision the journal keeps."""
    instant = instant.astimezone(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def _zone_info(zone: str, instant: datetime) -> ZoneInfo | timezone:
    if zone:
        try:
            return ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return _system_offset(instant)
    return _system_offset(instant)


def _system_offset(instant: datetime) -> timezone:
    offset = instant.astimezone().utcoffset()
    return timezone(offset if offset is not None else timedelta(0))


def _offset_minutes(local: datetime) -> int:
    offset = local.utcoffset()
    return int(offset.total_seconds() // 60) if offset is not None else 0
