"""Copies of a journal: what their names tell, what looking into one tells, and a restore."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.errors import JournalError
from journal_app.i18n import _

Watch = Callable[[float], bool]
"""Is told how far something is, from 0 to 1, and says whether it goes on."""

KEPT_ASIDE: Final = timedelta(days=90)
"""How long what a restore took out of the way is promised to stay, and can be brought back."""
NEW_KEYS: Final = "new-keys"
"""Why a journal was set aside that new keys took the place of."""


class CopyStopped(JournalError):
    """Somebody had enough of waiting for a copy; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__(_("It was stopped. Nothing was changed."))


def to_the_end(_far: float) -> bool:
    """The watch of what nobody waits for."""
    return True


class CopyKind(StrEnum):
    """Where a copy comes from."""

    AUTO = "auto"
    """A backup the app made by itself."""
    SAFETY = "safety"
    """Made before something risky."""
    SECOND = "second"
    """One of those backups in the second place, such as on another disk."""
    ASIDE = "aside"
    """The journal itself as it was before something took its place."""
    CHOSEN = "chosen"
    """A file the person pointed at."""


class CopyState(StrEnum):
    """What became of opening a copy and looking at every page of it."""

    GOOD = "good"
    DAMAGED = "damaged"
    OTHER_KEY = "other-key"
    """It opens with another code than the one at hand."""
    NEWER = "newer"
    """A later version of the app wrote it."""
    UNREADABLE = "unreadable"
    """Missing, empty, or no copy of a journal at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy, as its name and its place tell it; nothing was opened for that."""

    path: Path
    made_at: datetime
    number: int
    """Counts up among copies of a kind; dates can jump, numbers do not. 0: it has none."""
    kind: CopyKind
    reason: str = ""
    """Of a safety copy: what it was made before, such as ``before-restore``."""
    key_id: str | None = None
    """Which key opens it; `None` where nothing tells."""
    bytes: int = 0

    @property
    def made(self) -> str:
        """What tells it from all others, whatever key it opens with: when and as which it was made.

        Not the number alone: another computer with the same journal counts from one as well.
        """
        return f"{self.made_at:%Y%m%dT%H%M%SZ}-{self.number}"

    @property
    def goes_with_old_keys(self) -> bool:
        """Whether it is a journal that new keys replaced: it goes once their code was kept."""
        return self.kind is CopyKind.ASIDE and self.reason == NEW_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a copy holds; everything but `copy` and `state` is known of a good one alone."""

    copy: Copy
    state: CopyState
    entries: int = 0
    moments: int = 0
    newest_day: date | None = None
    schema: int | None = None
    before_new_keys: bool = False
    """Of one that opens with another key: whether that is one this journal had before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A copy is in the journal's place; what stood there before is kept."""

    at: datetime
    until: date
    """What was there before stays at least until this day, and undo is offered as long."""
    entries: int
    moments: int
    set_aside: Path | None = None
    """The folder the files from before were moved to; `None` where there had been none."""
    safety: Copy | None = None
    """A verified copy of what was there before; `None` when it did not open."""
    locked: bool = False
    """Whether that did not open because newer keys do: its files are whole, as far as is known."""
    files_lost: int = 0
    """How many pictures and files it names that were whole nowhere."""

    @property
    def can_be_undone(self) -> bool:
        """Whether there is anything sound to go back to."""
        return self.safety is not None
