"""What is in the bin beside pieces: what it is, what it is called, and until when it stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from journal_app.core.ids import PieceId

KEPT_FOR = timedelta(days=30)
"""How long anything stays in the bin."""


class Noun(StrEnum):
    """What can be put away and is no piece."""

    MARK = "mark"
    WORD = "word"
    DECK = "deck"
    QUESTION = "question"
    TEMPLATE = "template"
    SHELF_LINE = "shelf-line"
    SEARCH = "saved-search"
    PERSON = "person"
    TAG = "tag"
    NOTE = "margin-note"
    ATTACHMENT = "attachment"
    LINK = "link"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """One thing in the bin."""

    uid: str
    """The id it had, and has again when it comes back."""
    noun: Noun
    label: str
    """What it is called in the bin."""
    deleted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedInBin:
    """A sealed piece in the bin, of which nothing is told but what it is."""

    piece: PieceId
    is_moment: bool
    deleted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InBin:
    """All that stands in the bin beside the pieces one sees."""

    others: tuple[Binned, ...] = ()
    """Last put away first."""
    sealed: tuple[SealedInBin, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.others or self.sealed)


def stays_until(deleted_at: datetime) -> datetime:
    """When what was put away then is gone for good."""
    return deleted_at + KEPT_FOR
