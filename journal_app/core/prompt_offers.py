"""`PromptOffer`: one time a question was put on a page; and how often one was answered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

KEPT_FOR: Final = timedelta(days=60)
"""So long it is remembered what was offered and when was written; nothing asks for longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptOffer:
    """One offer, as the pacing needs it."""

    prompt_id: str
    kin: str
    """Its family, or the uid of its own deck."""
    depth: int
    sitting: str
    """One visit to the page one writes on."""
    at: datetime
    asked_for: bool = False
    """Whether the person wanted another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredPrompt:
    """A question with at least one answer."""

    prompt_id: str
    answers: int
    last: date
    text: str = ""
    """As it is asked now; empty for one that ships no more."""
