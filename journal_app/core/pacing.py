"""How much is asked in one sitting, and when asking ends; nothing here counts days or gaps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.choosing import AT_ONCE
from journal_app.i18n import _

LEAVE_IT_AFTER: Final = timedelta(minutes=12)
CLOSE_AFTER: Final = timedelta(minutes=25)
HARD: Final = 3
"""Of 0 at ease to 4 more than I can hold: from here on nothing more is asked."""
ROSE_BY: Final = 2
HARD_FOR: Final = timedelta(hours=3)
"""So long what was said of distress holds."""


class Way(StrEnum):
    """The three equal ways when asking ends."""

    SETTLE = "settle"
    SUPPORT = "support"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distress:
    """What somebody said of how hard it was, before and after."""

    at: datetime
    before: int | None = None
    after: int | None = None

    @property
    def hard(self) -> bool:
        """Whether asking ends here."""
        if self.after is None:
            return False
        rose = self.before is not None and self.after - self.before >= ROSE_BY
        return rose or self.after >= HARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """What a page may do now."""

    stopped: bool = False
    """No more questions: the three ways stand there instead."""
    ways: tuple[Way, ...] = ()
    leave_it: bool = False
    """The soft line at the foot."""
    closing_due: bool = False
    """One question that ends the sitting, once."""
    closing_may: bool = False
    """Such a question fits, if one is asked for."""
    only_on_request: bool = False
    """Three were offered; more come only when asked for."""

    @property
    def line(self) -> str:
        """What the foot of the page says, or nothing."""
        return _("You can leave it here; it keeps.") if self.leave_it else ""


def pacing(
    writing_for: timedelta, *, offered: int = 0, hard_now: bool = False, closed: bool = False
) -> Pacing:
    """What a sitting may do after so long a time of writing and so many questions.

    `closed` once the question that ends a sitting was shown. A clock put back counts as no time.
    """
    enough = offered >= AT_ONCE
    long = writing_for >= LEAVE_IT_AFTER
    return Pacing(
        stopped=hard_now,
        ways=tuple(Way) if hard_now else (),
        leave_it=long and not hard_now,
        closing_due=writing_for >= CLOSE_AFTER and not (closed or hard_now),
        closing_may=(long or enough or hard_now) and not closed,
        only_on_request=enough and not hard_now,
    )


def hard_now(said: list[Distress], now: datetime) -> bool:
    """Whether the last thing said of distress in these hours ends asking.

    A clock put back does not end it sooner: what lies as far ahead counts as well.
    """
    recent = [each for each in said if abs(now - each.at) <= HARD_FOR and each.after is not None]
    return bool(recent) and max(recent, key=lambda each: each.at).hard
