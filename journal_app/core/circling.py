"""Whether writing goes in circles, by when and about what somebody wrote, never by their words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from journal_app.core.greetings import PartOfDay, part_of_day
from journal_app.core.ids import PieceId
from journal_app.core.pacing import CLOSE_AFTER
from journal_app.core.prompts import Family
from journal_app.i18n import _

OFTEN: Final = 3
WITHIN: Final = timedelta(hours=24)
ABOUT_WITHIN: Final = timedelta(days=7)
"""So long writings about the same moment count together."""
SETTLING: Final = frozenset(
    {Family.LAND.value, Family.TINY.value, Family.HELP.value, Family.CLOSING.value}
)
"""Coming back to the ground again and again is no circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One time of writing at one entry."""

    piece: PieceId
    began_at: datetime
    ended_at: datetime
    about: PieceId | None = None
    """The moment the entry belongs to."""
    prompt_id: str | None = None
    kin: str | None = None
    """The family or the deck of the question it answers."""
    local_hour: int = 12
    """When it began, by the clock on the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the page offers instead; nothing is said of why, and everything can be passed over."""

    concrete: bool = False
    """How, what and when, in the place of anything abstract."""
    step_back: bool = False
    """A look from a step away."""
    act: bool = False
    """Something for the hands, or a few steps outside."""
    seal: bool = False
    """Putting the entry away until a day."""

    def __bool__(self) -> bool:
        return self.concrete or self.step_back or self.act or self.seal

    @property
    def lines(self) -> tuple[str, ...]:
        """What may be offered, each in one line."""
        told = (
            (self.step_back, _("What would somebody across the room have noticed?")),
            (self.act, _("A few steps outside, or something for the hands, could come first.")),
            (self.seal, _("This can be put away until a day you choose.")),
        )
        return tuple(line for holds, line in told if holds)


def guard(writings: Sequence[Writing], now: datetime, *, hard_now: bool = False) -> Guard:
    """What to offer after these writings; nothing most of the time.

    `hard_now` where somebody said a short while ago that it is hard, or harder than before.
    """
    day = [each for each in writings if abs(now - each.began_at) <= WITHIN]
    week = [each for each in writings if abs(now - each.began_at) <= ABOUT_WITHIN]
    same_moment = _often(each.about for each in week)
    same_kin = _often(each.kin for each in day if each.kin not in SETTLING)
    by_night = _often(each.piece for each in day if part_of_day(each.local_hour) is PartOfDay.LATE)
    long_and_hard = hard_now and any(each.ended_at - each.began_at >= CLOSE_AFTER for each in day)
    return Guard(
        concrete=same_moment or same_kin or by_night,
        step_back=same_moment or same_kin,
        act=long_and_hard or by_night or same_moment,
        seal=same_moment or by_night or long_and_hard,
    )


def worn_kin(writings: Sequence[Writing], now: datetime) -> frozenset[str]:
    """Families somebody wrote from three times or more within a day."""
    counted = Counter(each.kin for each in writings if abs(now - each.began_at) <= WITHIN)
    return frozenset(kin for kin, count in counted.items() if kin and count >= OFTEN)


def _often(subjects: Iterable[object]) -> bool:
    counted = Counter(each for each in subjects if each is not None)
    return any(count >= OFTEN for count in counted.values())
