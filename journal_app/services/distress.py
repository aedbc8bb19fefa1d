"""Whether somebody said in the last hours that it is hard, or harder than before."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import When
from journal_app.core.pacing import HARD_FOR, Distress, hard_now

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

_LOOKED_BACK_AT: Final = timedelta(days=3)
"""Moments of so many days back are looked at again, and said to be hard then."""


def hard_for(tables: "Tables", now: When) -> bool:
    """Whether it was said in the last hours that it is hard, or harder than before."""
    said = tables.lately.distress(now.day - _LOOKED_BACK_AT)
    said += [
        Distress(at=each.ended_at, before=each.distress_before, after=each.distress_after)
        for each in tables.sessions.since(now.instant - 2 * HARD_FOR)
    ]
    return hard_now(said, now.instant)
