"""Which question comes, in which order, and the one rule that lets it come or keeps it back."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.families import families
from journal_app.core.moments import CANT_TELL
from journal_app.core.prompt_context import DEEP_SITTINGS, UNSETTLED, PromptContext
from journal_app.core.prompts import DEEPEST, STEADY, Family, Occasion, Person, Prompt, Seat
from journal_app.core.situations import advice, deepest_now, nothing_yet

DEEPEST_BY_DAY: Final = 3
DEEPEST_AT_NIGHT: Final = 2
DEEPEST_UNSETTLED: Final = 1
AT_ONCE: Final = 3
"""One is shown and two stand behind “Another”; more come only when asked for."""
GROUND: Final = frozenset({Family.LAND, Family.TINY})
"""What asks for nothing that was said or done."""
_FORWARD: Final = 8
"""A family the person wants more of draws this many lots."""


class Why(StrEnum):
    """Why a question may come, or the first rule that keeps it back."""

    NEW = "new"
    RESTED = "rested"
    RESTING = "resting"
    """Shown not long ago: comes only where nothing else is left."""

    HIDDEN = "hidden"
    OTHER_OCCASION = "other-occasion"
    TOO_DEEP = "too-deep"
    OTHER_FAMILY = "other-family"
    """This moment asks for another kind of question."""
    OTHER_STATE = "other-state"
    OTHER_READING = "other-reading"
    OTHER_KIND = "other-kind"
    OTHER_SEAT = "other-seat"
    SAFETY_FIRST = "safety-first"
    NOT_YET = "not-yet"
    """So soon after an argument nothing is asked."""
    NOT_CONCRETE = "not-concrete"
    """It goes in circles: only how, what and when."""
    SAME_KIN = "same-kin"
    """Its family came in this sitting already."""
    ENOUGH = "enough"
    """Three came in this sitting; more only when asked for."""


OFFERED: Final = (Why.NEW, Why.RESTED, Why.RESTING)
"""The reasons to offer a question, in the order in which they come."""


def choose(prompts: Iterable[Prompt], context: PromptContext) -> tuple[Prompt, ...]:
    """Today's question first, then those behind “Another”: one order by day and one late at night.

    New ones come before those that have rested, the longest unseen first; one that is resting
    comes only where nothing else is left. Two of a family follow each other only where nothing
    else is left for the same reason.
    """
    groups: dict[tuple[int, Why], list[Prompt]] = {}
    here = _here(context)
    first = _first(context)
    for prompt in prompts:
        reason = _why(prompt, here)
        if reason in OFFERED:
            groups.setdefault((_place(prompt, context, first), reason), []).append(prompt)
    if any(reason is not Why.RESTING for _at, reason in groups):
        groups = {at: group for at, group in groups.items() if at[1] is not Why.RESTING}
    order: list[Prompt] = []
    for _at, group in sorted(groups.items(), key=lambda pair: (pair[0][0], _nth(pair[0][1]))):
        group.sort(key=lambda prompt: _rank(prompt, context))
        order += _apart(group, order[-1].kin if order else None)
    return tuple(order)


def hand(order: Sequence[Prompt], context: PromptContext) -> tuple[Prompt, ...]:
    """What is offered of an order at once: at most three, no family twice unless more is wanted."""
    taken: list[Prompt] = []
    for prompt in order:
        if len(taken) < AT_ONCE and prompt.kin not in {each.kin for each in taken}:
            taken.append(prompt)
    if context.more_wanted:
        rest = [prompt for prompt in order if prompt not in taken]
        taken += rest[: AT_ONCE - len(taken)]
    return tuple(taken)


def followup_of(
    prompts: Iterable[Prompt], answered: Prompt, context: PromptContext
) -> Prompt | None:
    """The one further question an answer may open, by the same rules; often none.

    It goes on with what was written, so neither its family nor the occasion counts against it: the
    family of the answer was opened already, and stays open as far as the rules let it.
    """
    if nothing_yet(context):
        return None
    by_id = {prompt.id: prompt for prompt in prompts}
    calm = replace(context, more_wanted=True, wanted=context.wanted or answered.family)
    for name in answered.followups:
        further = by_id.get(name)
        if further is None or name in context.sitting.ids:
            continue
        here = replace(calm, occasion=_occasion_of(further, context.occasion))
        if why(further, here) in (Why.NEW, Why.RESTED):
            return further
    return None


def deeper_possible(prompts: Iterable[Prompt], context: PromptContext) -> bool:
    """Whether “a bit deeper?” may be asked: something would come that does not come without."""
    if context.allow_deeper:
        return False
    here = _here(replace(context, allow_deeper=True))
    deep = (prompt for prompt in prompts if prompt.depth >= DEEPEST)
    return any(_why(prompt, here) in OFFERED for prompt in deep)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """The context, and what of it is the same for every question."""

    context: PromptContext
    families: frozenset[Family]
    deepest: int
    nothing_yet: bool


def _here(context: PromptContext) -> _Here:
    return _Here(
        context=context,
        families=families(context),
        deepest=deepest(context),
        nothing_yet=nothing_yet(context),
    )


def why(prompt: Prompt, context: PromptContext) -> Why:
    """The rule that offers this question now, or the first one that holds it back."""
    return _why(prompt, _here(context))


def _why(prompt: Prompt, here: _Here) -> Why:
    context = here.context
    for reason, holds_back in _RULES:
        if holds_back(prompt, here):
            return reason
    shown = shown_before(prompt, context)
    if shown is None:
        return Why.NEW
    rested = (context.day - shown).days >= prompt.cooldown_days
    return Why.RESTED if rested else Why.RESTING


def shown_before(prompt: Prompt, context: PromptContext) -> date | None:
    """The last day on which a question was shown before this one.

    Neither a showing of today nor one of a day to come (a clock put back) changes the order.
    """
    shown = context.last_shown.get(prompt.id)
    return shown if shown is not None and shown < context.day else None


def rested_for(prompt: Prompt, context: PromptContext) -> timedelta | None:
    """How long it was not shown; `None` for one that never was."""
    shown = shown_before(prompt, context)
    return None if shown is None else context.day - shown


def _is_hidden(prompt: Prompt, here: _Here) -> bool:
    return not here.context.hidden.isdisjoint((prompt.id, prompt.kin, prompt.family.value))


def _is_for_another_occasion(prompt: Prompt, here: _Here) -> bool:
    context = here.context
    if context.occasion is Occasion.TODAY and context.late:
        return prompt.occasions.isdisjoint((Occasion.TODAY, Occasion.NIGHT))
    return context.occasion not in prompt.occasions


def _is_of_another_family(prompt: Prompt, here: _Here) -> bool:
    context = here.context
    if prompt.family not in here.families:
        return True
    if prompt.family is not Family.FEAR_OR_PREFERENCE:
        return False
    fits = CANT_TELL in prompt.readings_ok or context.wanted is prompt.family
    return context.question_rests or (context.occasion is Occasion.MOMENT and not fits)


def _is_too_deep(prompt: Prompt, here: _Here) -> bool:
    if prompt.depth > here.deepest:
        return True
    return prompt.depth >= DEEPEST and _deep_sittings_are_over(here.context)


def _is_too_soon(prompt: Prompt, here: _Here) -> bool:
    return here.nothing_yet and prompt.family not in GROUND


def _deep_sittings_are_over(context: PromptContext) -> bool:
    return context.deep_sittings >= DEEP_SITTINGS and not context.sitting.deep


def deepest(context: PromptContext) -> int:
    """How deep a question may go here and now."""
    if context.unsettled:
        return DEEPEST_UNSETTLED
    bounds = [DEEPEST]
    if context.late:
        bounds.append(DEEPEST_AT_NIGHT)
    if context.occasion is Occasion.TODAY:
        bounds.append(deepest_now(context))
    calm = context.state == STEADY and not (context.dark or context.concrete or context.hard_now)
    if not (calm and context.allow_deeper):
        bounds.append(DEEPEST_BY_DAY)
    return min(bounds)


def _came_already(prompt: Prompt, here: _Here) -> bool:
    sitting = here.context.sitting
    if here.context.more_wanted:
        # Whoever asks for more wants another one, of whatever family.
        return prompt.id in sitting.ids
    return prompt.kin in sitting.kin


_RULES: Final[tuple[tuple[Why, Callable[[Prompt, _Here], bool]], ...]] = (
    (Why.HIDDEN, _is_hidden),
    (Why.SAFETY_FIRST, lambda prompt, here: here.context.safety_first and not prompt.safety_ok),
    (Why.OTHER_FAMILY, _is_of_another_family),
    (Why.OTHER_STATE, lambda prompt, here: not _allows(prompt.states_ok, here.context.state)),
    (Why.OTHER_READING, lambda prompt, here: not _fits_readings(prompt, here.context)),
    (Why.OTHER_KIND, lambda prompt, here: not _fits_kinds(prompt, here.context)),
    (Why.OTHER_SEAT, lambda prompt, here: not _fits_the_seat(prompt, here.context)),
    (Why.OTHER_OCCASION, _is_for_another_occasion),
    (Why.TOO_DEEP, _is_too_deep),
    (Why.NOT_YET, _is_too_soon),
    (Why.NOT_CONCRETE, lambda prompt, here: here.context.concrete and not prompt.concrete),
    (Why.SAME_KIN, _came_already),
    (Why.ENOUGH, lambda _prompt, here: _were_enough(here.context)),
)


def _fits_the_seat(prompt: Prompt, context: PromptContext) -> bool:
    if prompt.seat in (Seat.ANY, context.seat):
        return True
    # On an open page nobody sits anywhere now; it is for a seat somebody told of lately.
    told = any(prompt.seat in each.seats for each in context.lately)
    return context.occasion is Occasion.TODAY and told


def _were_enough(context: PromptContext) -> bool:
    several = len(context.sitting.ids) >= AT_ONCE
    return several and context.occasion is Occasion.TODAY and not context.more_wanted


def _fits_readings(prompt: Prompt, context: PromptContext) -> bool:
    """What was answered: of this moment, or on an open page in the last days."""
    if context.occasion is Occasion.MOMENT:
        return _allows(prompt.readings_ok, context.reading)
    lately = (told.reading for told in context.lately)
    return _allows(prompt.readings_ok, context.reading, *lately)


def _fits_kinds(prompt: Prompt, context: PromptContext) -> bool:
    if context.occasion is Occasion.MOMENT:
        return _allows(prompt.after_kinds, context.kind)
    return _allows(prompt.after_kinds, context.kind, *(told.kind for told in context.lately))


def _allows(ids: frozenset[str], *given: str | None) -> bool:
    return not ids or any(each in ids for each in given)


def _occasion_of(prompt: Prompt, wanted: Occasion) -> Occasion:
    usual = Occasion.TODAY if Occasion.TODAY in prompt.occasions else Occasion.MOMENT
    return wanted if wanted in prompt.occasions or usual not in prompt.occasions else usual


def _first(context: PromptContext) -> tuple[object, ...]:
    """What the hour or the last days ask for before anything else."""
    here = context.occasion is Occasion.TODAY and context.state not in UNSETTLED
    return advice(context).first if here else ()


def _place(prompt: Prompt, context: PromptContext, first: tuple[object, ...]) -> int:
    """What goes before all else: a step back, what the hour asks for; less of it comes last."""
    if context.weights.get(prompt.kin, 0) < 0:
        return 4
    if context.wanted is prompt.family:
        return 0
    if context.allow_deeper and prompt.depth >= DEEPEST:
        return 1
    if context.step_back and prompt.person is Person.THIRD:
        return 1
    return 2 if prompt.family in first else 3


def _nth(reason: Why) -> int:
    return OFFERED.index(reason)


def _rank(prompt: Prompt, context: PromptContext) -> tuple[date, int, str]:
    seed = f"{context.day.isoformat()} {prompt.id}".encode()
    lot = int.from_bytes(hashlib.blake2b(seed, digest_size=8).digest())
    if context.weights.get(prompt.kin, 0) > 0:
        lot //= _FORWARD
    return shown_before(prompt, context) or date.min, lot, prompt.id


def _apart(ranked: Sequence[Prompt], previous: str | None) -> list[Prompt]:
    """The same questions in nearly the same order, with no family twice in a row where possible."""
    waiting = list(ranked)
    left = Counter(prompt.kin for prompt in waiting)
    order: list[Prompt] = []
    while waiting:
        kin, count = left.most_common(1)[0]
        # A family that makes up more than half of what is left has to come now or clump at the end.
        wanted = {kin} if count * 2 > len(waiting) else set(left)
        wanted = wanted - {previous or ""} or set(left) - {previous or ""} or set(left)
        prompt = next(prompt for prompt in waiting if prompt.kin in wanted)
        waiting.remove(prompt)
        left[prompt.kin] -= 1
        left += Counter()
        order.append(prompt)
        previous = prompt.kin
    return order
