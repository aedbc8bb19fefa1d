"""Bring together all that choosing a question looks at: counted, never read out of a text."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import Clock, When, when_now
from journal_app.core.prompt_context import GONE, Ask, PromptContext, Told
from journal_app.core.prompts import STEADY, Family
from journal_app.core.settings import DEEPER_AT_NIGHT
from journal_app.i18n import _
from journal_app.services import distress, moments, safety, writings

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Tables

LATELY: Final = timedelta(days=3)
"""So far back what was told opens a kind of question."""
STATE_HOLDS: Final = timedelta(hours=2)
"""So long the state somebody told holds on an open page."""
_WEEK: Final = timedelta(days=7)


def gather(
    tables: "KeyedTables",
    *,
    clock: Clock,
    sitting: str = "",
    ask: Ask | None = None,
) -> PromptContext:
    """What holds now on an open page; `sitting` is one visit to it, under any name."""
    asked = ask or Ask()
    now = when_now(clock)
    gone = tables.moments.last_gone(now.instant)
    wishes = tables.prompts.wishes()
    told = tables.lately.told(now.day - LATELY, now.day + LATELY, now.instant)
    hard = distress.hard_for(tables, now)
    guard = writings.guard_at(tables, clock=clock, hard=hard)
    week = (now.instant - _WEEK, now.instant + _WEEK)
    worn = Family.FEAR_OR_PREFERENCE.value in guard.worn
    return PromptContext(
        day=now.day,
        hour=now.local.hour,
        last_shown=tables.prompts.last_shown(now.day),
        hidden=wishes.hidden,
        weights=wishes.weights,
        state=_state(told),
        safety_flagged=safety.get(tables).put_away,
        since_gone=None if gone is None else now.instant - gone,
        question_rests=worn or moments.resting(tables, clock=clock),
        last_answer=tables.lately.last_answer(now.instant, LATELY),
        lately=told,
        wanted=asked.wanted,
        allow_deeper=asked.deeper,
        more_wanted=asked.more,
        deep_sittings=tables.prompts.deep_sittings(*week, besides=sitting),
        deeper_at_night=DEEPER_AT_NIGHT.read(tables.settings.get(DEEPER_AT_NIGHT.key)) or False,
        sitting=tables.prompts.sitting(sitting),
        concrete=guard.guard.concrete,
        step_back=guard.guard.step_back,
        hard_now=hard,
        therapy_near=_therapy_near(tables, now),
    )


def _state(told: tuple[Told, ...]) -> str:
    """The state told last, while it holds; being gone has a rule of its own that lasts longer."""
    for each in told:
        if each.state is not None and abs(each.ago) < STATE_HOLDS:
            return STEADY if each.state == GONE else each.state
    return STEADY


def _therapy_near(tables: "Tables", now: When) -> bool:
    """By the person's own tag and nothing else."""
    tag = tables.tags.find(_("therapy"))
    return tag is not None and tables.lately.tagged(tag, now.day - LATELY, now.day + LATELY)
