"""The questions on offer today, and remembering which one was shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_app.content.prompts import load_prompts
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import DAY_ENDS_AT, Clock, day_of, when_now
from journal_app.core.moments import Moment
from journal_app.core.prompts import (
    STEADY,
    Family,
    Occasion,
    Prompt,
    PromptContext,
    Seat,
    choose,
)
from journal_app.core.resources import resource
from journal_app.i18n import language
from journal_app.services import moments, safety

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Vault


def offered(tables: "KeyedTables", *, clock: Clock, day_ends_at: int = DAY_ENDS_AT) -> list[Prompt]:
    """Today's question first, then those behind “Another”, the same order all day long."""
    return _chosen(_context(tables, clock, day_ends_at))


def for_moment(
    tables: "KeyedTables", moment: Moment, *, clock: Clock, day_ends_at: int = DAY_ENDS_AT
) -> list[Prompt]:
    """What may be asked about this moment, by what the person said of it; often nothing."""
    seats = moment.terms.get("seat", ())
    seat = {"seat_room": Seat.ROOM, "seat_contact": Seat.CONTACT}.get(seats[0] if seats else "")
    context = replace(
        _context(tables, clock, day_ends_at),
        occasion=Occasion.MOMENT,
        state=moment.state or STEADY,
        reading=moment.reading,
        kind=moment.kind,
        seat=seat or Seat.ANY,
    )
    return _chosen(context)


def for_safety(
    tables: "KeyedTables", *, clock: Clock, day_ends_at: int = DAY_ENDS_AT
) -> list[Prompt]:
    """The questions of the support page, which never ask for closeness."""
    context = _context(tables, clock, day_ends_at)
    context = replace(context, occasion=Occasion.MOMENT, safety_flagged=True)
    return [prompt for prompt in _chosen(context) if prompt.family is Family.NOT_OK]


def _chosen(context: PromptContext) -> list[Prompt]:
    return list(choose(load_prompts(language(), resource("prompts")), context))


def _context(tables: "KeyedTables", clock: Clock, day_ends_at: int) -> PromptContext:
    now = when_now(clock, day_ends_at)
    gone = tables.moments.last_gone()
    return PromptContext(
        day=now.day,
        hour=now.local.hour,
        last_shown=tables.prompts.last_shown(now.day),
        safety_flagged=safety.get(tables).put_away,
        since_gone=None if gone is None else now.instant - gone,
        question_rests=moments.resting(tables, clock=clock),
    )


def asked(prompt_id: str) -> Prompt | None:
    """The question an entry answers, whatever is on offer today; `None` if it ships no more."""
    every = load_prompts(language(), resource("prompts"))
    return next((prompt for prompt in every if prompt.id == prompt_id), None)


def shown(
    vault: "Vault", prompt_id: str, *, clock: Clock, day_ends_at: int = DAY_ENDS_AT
) -> Changes:
    """Remember that a question was shown today, so that it rests for a while."""
    with vault.writing():
        vault.prompts.shown(prompt_id, day_of(clock, day_ends_at))
    return NOTHING
