"""What a pause asks of the journal before it asks anything of the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from journal_app.content.practices import load_practices
from journal_app.core.clock import Clock
from journal_app.core.moments import CANT_TELL
from journal_app.core.practices import Hereness, Practices
from journal_app.i18n import language
from journal_app.services import moments, sessions

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

A_WEEK: Final = timedelta(days=7)
_NEWEST: Final = 8
"""So many of the latest moments are looked at: a few within a week are all that matters."""
_LONG_ENOUGH: Final = 8 * A_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseStanding:
    """How the journal stands towards a pause now."""

    question_rests: bool
    """It was answered three times within a day."""
    ten_seconds_rest: bool
    """*Ten more seconds* was done within the last ten minutes."""
    cant_tells: int
    """How often the answer was *can’t tell yet* within the last week."""


def practices() -> Practices:
    """Every guided practice in the language in use; a few milliseconds, read anew each time."""
    return load_practices(language())


def standing(tables: "Tables", *, clock: Clock) -> PauseStanding:
    """What rests, and how often it could not be told."""
    return PauseStanding(
        question_rests=moments.resting(tables, clock=clock),
        ten_seconds_rest=sessions.ten_seconds_rest(tables, clock=clock),
        cant_tells=_cant_tells(tables, clock),
    )


def help_note_due(tables: "Tables", *, clock: Clock) -> bool:
    """Whether help outside may be named to somebody who is far away now, and not the first time.

    A week lies between two such notes.
    """
    now = clock.now()
    far = [
        each.started_at
        for each in tables.sessions.since(now - _LONG_ENOUGH)
        if each.hereness == Hereness.FAR and each.started_at <= now
    ]
    return named_at([*far, now])[-1:] == [now]


def named_at(far: Sequence[datetime]) -> list[datetime]:
    """When, of all these times of being far away, help outside was named: oldest first."""
    named: list[datetime] = []
    for before, this in pairwise(far):
        if this - before <= A_WEEK and (not named or this - named[-1] > A_WEEK):
            named.append(this)
    return named


def _cant_tells(tables: "Tables", clock: Clock) -> int:
    now = clock.now()
    answered = [
        each.reading_at for each in tables.sessions.since(now - A_WEEK) if each.reading == CANT_TELL
    ]
    newest = sorted(tables.moments.with_term(CANT_TELL), reverse=True)[:_NEWEST]
    for moment in map(tables.moments.get, newest):
        if moment is not None and moment.reading == CANT_TELL:
            answered.append(moment.reading_at)
    # A moment caught in a pause has the same instant there: it was one answer.
    return len({at for at in answered if at is not None and abs(now - at) <= A_WEEK})
