"""`Followup`: an answer that went on from another one, and the sentence kept in sight above it."""

from dataclasses import dataclass
from typing import Final

from journal_app.core.ids import PieceId

LONGEST_SENTENCE: Final = 300
"""In characters; what is longer ends with a mark that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followup:
    """Which entry an answer went on from."""

    piece: PieceId
    source: PieceId
    sentence: str
