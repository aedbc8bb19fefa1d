"""The questions on offer, each with its reason, and remembering which one was shown.

A page asks `on_offer` when it opens, under a name it makes up for this visit (`sitting`), tells
`shown` each question it really shows, asks `on_offer` again with an `Ask` when the person wants
more, something deeper or another kind, `pace` while somebody writes, `closing` once that is due,
and `further` when an answer is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_app.core.branches import after
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.choosing import (
    DEEPEST_UNSETTLED,
    choose,
    deeper_possible,
    followup_of,
    hand,
)
from journal_app.core.circling import Guard
from journal_app.core.clock import Clock, day_of, when_now
from journal_app.core.moments import NOT_OK, Moment
from journal_app.core.pacing import Pacing, pacing
from journal_app.core.prompt_context import Ask, PromptContext
from journal_app.core.prompt_offers import KEPT_FOR, PromptOffer
from journal_app.core.prompt_words import because
from journal_app.core.prompts import DEEPEST, STEADY, Family, Occasion, Prompt, Seat
from journal_app.core.situations import Advice, advice
from journal_app.services import distress, prompt_library, writings
from journal_app.services.prompt_context import gather
from journal_app.services.prompt_library import asked as asked

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One question, and in one or two sentences what lets it come."""

    prompt: Prompt
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnOffer:
    """What a page may show of questions now."""

    suggestions: tuple[Suggestion, ...] = ()
    """At most three: one is shown, the others stand behind “Another”."""
    more: bool = False
    """Whether further ones would come if they were asked for."""
    deeper: bool = False
    """Whether “a bit deeper?” may be asked."""
    stopped: bool = False
    """It was said that it is hard now: the three ways stand in the place of questions."""
    guard: Guard = field(default_factory=Guard)
    """What is offered beside, where writing goes in circles."""
    advice: Advice | None = None


def on_offer(
    tables: "KeyedTables",
    *,
    sitting: str,
    clock: Clock,
    ask: Ask | None = None,
) -> OnOffer:
    """What an open page offers in this sitting; `ask` what the person wants by themselves."""
    context = gather(tables, clock=clock, sitting=sitting, ask=ask)
    guard = writings.guard_at(tables, clock=clock, hard=context.hard_now).guard
    # What comes first and then may name closeness: not while it is put away.
    told = None if context.safety_first else advice(context)
    if context.hard_now:
        return OnOffer(stopped=True, guard=guard, advice=told)
    prompts = prompt_library.everything(tables)
    taken = hand(choose(prompts, context), context)
    wanting = replace(context, more_wanted=True)
    return OnOffer(
        suggestions=tuple(_suggestion(prompt, context) for prompt in taken),
        more=len(choose(prompts, wanting)) > len(taken),
        deeper=deeper_possible(prompts, context),
        guard=guard,
        advice=told,
    )


def further(
    tables: "KeyedTables", answered_id: str, *, sitting: str, clock: Clock
) -> Suggestion | None:
    """The one further question an answer may open; often none."""
    context = gather(tables, clock=clock, sitting=sitting)
    answered = asked(tables, answered_id)
    if answered is None or context.hard_now:
        return None
    prompt = followup_of(prompt_library.everything(tables), answered, context)
    return None if prompt is None else _suggestion(prompt, context, follows=True)


def closing(tables: "KeyedTables", *, clock: Clock) -> Suggestion | None:
    """One question that ends a sitting kindly."""
    context = replace(gather(tables, clock=clock), occasion=Occasion.CLOSING)
    found = choose(prompt_library.shipped(), context)
    return _suggestion(found[0], context) if found else None


def pace(
    tables: "KeyedTables",
    writing_for: timedelta,
    *,
    sitting: str,
    clock: Clock,
) -> Pacing:
    """What a sitting may do after so long a time of writing."""
    offered = tables.prompts.sitting(sitting)
    closed = Family.CLOSING.value in offered.kin
    hard = distress.hard_for(tables, when_now(clock))
    return pacing(writing_for, offered=len(offered.ids), hard_now=hard, closed=closed)


def offered(tables: "KeyedTables", *, clock: Clock) -> list[Prompt]:
    """Today's question first, then every other that may come, the same order all day long."""
    context = gather(tables, clock=clock)
    if context.hard_now:
        return []
    return list(choose(prompt_library.everything(tables), context))


def suggested(tables: "KeyedTables", *, clock: Clock) -> list[Suggestion]:
    """The same, each with its reason, outside of any sitting."""
    context = gather(tables, clock=clock)
    if context.hard_now:
        return []
    found = choose(prompt_library.everything(tables), context)
    return [_suggestion(prompt, context) for prompt in found]


def for_moment(tables: "KeyedTables", moment: Moment, *, clock: Clock) -> list[Prompt]:
    """What may be asked about this moment, by what the person said of it; often nothing."""
    context = about_moment(tables, moment, clock=clock)
    return [] if context.hard_now else list(choose(prompt_library.shipped(), context))


def suggested_for_moment(
    tables: "KeyedTables",
    moment: Moment,
    *,
    clock: Clock,
    wanted: Family | None = None,
) -> tuple[Suggestion, ...]:
    """The same, at most three of them, each with its reason.

    The kinds its answer goes on with come first, in their order (`branches.after`), or the one
    that is `wanted`.
    """
    context = about_moment(tables, moment, clock=clock)
    if context.hard_now:
        return ()
    shipped = prompt_library.shipped()
    if wanted is not None:
        context = replace(context, wanted=wanted)
        lead: list[Prompt] = []
    else:
        lead = _first_of_its_branch(shipped, context)
    found = [*lead, *(each for each in choose(shipped, context) if each not in lead)]
    return tuple(_suggestion(prompt, context) for prompt in hand(found, context))


def _first_of_its_branch(shipped: Sequence[Prompt], context: PromptContext) -> list[Prompt]:
    """One question of each kind the answer goes on with, as far as it may come."""
    found: list[Prompt] = []
    for family in after(context.reading, context.terms, put_away=context.safety_first).families:
        fitting = choose(shipped, replace(context, wanted=family))
        found += [prompt for prompt in fitting if prompt.family is family][:1]
    return found


def for_safety(tables: "KeyedTables", *, clock: Clock) -> list[Prompt]:
    """The questions of the support page, which never ask for closeness."""
    context = gather(tables, clock=clock)
    # Whoever comes here asks for them; not quite here a short while ago they stay with the senses.
    deepest = DEEPEST_UNSETTLED if context.only_tiny else DEEPEST
    context = replace(
        context, occasion=Occasion.MOMENT, state=STEADY, safety_flagged=True, since_gone=None
    )
    found = choose(prompt_library.shipped(), context)
    return [each for each in found if each.family is Family.NOT_OK and each.depth <= deepest]


def about_moment(tables: "KeyedTables", moment: Moment, *, clock: Clock) -> PromptContext:
    """What holds for a question about this moment."""
    seats = moment.terms.get("seat", ())
    seat = {"seat_room": Seat.ROOM, "seat_contact": Seat.CONTACT}.get(seats[0] if seats else "")
    context = gather(tables, clock=clock)
    return replace(
        context,
        # The later look was its second and last time here.
        question_rests=context.question_rests or moment.reading_later is not None,
        occasion=Occasion.MOMENT,
        state=moment.state or STEADY,
        reading=_said_of(moment),
        kind=moment.kind,
        terms=frozenset(term for chosen in moment.terms.values() for term in chosen),
        seat=seat or Seat.ANY,
    )


def _said_of(moment: Moment) -> str | None:
    """What a moment was to the person in the end; that something isn’t OK outlasts any look."""
    if NOT_OK in (moment.reading, moment.reading_later):
        return NOT_OK
    return moment.reading_later or moment.reading


def shown(
    vault: "Vault",
    prompt_id: str,
    *,
    clock: Clock,
    sitting: str = "",
    asked_for: bool = False,
) -> Changes:
    """Remember that a question was shown today, so that it rests for a while.

    With a `sitting` it counts for the pacing of it as well.
    """
    prompt = asked(vault, prompt_id) if sitting else None
    now = clock.now()
    with vault.writing():
        vault.prompts.shown(prompt_id, day_of(clock))
        if prompt is not None:
            vault.prompts.forget_offers(now - KEPT_FOR)
            vault.prompts.offer(
                PromptOffer(
                    prompt_id=prompt.id,
                    kin=prompt.kin,
                    depth=prompt.depth,
                    sitting=sitting,
                    at=now,
                    asked_for=asked_for,
                )
            )
    return NOTHING


def _suggestion(prompt: Prompt, context: PromptContext, *, follows: bool = False) -> Suggestion:
    return Suggestion(prompt=prompt, because=because(prompt, context, follows=follows))
