"""What the end of a pause may offer: one table of rules, so that nothing forbidden is ever shown.

Settling comes before everything else; nothing doubts a preference; nothing leans on closeness
unless safety, the answer, the state and the touch all allow it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from journal_app.core.branches import MANY_CANT_TELLS
from journal_app.core.moments import (
    BOTH,
    CANT_TELL,
    FEAR,
    STATES_TO_COME_BACK_FROM,
    STATES_TO_SETTLE,
    Capture,
)
from journal_app.core.safety import Feature, Safety

STATES_FOR_TEN_SECONDS: Final = frozenset({"st_steady", "st_edge_up", "st_edge_down"})
"""Steady, or at an edge and still there; a state nobody told is not one of them."""
CLOSE_TOUCH: Final = frozenset({"tr_touch", "tr_sex"})
"""After these it is offered only where the touch was wanted."""
WANTED: Final = "wt_wanted"


class Offer(Enum):
    """What may come next; *Done* is always there beside it."""

    COMING_BACK = "coming-back"
    ANOTHER_MINUTE = "another-minute"
    WALK = "walk"
    TEN_MORE_SECONDS = "ten-more-seconds"
    WRITE = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What is known when a pause comes to its end."""

    safety: Safety
    reading: str | None = None
    capture: Capture | None = None
    """What was noted, if it was kept."""
    open_journal: bool = True
    ten_seconds_rest: bool = False
    cant_tells: int = 0
    """How often the answer was *can’t tell yet* within a week, this time included."""
    again: bool = False
    """Whether this already was a second minute: one practice leads to one offer."""

    @property
    def state(self) -> str | None:
        """The state that was told."""
        return None if self.capture is None else self.capture.state


def offers(ending: Ending) -> tuple[Offer, ...]:
    """What to offer, the first thing first; empty where *Done* is all there is."""
    if ending.again:
        return ()
    if ending.state in STATES_TO_COME_BACK_FROM:
        return (Offer.COMING_BACK,)
    if ending.state in STATES_TO_SETTLE:
        return (Offer.ANOTHER_MINUTE,)
    found = []
    if allows_ten_seconds(ending):
        found.append(Offer.TEN_MORE_SECONDS)
    if ending.reading == CANT_TELL and ending.cant_tells >= MANY_CANT_TELLS:
        found.append(Offer.WALK)
    if ending.open_journal:
        found.append(Offer.WRITE)
    return tuple(found)


def allows_ten_seconds(ending: Ending) -> bool:
    """Whether ten more seconds may be offered: only where everything known speaks for it."""
    return (
        ending.safety.allows(Feature.TEN_MORE_SECONDS)
        and not ending.ten_seconds_rest
        and ending.open_journal
        and ending.reading in (FEAR, BOTH)
        and ending.state in STATES_FOR_TEN_SECONDS
        and ending.capture is not None
        and _touch_was_wanted(ending.capture)
    )


def _touch_was_wanted(capture: Capture) -> bool:
    chosen = {term for terms in capture.terms.values() for term in terms}
    said = capture.terms.get("wanted_touch", ())
    if said or chosen & CLOSE_TOUCH:
        return said == (WANTED,)
    return True
