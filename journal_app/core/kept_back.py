"""What of a moment is told to nobody: words kept unsaid, and answers that are looked at again."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from journal_app.core.moments import Moment, later_look_due
from journal_app.core.timeline import FOLLOW_THE_ANSWER

UNSAID: Final = "unsaid"
"""A field whose words were kept back on purpose."""


def without_what_is_kept_back(moment: Moment, now: datetime) -> Moment:
    """The moment as paper and pages for others may tell it at this time."""
    left_out = {UNSAID}
    if later_look_due(moment, now):
        # While the later look is open nothing tells what was answered first.
        left_out |= {*FOLLOW_THE_ANSWER, *(f"{field}_other" for field in FOLLOW_THE_ANSWER)}
        moment = replace(moment, reading=None, reading_at=None)
    return replace(
        moment,
        texts={name: text for name, text in moment.texts.items() if name not in left_out},
        terms={name: terms for name, terms in moment.terms.items() if name not in left_out},
        skipped=moment.skipped - left_out,
    )
