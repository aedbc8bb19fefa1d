"""`Work`: what is being done to put the file right, and how far it is."""

from dataclasses import dataclass
from enum import StrEnum


class Working(StrEnum):
    """What is under way."""

    RESCUING = "rescuing"
    RESTORING = "restoring"
    UNDOING = "undoing"
    KEEPING_AS_IT_IS = "keeping-as-it-is"
    REBUILDING = "rebuilding"
    NEW_KEYS = "new-keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How far it is; `may_cancel` only while letting go of it changes nothing."""

    doing: Working
    done: int = 0
    total: int = 0
    """0 while nobody knows how much there is to do."""
    may_cancel: bool = False
    cancelling: bool = False

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.done / self.total if self.total else 0.0
