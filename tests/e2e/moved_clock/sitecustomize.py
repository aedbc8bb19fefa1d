"""Python loads this by itself where the folder is on its path: the app then reads a moved clock.

Only the one place that tells the time of the computer is moved; the app has no way of its own.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from journal_app.system.clock import SystemClock

_BY = Path(os.environ["MOVED_BY"])
_real_now = SystemClock.now


def _moved_now(clock: SystemClock) -> datetime:
    return _real_now(clock) + timedelta(seconds=float(_BY.read_text("ascii")))


SystemClock.now = _moved_now  # type: ignore[method-assign]  # what this file is for
