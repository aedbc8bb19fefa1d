"""Python loads this by itself where the folder is on its path: the app then reads moved clocks.

Only the one place that tells the time of the computer is moved; the app has no way of its own.
``MOVED_BY`` holds two numbers, both in seconds: by how much the time of day is another, and how
long the computer has slept; then, perhaps, the zone it is in now.
"""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

from journal_app.system import clock
from journal_app.system.clock import SystemClock

_BY = Path(os.environ["MOVED_BY"])
_real_now = SystemClock.now
_real_zone = SystemClock.zone
_real_seconds_of_day = clock.seconds_of_day
_real_seconds_with_sleep = clock.seconds_with_sleep


def _moved() -> tuple[float, float]:
    of_day, slept, *zone = _BY.read_text("ascii").split()
    if zone and os.environ.get("TZ") != zone[0]:
        os.environ["TZ"] = zone[0]
        time.tzset()
    return float(of_day), float(slept)


def _moved_now(clock: SystemClock) -> datetime:
    return _real_now(clock) + timedelta(seconds=sum(_moved()))


def _moved_zone(clock: SystemClock) -> str:
    _moved()
    return _real_zone(clock)


def _moved_seconds_of_day() -> float:
    return _real_seconds_of_day() + sum(_moved())


def _moved_seconds_with_sleep() -> float | None:
    real = _real_seconds_with_sleep()
    return None if real is None else real + _moved()[1]


SystemClock.now = _moved_now  # type: ignore[method-assign]  # what this file is for
SystemClock.zone = _moved_zone  # type: ignore[method-assign]  # the same
clock.seconds_of_day = _moved_seconds_of_day
clock.seconds_with_sleep = _moved_seconds_with_sleep
