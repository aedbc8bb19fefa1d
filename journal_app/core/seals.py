"""`DatedSeal`: an entry the person put away until a day of their choice."""

from dataclasses import dataclass
from datetime import date, datetime

from journal_app.core.ids import PieceId


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSeal:
    """All a list may show of it before its day: no word of what is in it."""

    piece: PieceId
    day: date
    """The day it was written for."""
    until: date
    sealed_at: datetime
