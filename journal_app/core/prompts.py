"""A question someone may write from, and which one comes today."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from journal_app.core.greetings import PartOfDay, part_of_day

COOLDOWN_DAYS = 45
"""How long a question rests after it was shown, unless it says otherwise."""
DEEPEST_BY_DAY = 3
DEEPEST_AT_NIGHT = 2
DEEPEST_UNSETTLED = 1
STEADY = "st_steady"
NUMB = "st_numb"
GONE = "st_gone"
UNSETTLED = frozenset({"st_over", "st_mixed", NUMB, GONE})
"""States in which a question stays with the senses: the body comes before any meaning."""
GONE_RESTS = timedelta(hours=12)
"""So long after somebody was not quite here nothing but tiny questions come."""
NOT_OK = "rd_not_ok"


class Family(StrEnum):
    """What a question is for; the ids are stable, the set grows."""

    LAND = "P1"
    NOTICE = "P2"
    FEAR_OR_PREFERENCE = "P3"
    GUARDED_ONE = "P4"
    OLD_RULE = "P5"
    BEING_SEEN = "P6"
    TINY = "P7"
    SMALL_STEPS = "P8"
    EVIDENCE = "P9"
    ROOM = "P10"
    REACHING = "P11"
    LOOP = "P12"
    FREEDOM_AND_CLOSENESS = "P13"
    UNSAID = "P14"
    HELP = "P15"
    CLOSING = "P16"
    NOT_OK = "P17"


NIGHT_FAMILIES = frozenset({Family.LAND, Family.NOTICE, Family.TINY, Family.EVIDENCE})
"""Families of the day whose small questions may also come late at night."""
SAFE_FAMILIES = frozenset({Family.NOT_OK, Family.LAND, Family.TINY, Family.HELP, Family.CLOSING})
"""All that is left for somebody who has said that something isn't OK, or that they are not sure."""
CLOSE_KINDS = frozenset({"kd_close_ok", "kd_stayed", "kd_came_back", "kd_moved_closer"})
REACHING_KINDS = frozenset({"kd_reached", "kd_they_pulled"})
BY_READING: Mapping[str | None, frozenset[Family]] = {
    "rd_fear": frozenset(
        {Family.FEAR_OR_PREFERENCE, Family.GUARDED_ONE, Family.BEING_SEEN, Family.NOTICE}
    ),
    # Never P3, P4, P5, P6 or P8: nothing looks behind a preference.
    "rd_preference": frozenset({Family.ROOM, Family.FREEDOM_AND_CLOSENESS}),
    "rd_both": frozenset(
        {Family.FEAR_OR_PREFERENCE, Family.ROOM, Family.GUARDED_ONE, Family.FREEDOM_AND_CLOSENESS}
    ),
    "rd_cant_tell": frozenset({Family.FEAR_OR_PREFERENCE, Family.NOTICE, Family.LAND}),
}
"""What may follow each answer; which one a question of P3 is for it says itself."""


class Occasion(StrEnum):
    """Where a question may be met."""

    TODAY = "today"
    NIGHT = "night"
    MOMENT = "moment"
    CLOSING = "closing"


class Seat(StrEnum):
    """Which side of a distance the question speaks to."""

    ANY = "any"
    ROOM = "room"
    CONTACT = "contact"


class ReplyKind(StrEnum):
    """The smallest answer that is whole."""

    LINE = "line"
    WORD = "word"
    TAP = "tap"
    DRAW = "draw"
    NONE = "none"


class Tense(StrEnum):
    """When the answer plays."""

    NOW = "now"
    PAST = "past"
    FUTURE = "future"
    IMAGINED = "imagined"


class Person(StrEnum):
    """Whom the question speaks to, or of."""

    YOU = "you"
    THIRD = "third"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question with all that decides when it may come; empty sets of ids mean any."""

    id: str
    family: Family
    text: str
    variant_short: str
    occasions: frozenset[Occasion] = frozenset({Occasion.TODAY})
    seat: Seat = Seat.ANY
    states_ok: frozenset[str] = frozenset({STEADY})
    readings_ok: frozenset[str] = frozenset()
    after_kinds: frozenset[str] = frozenset()
    safety_ok: bool = False
    """Whether it may also come to someone who has said that something isn't OK."""
    needs_text: bool = False
    reply_kind: ReplyKind = ReplyKind.LINE
    depth: int = 2
    """1 the senses, 2 what happened, 3 meaning and need, 4 old rules, parts and shame."""
    time_s: int = 120
    tense: Tense = Tense.PAST
    person: Person = Person.YOU
    concrete: bool = True
    """Whether a camera or a hand could answer it."""
    cooldown_days: int = COOLDOWN_DAYS
    followups: tuple[str, ...] = ()
    exit_line: str = ""
    lang: str = "en"
    author: str = "Tideline"
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptContext:
    """All that choosing looks at: the day, what was shown before it, and what the person said."""

    day: date
    hour: int
    last_shown: Mapping[str, date] = field(default_factory=dict)
    """The last day before `day` on which each question was shown."""
    hidden: frozenset[str] = frozenset()
    occasion: Occasion = Occasion.TODAY
    state: str = STEADY
    reading: str | None = None
    kind: str | None = None
    seat: Seat = Seat.ANY
    safety_flagged: bool = False
    """Whether the person has said that something isn't OK, or that they are not sure."""
    since_gone: timedelta | None = None
    """How long ago they were last not quite here, as far as is known."""
    question_rests: bool = False
    """Whether fear or preference was answered so often today that it rests."""

    @property
    def late(self) -> bool:
        """Whether it is night, when only small questions come."""
        return part_of_day(self.hour) is PartOfDay.LATE

    @property
    def safety_first(self) -> bool:
        """Whether only questions that never ask for closeness may come."""
        return self.safety_flagged or self.reading == NOT_OK

    @property
    def only_tiny(self) -> bool:
        """Whether somebody was not quite here a short while ago; a clock put back ends nothing."""
        return self.since_gone is not None and abs(self.since_gone) < GONE_RESTS

    @property
    def unsettled(self) -> bool:
        """Whether a question has to stay with the senses."""
        return self.only_tiny or self.state in UNSETTLED


class Why(StrEnum):
    """Why a question comes as early as it does, or not at all."""

    NEW = "new"
    RESTED = "rested"
    RESTING = "resting"
    """Shown not long ago: comes only after all others."""

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


OFFERED = (Why.NEW, Why.RESTED, Why.RESTING)
"""The reasons to offer a question, in the order in which they come."""


def choose(prompts: Iterable[Prompt], context: PromptContext) -> tuple[Prompt, ...]:
    """Today's question first, then those behind “Another”: one order by day and one late at night.

    New ones come before those that have rested, the longest unseen first, and resting ones come
    last. Two of a family follow each other only where nothing else is left for the same reason.
    """
    offered: dict[Why, list[Prompt]] = {reason: [] for reason in OFFERED}
    for prompt in prompts:
        reason = why(prompt, context)
        if reason in offered:
            offered[reason].append(prompt)
    order: list[Prompt] = []
    for group in offered.values():
        group.sort(key=lambda prompt: _rank(prompt, context))
        order += _apart(group, order[-1].family if order else None)
    return tuple(order)


def why(prompt: Prompt, context: PromptContext) -> Why:
    """The rule that offers this question now, or the first one that holds it back."""
    for reason, holds_back in _RULES:
        if holds_back(prompt, context):
            return reason
    shown = _shown_before(prompt, context)
    if shown is None:
        return Why.NEW
    rested = (context.day - shown).days >= prompt.cooldown_days
    return Why.RESTED if rested else Why.RESTING


def _is_for_another_occasion(prompt: Prompt, context: PromptContext) -> bool:
    if context.occasion is Occasion.TODAY and context.late:
        small_enough = Occasion.TODAY in prompt.occasions and prompt.family in NIGHT_FAMILIES
        return not (small_enough or Occasion.NIGHT in prompt.occasions)
    return context.occasion not in prompt.occasions


def families(context: PromptContext) -> frozenset[Family]:
    """Which kinds of question fit: what was said decides, and the body before it."""
    if context.state == GONE:
        return frozenset()
    if context.only_tiny:
        return frozenset({Family.TINY})
    if context.safety_first:
        return SAFE_FAMILIES
    if context.state == NUMB:
        return frozenset({Family.TINY, Family.CLOSING})
    if context.state in UNSETTLED:
        return frozenset({Family.LAND, Family.CLOSING})
    if context.occasion is Occasion.MOMENT:
        return _families_after_a_moment(context)
    return frozenset(Family) - {Family.LAND, Family.TINY, Family.NOT_OK}


def _families_after_a_moment(context: PromptContext) -> frozenset[Family]:
    if context.seat is Seat.CONTACT and context.kind in REACHING_KINDS:
        return frozenset({Family.REACHING, Family.NOTICE})
    if context.kind in CLOSE_KINDS:
        return frozenset({Family.EVIDENCE, Family.FREEDOM_AND_CLOSENESS})
    fitting = BY_READING.get(context.reading, frozenset({Family.NOTICE}))
    return fitting - {Family.BEING_SEEN} if context.late else fitting


def _is_of_another_family(prompt: Prompt, context: PromptContext) -> bool:
    if prompt.family is Family.FEAR_OR_PREFERENCE and context.question_rests:
        return True
    return prompt.family not in families(context)


def _is_too_deep(prompt: Prompt, context: PromptContext) -> bool:
    if context.unsettled:
        return prompt.depth > DEEPEST_UNSETTLED
    return prompt.depth > (DEEPEST_AT_NIGHT if context.late else DEEPEST_BY_DAY)


_RULES: tuple[tuple[Why, Callable[[Prompt, PromptContext], bool]], ...] = (
    (Why.HIDDEN, lambda prompt, context: prompt.id in context.hidden),
    (Why.SAFETY_FIRST, lambda prompt, context: context.safety_first and not prompt.safety_ok),
    (Why.OTHER_FAMILY, _is_of_another_family),
    (Why.OTHER_STATE, lambda prompt, context: not _allows(prompt.states_ok, context.state)),
    (Why.OTHER_READING, lambda prompt, context: not _allows(prompt.readings_ok, context.reading)),
    (Why.OTHER_KIND, lambda prompt, context: not _allows(prompt.after_kinds, context.kind)),
    (Why.OTHER_SEAT, lambda prompt, context: prompt.seat not in (Seat.ANY, context.seat)),
    (Why.OTHER_OCCASION, _is_for_another_occasion),
    (Why.TOO_DEEP, _is_too_deep),
)


def _allows(ids: frozenset[str], given: str | None) -> bool:
    return not ids or given in ids


def _shown_before(prompt: Prompt, context: PromptContext) -> date | None:
    # Neither a showing of today nor one of a day to come (a clock put back) may change the order.
    shown = context.last_shown.get(prompt.id)
    return shown if shown is not None and shown < context.day else None


def _rank(prompt: Prompt, context: PromptContext) -> tuple[date, bytes, str]:
    seed = f"{context.day.isoformat()} {prompt.id}".encode()
    tie = hashlib.blake2b(seed, digest_size=8).digest()
    return _shown_before(prompt, context) or date.min, tie, prompt.id


def _apart(ranked: Sequence[Prompt], previous: Family | None) -> list[Prompt]:
    """The same questions in nearly the same order, with no family twice in a row where possible."""
    waiting = list(ranked)
    left = Counter(prompt.family for prompt in waiting)
    order: list[Prompt] = []
    while waiting:
        family, count = left.most_common(1)[0]
        # A family that makes up more than half of what is left has to come now or clump at the end.
        wanted = {family} if count * 2 > len(waiting) else set(left)
        wanted = wanted - {previous} or set(left) - {previous} or set(left)
        prompt = next(prompt for prompt in waiting if prompt.family in wanted)
        waiting.remove(prompt)
        left[prompt.family] -= 1
        left += Counter()
        order.append(prompt)
        previous = prompt.family
    return order
