"""Remember when somebody wrote, and tell whether it goes in circles; no word of it is looked at."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.circling import ABOUT_WITHIN, Guard, Writing, guard, worn_kin
from journal_app.core.clock import Clock, when_at, when_now
from journal_app.core.ids import PieceId
from journal_app.core.links import FELT_IN
from journal_app.core.prompt_offers import KEPT_FOR
from journal_app.services import distress, prompt_library

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_SHORTEST = timedelta(seconds=20)
"""Opening an entry and reading it is no writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circling:
    """What the page offers instead, and which families were written from often within a day."""

    guard: Guard
    worn: frozenset[str]


def wrote(vault: "Vault", piece: PieceId, *, began_at: datetime, clock: Clock) -> Changes:
    """A time of writing at an entry ended now; call it at the end of a sitting.

    What question it answers and which moment it belongs to is looked up here.
    """
    now = clock.now()
    entry = vault.entries.get(piece)
    if entry is None or not now - began_at >= _SHORTEST:
        return NOTHING
    links = vault.links.of(piece)
    about = next((link.source for link in links if link.relation == FELT_IN), None)
    writing = Writing(
        piece=piece, about=about, prompt_id=entry.prompt_id, began_at=began_at, ended_at=now
    )
    with vault.writing():
        vault.writings.forget(now - KEPT_FOR)
        vault.writings.add(writing)
    return Changes(prompts=True)


def circling(tables: "Tables", *, clock: Clock) -> Guard:
    """What to offer after the writing of the last days; nothing most of the time."""
    return guard_at(tables, clock=clock, hard=distress.hard_for(tables, when_now(clock))).guard


def guard_at(tables: "Tables", *, clock: Clock, hard: bool) -> Circling:
    """The same, where it is known already whether it is hard now."""
    now = clock.now()
    found = tables.writings.between(now - ABOUT_WITHIN, now + ABOUT_WITHIN)
    if not found:
        return Circling(guard=Guard(), worn=frozenset())
    known = [
        replace(
            each,
            kin=prompt_library.kin_of(tables, each.prompt_id or ""),
            local_hour=when_at(each.began_at, clock).local.hour,
        )
        for each in found
    ]
    return Circling(guard=guard(known, now, hard_now=hard), worn=worn_kin(known, now))
