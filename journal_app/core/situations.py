"""What comes first, what may follow and what never comes, by what somebody told of the last days.

Only what the journal holds counts: chosen words and times. Nothing is read out of a text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.prompt_context import (
    GONE,
    MIXED,
    NUMB,
    OVER,
    PromptContext,
    Told,
)
from journal_app.core.prompts import Family, Occasion, Seat


class Situation(StrEnum):
    """Where somebody may be; the first that holds counts."""

    BLANK = "blank"
    OVERWHELMED = "overwhelmed"
    NUMB = "numb"
    REACHING = "reaching"
    AFTER_ARGUMENT = "after-argument"
    AFTER_LEAVING = "after-leaving"
    AFTER_HIGH = "after-high"
    GOOD_DAY = "good-day"
    LOW_BODY = "low-body"
    BEFORE_THERAPY = "before-therapy"
    LATE = "late"
    ORDINARY = "ordinary"


class Act(StrEnum):
    """What may come before a question, or in its place."""

    PAUSE = "pause"
    COMING_BACK = "coming-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What comes first, then, and never, in one situation."""

    situation: Situation
    first: tuple[Act | Family, ...] = ()
    then: tuple[Act | Family, ...] = ()
    never: frozenset[Family] = frozenset()
    deepest: int = 4
    nothing_for: timedelta = timedelta()
    """So long after it nothing is asked at all."""

    @property
    def settling(self) -> Act | None:
        """What settles, where something does: it stands above any question."""
        return next((each for each in (*self.first, *self.then) if isinstance(each, Act)), None)


_ALL: Final = frozenset(Family)
_MEANING: Final = frozenset(
    {Family.FEAR_OR_PREFERENCE, Family.GUARDED_ONE, Family.OLD_RULE, Family.BEING_SEEN}
)
_ONLY_GROUND: Final = _ALL - {Family.LAND, Family.CLOSING, Family.HELP, Family.NOT_OK}
_ONLY_TINY: Final = _ALL - {Family.TINY, Family.CLOSING, Family.HELP, Family.NOT_OK}
ADVICE: Final[Mapping[Situation, Advice]] = {
    each.situation: each
    for each in (
        Advice(
            situation=Situation.BLANK,
            first=(Act.COMING_BACK,),
            never=_ONLY_TINY,
            deepest=1,
        ),
        Advice(
            situation=Situation.OVERWHELMED,
            first=(Act.PAUSE,),
            then=(Family.LAND,),
            never=_ONLY_GROUND,
            deepest=1,
        ),
        Advice(
            situation=Situation.NUMB,
            first=(Family.TINY,),
            then=(Act.COMING_BACK,),
            never=_ONLY_TINY,
            deepest=1,
        ),
        Advice(situation=Situation.REACHING, first=(Act.PAUSE,), then=(Family.REACHING,)),
        Advice(
            situation=Situation.AFTER_ARGUMENT,
            first=(Act.PAUSE,),
            then=(Family.NOTICE,),
            never=frozenset({Family.LOOP}),
            nothing_for=timedelta(minutes=20),
        ),
        Advice(
            situation=Situation.AFTER_LEAVING,
            first=(Family.NOTICE,),
            then=(Family.GUARDED_ONE, Family.ROOM),
        ),
        Advice(
            situation=Situation.AFTER_HIGH,
            first=(Family.NOTICE,),
            then=(Family.ROOM,),
            never=_MEANING,
            deepest=2,
        ),
        Advice(
            situation=Situation.GOOD_DAY,
            first=(Family.EVIDENCE,),
            then=(Family.FREEDOM_AND_CLOSENESS,),
            never=_MEANING,
        ),
        Advice(
            situation=Situation.LOW_BODY,
            first=(Family.ROOM,),
            never=frozenset({Family.FEAR_OR_PREFERENCE}),
        ),
        Advice(situation=Situation.BEFORE_THERAPY, first=(Family.HELP,)),
        Advice(
            situation=Situation.LATE,
            first=(Family.LAND, Family.TINY, Family.CLOSING),
            never=frozenset({Family.OLD_RULE, Family.BEING_SEEN}),
            deepest=2,
        ),
        Advice(situation=Situation.ORDINARY),
    )
}
_HOUR: Final = timedelta(hours=1)
_LOW: Final = frozenset({"tr_body_low", "tr_sensory"})
_LEFT: Final = frozenset({"oc_left", "oc_left_silent", "dx_left_room", "dx_left_no_word"})
_HIGH: Final = frozenset({"tr_after_high", "tr_high_then_crash"})
_CLOSE: Final = frozenset({"kd_close_ok", "kd_stayed", "kd_came_back", "kd_moved_closer"})


def situation(context: PromptContext) -> Situation:
    """Where somebody is by what they told; ordinary most of the time."""
    return next((each for each, holds in _HOLDS if holds(context)), Situation.ORDINARY)


def advice(context: PromptContext) -> Advice:
    """What comes first, then, and never, here and now."""
    return ADVICE[situation(context)]


def never_now(context: PromptContext) -> frozenset[Family]:
    """What never comes here and now: whatever comes first, no other situation is forgotten."""
    return frozenset[Family]().union(*(each.never for each in _holding(context)))


def deepest_now(context: PromptContext) -> int:
    """How deep a question may go in every situation that holds."""
    return min(each.deepest for each in _holding(context))


def _holding(context: PromptContext) -> list[Advice]:
    held = [ADVICE[each] for each, holds in _HOLDS if holds(context)]
    return held or [ADVICE[Situation.ORDINARY]]


def nothing_yet(context: PromptContext) -> bool:
    """Whether it is so soon after an argument that nothing is asked at all."""
    wait = ADVICE[Situation.AFTER_ARGUMENT].nothing_for
    argued = any(_argued(told) and abs(told.ago) < wait for told in context.lately)
    return argued and context.occasion is Occasion.TODAY and context.wanted is None


def _argued(told: Told) -> bool:
    return bool(told.terms & {"tr_conflict", "oc_argued"})


def _within(context: PromptContext, first: float, last: float) -> list[Told]:
    """Moments between so many hours ago; a clock put back moves nothing nearer."""
    return [told for told in context.lately if first * _HOUR <= abs(told.ago) < last * _HOUR]


def _reaching(context: PromptContext) -> bool:
    return any(
        told.seat is Seat.CONTACT and (told.kind == "kd_reached" or "tr_no_reply" in told.terms)
        for told in _within(context, 0, 3)
    )


def _high(context: PromptContext) -> bool:
    return any(told.terms & _HIGH for told in _within(context, 0, 24))


def _good_day(context: PromptContext) -> bool:
    today = _within(context, 0, 18)
    return bool(today) and all(told.kind in _CLOSE for told in today)


_HOLDS: Final[tuple[tuple[Situation, Callable[[PromptContext], bool]], ...]] = (
    (Situation.BLANK, lambda context: context.only_tiny or context.state == GONE),
    (Situation.OVERWHELMED, lambda context: context.state in (OVER, MIXED)),
    (Situation.NUMB, lambda context: context.state == NUMB),
    (Situation.REACHING, _reaching),
    (
        Situation.AFTER_ARGUMENT,
        lambda context: any(map(_argued, _within(context, 0, 12))),
    ),
    (
        Situation.AFTER_LEAVING,
        lambda context: any(told.terms & _LEFT for told in _within(context, 12, 48)),
    ),
    (Situation.AFTER_HIGH, _high),
    (Situation.GOOD_DAY, _good_day),
    (
        Situation.LOW_BODY,
        lambda context: any(told.terms & _LOW for told in _within(context, 0, 12)),
    ),
    (Situation.BEFORE_THERAPY, lambda context: context.therapy_near),
    (Situation.LATE, lambda context: context.late),
)
