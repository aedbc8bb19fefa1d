"""Guided practices that were done, and what follows from when they were."""

from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.sessions import (
    HARD_NIGHTS_WITHIN,
    TEN_SECONDS_REST,
    Practice,
    PracticeSession,
)

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def keep(vault: "Vault", session: PracticeSession) -> Changes:
    """Keep a session; kept again under the same uid, it takes its own place."""
    with vault.writing():
        vault.sessions.put(session)
    return NOTHING


def ten_seconds_rest(tables: "Tables", *, clock: Clock) -> bool:
    """Whether *ten more seconds* was done so lately that it is not offered again yet."""
    last = tables.sessions.last_of(Practice.TEN_MORE_SECONDS)
    return last is not None and abs(clock.now() - last) < TEN_SECONDS_REST


def hard_night(tables: "Tables", *, clock: Clock) -> bool:
    """Whether the page for hard nights may be offered: far away twice within a week."""
    since = clock.now() - HARD_NIGHTS_WITHIN
    far = [each for each in tables.sessions.since(since) if each.hereness == "far"]
    return len(far) >= 2 or any(each.distress_after == 4 for each in far)
