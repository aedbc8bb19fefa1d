"""`ShelfLine`: short lines a person keeps: a card for hard nights, kind lines, limits."""

from dataclasses import dataclass
from enum import StrEnum

from journal_app.core.ids import Uid

LONGEST_LINE = 400
"""In characters."""


class Shelf(StrEnum):
    """Where a line stands; the values are stable."""

    CARD_PEOPLE = "card-people"
    CARD_NUMBER = "card-number"
    CARD_PLACE = "card-place"
    CARD_HELPED = "card-helped"
    KIND_LINES = "kind-lines"
    FREEDOMS = "freedoms"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLine:
    """One line on a shelf."""

    uid: Uid
    shelf: Shelf
    text: str
