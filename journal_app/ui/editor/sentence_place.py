"""The place one goes to for putting the sentence of a moment into the entry of today."""

from datetime import datetime

from journal_app.core.ids import PieceId, new_uid
from journal_app.ui.navigation import PageId, Place

_BEGINNING = "place-sentence"


def sentence_place(moment: PieceId, now: datetime) -> Place:
    """Today, with this moment; another place every time, so that each is gone to once."""
    return Place(page=PageId.TODAY, part=f"{_BEGINNING}:{moment}:{new_uid(now)}")


def read_part(part: str) -> PieceId | None:
    """Which moment the part of a place asks for, or `None` where it asks for none."""
    words = part.split(":")
    if len(words) != 3 or words[0] != _BEGINNING or not words[1].isdecimal():
        return None
    return PieceId(int(words[1]))
