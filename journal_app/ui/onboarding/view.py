"""What the first run shows, as one value."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum


class FirstRunStep(Enum):
    """The one scene, and the one question for whoever has no safe keyring or wants none."""

    WELCOME = "welcome"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name, no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRunView:
    """Everything the page needs."""

    step: FirstRunStep = FirstRunStep.WELCOME
    working: bool = False
    """The journal is being made."""
    beside: bool = False
    """Another journal is there already: it stays, and one can go back to it."""
    message: str = ""
    """Why a passphrase is asked for, or why the journal could not be made."""

    def making(self) -> "FirstRunView":
        """The same step while the journal is being made."""
        return replace(self, working=True, message="")

    def failed(self, message: str) -> "FirstRunView":
        """The same step after the journal could not be made."""
        return replace(self, working=False, message=message)

    def asking(self, message: str = "") -> "FirstRunView":
        """The question for a passphrase, and why it is asked."""
        return replace(self, step=FirstRunStep.PASSPHRASE, working=False, message=message)

    def welcoming(self) -> "FirstRunView":
        """The first scene again."""
        return replace(self, step=FirstRunStep.WELCOME, working=False, message="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseRules:
    """What makes a passphrase, given by whoever may know about keys."""

    strength: Callable[[str], str]
    """A word for it: ``short``, ``fine`` or ``strong``."""
    accepts: Callable[[str], bool]
    """Whether it may be used at all."""
