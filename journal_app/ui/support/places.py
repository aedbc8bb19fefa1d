"""Where these pages lead, as places, and the way back from them."""

from typing import Final

from journal_app.core.safety import Answer
from journal_app.ui.navigation import Navigator, PageId, Place

HELP: Final = "help"
RECORD: Final = "record"
DECISION: Final = "decision"
DATA: Final = "data"
AFTER: Final = "after-"
"""With an answer of the fork behind it: the first section, and what that answer set."""
AGAIN: Final = "again"
"""Of the fork: the one gentle question after *not sure*."""

RECORD_PLACE: Final = Place(page=PageId.SUPPORT, part=RECORD)
DECISION_PLACE: Final = Place(page=PageId.SUPPORT, part=DECISION)
PRIVACY: Final = Place(page=PageId.SETTINGS, part="privacy")


def after(answer: Answer) -> Place:
    """The support page, with what this answer set on top."""
    return Place(page=PageId.SUPPORT, part=f"{AFTER}{answer.value}")


def go_back(navigator: Navigator) -> None:
    """To the page before, or to the start page where there is none."""
    here = navigator.here
    navigator.back()
    if navigator.here == here:
        navigator.go(Place(page=PageId.TODAY))
