"""When something happened: an instant, its zone, and the day it was for the writer."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journal_app.core.errors import BadInput
from journal_app.i18n import _

DAY_ENDS_AT = 4
"""The hour at which a day ends for whoever writes at night, as long as none was chosen."""

_SITTING = timedelta(days=7)
"""What was noted longer ago than this may have been noted by a clock that stood elsewhere."""

# What Python raises for an instant before the year 1 or after 9999 (`OSError` on Windows).
_OUTSIDE = (OverflowError, ValueError, OSError)


class Clock(Protocol):
    """Tells the time; the only way to ask for it."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        ...

    def zone(self) -> str:
        """The zone of this computer as an IANA name, or empty when it cannot be told."""
        ...

    @property
    def day_ends_at(self) -> int:
        """The hour, 0 to 11, before which what happens still belongs to the day before."""
        ...

    @property
    def days_ahead(self) -> int:
        """So many days the writer is ahead of a clock that stands wrong; 0 where it does not."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """That a writer is days ahead of a clock, and where the clock stood when that was said."""

    days: int
    told_at: datetime
    """The instant by that clock, in UTC."""
    seconds: float
    """How long the computer had been running, which nobody can set."""
    start: str
    """Which of its starts that was; empty where it cannot be told."""


class WritersClock(Clock, Protocol):
    """A clock that can be told which day it is for the writer."""

    def be_ahead(self, days: int) -> Ahead:
        """From now on the writer is so many days ahead of it; until the clock is set."""
        ...

    def goes_on(self, told: Ahead) -> bool:
        """Whether it has only gone on since this was told; then the writer is ahead again.

        What was told to this clock itself is newer, and holds.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """One instant as the writer lived it; `day` is never computed anew afterwards."""

    instant: datetime
    """In UTC, to the millisecond."""
    zone: str
    """IANA name, or empty where only the offset is known."""
    offset: int
    """Whole minutes east of UTC at that instant."""
    day: date
    """The day it was for the writer."""

    @property
    def local(self) -> datetime:
        """The clock on the wall at that instant."""
        return self.instant.astimezone(timezone(timedelta(minutes=self.offset)))

    @property
    def told_date(self) -> date:
        """The date its time of day is told with: the one on the wall.

        Where that has nothing to do with the day, since the clock stood wrong, it is the day.
        """
        return self.local.date() if self.lived else self.day

    @property
    def lived(self) -> bool:
        """Whether the day is the one the clock said, or the night that still belonged to it."""
        return 0 <= (self.local.date() - self.day).days <= 1

    def iso(self) -> str:
        """ISO 8601 with the offset, to the second, or to the millisecond where there is one."""
        spec = "milliseconds" if self.instant.microsecond else "seconds"
        return self.local.isoformat(timespec=spec)


def when_now(clock: Clock) -> When:
    """This instant; before the hour at which the day ends it still belongs to yesterday."""
    return when_lately(clock.now(), clock)


def when_lately(instant: datetime, clock: Clock) -> When:
    """An instant noted lately, on the day it is for a writer whose clock stands wrong.

    Raises `BadInput` as `when_at` does, and where that day is outside the calendar.
    """
    when = when_at(instant, clock)
    ahead = clock.days_ahead
    if not ahead or abs(clock.now() - instant) > _SITTING:
        return when
    return ahead_by(when, ahead)


def ahead_by(when: When, days: int) -> When:
    """The same instant on a day so much later. Raises `BadInput` outside the calendar."""
    try:
        return replace(when, day=when.day + timedelta(days=days))
    except _OUTSIDE:
        raise _outside_the_calendar() from None


def as_it_came(when: When, clock: Clock) -> When:
    """The same instant, where it was lived, on the day its own clock said."""
    return replace(when, day=_lived_day(when.local, clock))


def when_at(instant: datetime, clock: Clock) -> When:
    """An instant that was noted, as it was lived in the zone of this computer.

    Raises `BadInput` when it is outside the years 1 to 9999.
    """
    zone, here = _zone_of(clock)
    try:
        instant = to_millisecond(instant)
        local = instant.astimezone(here)
        day = _lived_day(local, clock)
    except _OUTSIDE:
        raise _outside_the_calendar() from None
    return When(instant=instant, zone=zone, offset=_offset_minutes(local), day=day)


def when_given(given: datetime, clock: Clock) -> When:
    """A date and time somebody gave: its calendar date is kept as given.

    Without an offset the time is read in the zone of this computer; of two times in the hour
    that autumn repeats it is the first, unless `fold` says the second, and one in the hour that
    spring skips moves on. Where an old zone counted seconds, the clock on the wall is kept and
    the instant is the one of the nearest whole minute of offset.

    Raises `BadInput` when the instant is outside the years 1 to 9999 in UTC.
    """
    zone, here = _zone_of(clock)
    try:
        if given.utcoffset() is None:
            # Through UTC and back, so that a time which never was on the wall becomes one.
            local = _read_in(here, given).astimezone(UTC).astimezone(here)
        else:
            local = given
            if given.astimezone(here).utcoffset() != given.utcoffset():
                zone = ""
        offset = _offset_minutes(local)
        wall = local.replace(tzinfo=timezone(timedelta(minutes=offset)))
        instant = to_millisecond(wall)
    except _OUTSIDE:
        raise _outside_the_calendar() from None
    return When(instant=instant, zone=zone, offset=offset, day=given.date())


def day_of(clock: Clock) -> date:
    """The day it is for the writer now."""
    return when_now(clock).day


def to_millisecond(instant: datetime) -> datetime:
    """In UTC, cut to whole milliseconds, the precision the journal keeps."""
    instant = instant.astimezone(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def _zone_of(clock: Clock) -> tuple[str, ZoneInfo | None]:
    # Without a name the rules of this computer hold, which `astimezone(None)` asks for.
    zone = clock.zone()
    if not zone:
        return "", None
    try:
        return zone, ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "", None


def _lived_day(local: datetime, clock: Clock) -> date:
    return (local - timedelta(hours=clock.day_ends_at)).date()


def _read_in(here: ZoneInfo | None, given: datetime) -> datetime:
    given = given.replace(tzinfo=None)
    return given.astimezone() if here is None else given.replace(tzinfo=here)


def _offset_minutes(local: datetime) -> int:
    offset = local.utcoffset()
    return round(offset.total_seconds() / 60) if offset is not None else 0


def _outside_the_calendar() -> BadInput:
    return BadInput(
        _("That date is outside the calendar."), _("The years from 1 to 9999 can be kept.")
    )
