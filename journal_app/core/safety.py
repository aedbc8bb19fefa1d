"""What stays closed after somebody said that something isn’t OK: one table for every screen.

The person alone sets and clears it. Nothing infers it, and nobody else is ever shown it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

ASK_AGAIN_AFTER: Final = timedelta(days=14)
"""After *not sure* it is asked once more, gently, and never again."""


class SafetyState(StrEnum):
    """What the person said about closeness with somebody."""

    NONE = "none"
    UNSURE = "unsure"
    FLAGGED = "flagged"


class Feature(StrEnum):
    """Everything that leans on closeness being safe."""

    QUESTION = "question"
    """Fear or preference as something that is asked unbidden."""
    LATER_LOOK = "later-look"
    MEANING = "meaning"
    """The marks of fear and preference, and what the distance protected."""
    TEN_MORE_SECONDS = "ten-more-seconds"
    REASSURANCE = "reassurance"
    """The composer of a line for the other person."""
    RETURN = "return"
    """Said when to come back, the thread left in place, how it landed."""
    ONE_PER_CENT = "one-per-cent"
    EVIDENCE = "evidence"
    """Evidence that closeness was safe."""
    SHARING = "sharing"
    SIDE_BY_SIDE = "side-by-side"
    PAIR_AGREEMENT = "pair-agreement"
    LOOP = "loop"
    """The loop of two seats, as a map or as a view."""
    THEIR_SIDE = "their-side"
    OWN_SHARE = "own-share"
    """What one could do differently."""
    REACHING = "reaching"


class Shelter(StrEnum):
    """What stays, or appears."""

    PAUSE = "pause"
    COMING_BACK = "coming-back"
    CAPTURE = "capture"
    WRITING = "writing"
    SUPPORT = "support"
    MY_CARD = "my-card"
    KIND_LINES = "kind-lines"
    PRIVATE_RECORD = "private-record"
    SMALL_FREEDOMS = "small-freedoms"
    LIMITS = "limits"
    DECISION = "decision"
    SAFETY_QUESTIONS = "safety-questions"


_EVERYTHING: Final = frozenset(Feature)
SWITCHED_OFF: Final[Mapping[SafetyState, frozenset[Feature]]] = {
    SafetyState.NONE: frozenset(),
    SafetyState.UNSURE: _EVERYTHING,
    SafetyState.FLAGGED: _EVERYTHING,
}
"""The one table; every screen, command and suggestion asks it through `Safety.allows`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What the person said, and when."""

    state: SafetyState = SafetyState.NONE
    said_at: datetime | None = None
    asked_again: bool = False
    """Whether the one gentle question after *not sure* was answered or put away."""

    def allows(self, feature: Feature) -> bool:
        """Whether this may be shown, offered or reached at all."""
        return feature not in SWITCHED_OFF[self.state]

    @property
    def put_away(self) -> bool:
        """Whether closeness exercises are put away; all that the settings ever show of it."""
        return self.state is not SafetyState.NONE

    def ask_again_due(self, now: datetime) -> bool:
        """Whether to ask once more, gently."""
        if self.state is not SafetyState.UNSURE or self.said_at is None or self.asked_again:
            return False
        return now - self.said_at >= ASK_AGAIN_AFTER


class Answer(StrEnum):
    """The answers of the fork."""

    AFRAID = "afraid"
    CONTROLLED = "controlled"
    HURT = "hurt"
    MISMATCH = "mismatch"
    NOT_SURE = "not-sure"


FORK: Final[Mapping[Answer, SafetyState | None]] = {
    Answer.AFRAID: SafetyState.FLAGGED,
    Answer.CONTROLLED: SafetyState.FLAGGED,
    # Asks first whether there is fear as well.
    Answer.HURT: None,
    # Opens the page for decisions and changes nothing.
    Answer.MISMATCH: None,
    Answer.NOT_SURE: SafetyState.UNSURE,
}
"""What each answer sets by itself."""
