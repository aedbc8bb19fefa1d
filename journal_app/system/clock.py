"""The clock of this computer, the zone it is set to, and how long it has been running."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_app.core.clock import DAY_ENDS_AT, Ahead

_LOCALTIME = Path("/etc/localtime")
_START = Path("/proc/sys/kernel/random/boot_id")
_ZONES = "zoneinfo/"
_SET = timedelta(hours=1)
"""A clock that went further than this against the one nobody can set was set by somebody."""


class SystemClock:
    """Tells the time of this computer, and when a day ends for the person at it."""

    def __init__(self, day_ends: Callable[[], int] | None = None) -> None:
        self._day_ends = day_ends
        self._ahead: Ahead | None = None
        self._said = False
        """Whether it was said in this process, which is newer than whatever the journal holds."""

    def follow(self, day_ends: Callable[[], int]) -> None:
        """Let days end at the hour this says from now on; it is asked every time."""
        self._day_ends = day_ends

    @property
    def day_ends_at(self) -> int:
        """The hour that was chosen, or the usual one."""
        return DAY_ENDS_AT if self._day_ends is None else self._day_ends()

    @property
    def days_ahead(self) -> int:
        """What `be_ahead` was told last, until somebody sets the clock: it may be right then."""
        ahead = self._ahead
        if ahead is None:
            return 0
        gone_by = timedelta(seconds=_running() - ahead.seconds)
        if abs(self.now() - ahead.told_at - gone_by) > _SET:
            self._ahead = None
            return 0
        return ahead.days

    def be_ahead(self, days: int) -> Ahead:
        """Let the writer be so many days ahead of this clock, which stands wrong."""
        told = Ahead(days=days, told_at=self.now(), seconds=_running(), start=_this_start())
        self._ahead, self._said = told if days else None, True
        return told

    def goes_on(self, told: Ahead) -> bool:
        """Take what was told in another process, as before a lock, if nothing set it since.

        Of another start of the computer nothing is taken: a clock that begins anew each time,
        with an empty battery, would look as if it had gone on.
        """
        if self._said:
            return self.days_ahead != 0
        if not told.start or told.start != _this_start():
            return False
        self._ahead = told
        return self.days_ahead != 0

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """The IANA name of the zone, or empty where only its offset can be told.

        `TZ` wins over ``/etc/localtime``, as it does for every program (tzset(3)).
        """
        named = os.environ.get("TZ", "").lstrip(":")
        if named:
            return named if "/" in named and not named.startswith("/") else _of_path(named)
        try:
            return _of_path(str(_LOCALTIME.readlink()))
        except OSError:
            return ""

    def stamp(self) -> str:
        """The instant as it stands in file names: UTC, without signs."""
        return self.now().strftime("%Y%m%dT%H%M%SZ")


def awake_seconds() -> float:
    """Seconds that only ever go forward; on some systems they stand still while it sleeps."""
    return time.monotonic()


def seconds_with_sleep() -> float | None:
    """Seconds that only ever go forward, also while the computer sleeps; `None` without any.

    Nobody can set them, unlike the time of day. On Windows the usual ones go on by themselves
    (GetTickCount64 and QueryPerformanceCounter count sleep); on macOS it is ``CLOCK_MONOTONIC``
    (clock_gettime(3)), elsewhere ``CLOCK_BOOTTIME``.
    """
    if sys.platform == "win32":
        return time.monotonic()
    wanted = "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    clock = getattr(time, wanted, None)
    if clock is None:
        return None
    try:
        return time.clock_gettime(clock)
    except OSError:
        return None


def seconds_of_day() -> float:
    """The time of day in seconds since 1970; somebody may set it forth or back at any time."""
    return time.time()


def _this_start() -> str:
    """What tells this start of the computer from every other; empty where nothing does."""
    try:
        return _START.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _running() -> float:
    with_sleep = seconds_with_sleep()
    return awake_seconds() if with_sleep is None else with_sleep


def _of_path(path: str) -> str:
    _before, found, name = path.partition(_ZONES)
    return name if found else ("UTC" if path in {"UTC", "UTC0"} else "")
