"""What may follow each answer to the question: which look, which kind of question, which ways.

The later look of a moment asks fear for its kind and both for its two lines; the pause offers its
own ways. What is here says which questions go with them, and in which order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.moments import (
    BOTH,
    CANT_TELL,
    FEAR,
    LATER_FROM,
    LATER_UNTIL,
    NOT_OK,
    PREFERENCE,
)
from journal_app.core.prompts import Family
from journal_app.i18n import _

MANY_CANT_TELLS: Final = 4
"""From so many within a week on, not knowing is simply let be."""


class Next(StrEnum):
    """What may be offered after an answer; stopping is always one of them."""

    TEN_MORE_SECONDS = "ten-more-seconds"
    ROOM_WITH_A_LINE = "room-with-a-line"
    WHICH_FEAR = "which-fear"
    BODY = "body"
    """One touch on the figure."""
    ROOM_FOR = "room-for"
    SENTENCE = "sentence"
    TWO_LINES = "two-lines"
    SENSATION = "sensation"
    PARK = "park"
    WALK = "walk"
    KIND_LINES = "kind-lines"
    STEADYING = "steadying"
    LIMITS = "limits"
    FORK = "fork"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What goes with an answer, in its order; `line` ends it where there is one."""

    steps: tuple[Next, ...]
    families: tuple[Family, ...] = ()
    """Which kinds of question fit, the first one first."""
    ways: tuple[Next, ...] = (Next.STOP,)
    line: str = ""
    later: tuple[timedelta, timedelta] | None = None
    """Between these times one later look is offered."""


_FEARS: Final[Mapping[str, tuple[tuple[Family, ...], tuple[Next, ...]]]] = {
    "ft_seen": ((Family.BEING_SEEN,), (Next.KIND_LINES,)),
    "ft_losing_them": ((Family.EVIDENCE,), (Next.STEADYING,)),
    "ft_losing_me": ((Family.FREEDOM_AND_CLOSENESS,), (Next.LIMITS,)),
    "ft_obliged": ((Family.ROOM, Family.FREEDOM_AND_CLOSENESS), ()),
    "ft_good_ending": ((Family.EVIDENCE,), ()),
    "ft_hurting_them": ((Family.ROOM,), ()),
}


def after(
    reading: str | None,
    fears: frozenset[str] = frozenset(),
    *,
    cant_tells: int = 0,
    put_away: bool = False,
) -> Branch:
    """What may follow this answer; `fears` of which kind, `cant_tells` how many in a week.

    `put_away` where closeness is: then nothing asks for meaning, for a line or for a return.
    """
    if reading == NOT_OK or "ft_them" in fears:
        return Branch(steps=(Next.FORK,), families=(Family.NOT_OK,))
    if put_away:
        return Branch(steps=(), families=(Family.LAND, Family.TINY))
    if reading == FEAR:
        return _after_fear(fears)
    if reading == PREFERENCE:
        return Branch(
            steps=(Next.ROOM_FOR, Next.SENTENCE),
            families=(Family.ROOM, Family.FREEDOM_AND_CLOSENESS),
            line=_("This can be simple."),
        )
    if reading == BOTH:
        return Branch(
            steps=(Next.TWO_LINES,),
            families=(Family.FEAR_OR_PREFERENCE, Family.ROOM, Family.GUARDED_ONE),
            ways=(Next.ROOM_WITH_A_LINE, Next.STOP),
            line=_("What would give each a tenth of what it asks?"),
        )
    if reading == CANT_TELL:
        return _after_cant_tell(cant_tells)
    return Branch(steps=(), families=(Family.NOTICE,))


def _after_fear(fears: frozenset[str]) -> Branch:
    known = [_FEARS[each] for each in _FEARS if each in fears]
    families = [family for some, _ways in known for family in some]
    more = [way for _some, ways in known for way in ways]
    return Branch(
        steps=(Next.WHICH_FEAR, Next.BODY),
        families=tuple(dict.fromkeys([*families, Family.GUARDED_ONE])),
        ways=(*dict.fromkeys(more), Next.TEN_MORE_SECONDS, Next.ROOM_WITH_A_LINE, Next.STOP),
    )


def _after_cant_tell(cant_tells: int) -> Branch:
    if cant_tells >= MANY_CANT_TELLS:
        return Branch(
            steps=(),
            ways=(Next.WALK, Next.STOP),
            line=_("Not knowing is allowed to last. Want a walk instead?"),
        )
    return Branch(
        steps=(Next.SENSATION, Next.SENTENCE, Next.PARK),
        families=(Family.LAND, Family.NOTICE),
        later=(LATER_FROM, LATER_UNTIL),
    )
