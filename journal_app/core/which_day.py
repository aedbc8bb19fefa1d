"""Whether the clock of the computer stands so far back that nobody can know which day it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from journal_app.core.clock import When
from journal_app.core.ids import PieceId

APART: Final = 2
"""So many days a clock that goes right can be before the last page, and never more.

Between the zones UTC+14 and UTC-12 lie 26 hours, and between the earliest and the latest hour at
which a day may end 11 more: 37 hours, which are two days of the calendar at the most.
"""

_IN_QUESTION: Final = timedelta(days=7)
"""What was written longer ago was left where it is for a week: nobody asks about it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBehind:
    """A clock that stands before the last page."""

    today: date
    """The day it is by the clock."""
    last: date
    """The last day that was written for."""
    piece: PieceId
    """What was written then; whatever has a higher id was begun after it."""

    def is_about(self, when: When) -> bool:
        """Whether this stands where that clock put it lately; a day given by hand is elsewhere."""
        long_ago = self.today - min(_IN_QUESTION, self.today - date.min)
        return when.lived and long_ago <= when.day <= self.today


def days_asked_about(today: date) -> date:
    """Only a page of a day after this one makes the clock doubtful."""
    return date.max if (date.max - today).days <= APART else today + timedelta(days=APART)


def is_ahead(when: When, days: int) -> bool:
    """Whether this stands so many days after the one its own clock said, or the night before.

    A night of one day ahead stands where any other day does, and cannot be told from it.
    """
    return not when.lived and (when.day - when.local.date()).days in {days - 1, days}
