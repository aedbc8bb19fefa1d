"""`Session` of a practice: that it was done, how it ended, and what was said in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.ids import Uid

TEN_SECONDS_REST: Final = timedelta(minutes=10)
"""So long *ten more seconds* offers no “again”."""
HARD_NIGHTS_WITHIN: Final = timedelta(days=7)
"""Two times of not being here within so long, and the page for hard nights is offered once."""


class Practice(StrEnum):
    """The guided practices there are; the values are stable."""

    PAUSE = "pr01"
    TEN_MORE_SECONDS = "pr02"
    COMING_BACK = "pr04"


class HowEnded(StrEnum):
    """How it ended; no summary tells them apart."""

    DONE = "done"
    STOPPED = "stopped"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSession:
    """One time of doing a practice."""

    uid: Uid
    practice: Practice
    started_at: datetime
    ended_at: datetime
    how_ended: HowEnded
    reading: str | None = None
    """The answer to the question, where it was given in the practice."""
    reading_at: datetime | None = None
    hereness: str | None = None
    """``far``, ``partly`` or ``mostly``: how here one was at the end."""
    about: str | None = None
    """What the ten seconds were of."""
    distress_before: int | None = None
    distress_after: int | None = None
    """0 at ease to 4 more than I can hold."""
