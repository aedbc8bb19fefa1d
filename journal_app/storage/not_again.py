"""Table: what On this day does not show again; and what is left for it to show."""

import json
from array import array
from collections.abc import Sequence
from datetime import date, datetime

from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.storage import codec
from journal_app.storage.connection import Connection

SAY = "INSERT OR IGNORE INTO not_again (piece, said_at) VALUES (?, ?)"
TAKE_BACK = "DELETE FROM not_again WHERE piece = ?"
SAID = "SELECT EXISTS (SELECT 1 FROM not_again WHERE piece = ?)"
LEFT = """
SELECT id, local_day FROM pieces
WHERE local_day IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND sealed = 0
    AND id NOT IN (SELECT piece FROM not_again)
    AND NOT EXISTS (SELECT 1 FROM piece_people JOIN people ON people.id = piece_people.person
        WHERE piece_people.piece = pieces.id AND people.kept_out = 1)
    AND NOT EXISTS (SELECT 1 FROM piece_tags JOIN tags ON tags.id = piece_tags.tag
        WHERE piece_tags.piece = pieces.id AND tags.kept_out = 1)
ORDER BY local_day DESC, happened_at DESC, id DESC
"""


class NotAgain:
    """Pieces that are not called to mind, each since when."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def say(self, piece: PieceId, now: datetime) -> None:
        """Do not show this one again."""
        self._db.run(SAY, (piece, codec.to_milliseconds(now)))

    def take_back(self, piece: PieceId) -> None:
        """Let this one come again."""
        self._db.run(TAKE_BACK, (piece,))

    def said_of(self, piece: PieceId) -> bool:
        """Whether this one is not shown."""
        return bool(self._db.value(SAID, (piece,)))

    def left_on(self, days: Sequence[date]) -> TimelineIndex:
        """What may be shown of these days, newest first.

        Left out is what is in the bin or sealed, was not wanted again, or has a person or a tag
        that is kept out.
        """
        rows = self._db.rows(LEFT, (json.dumps([codec.to_day(day) for day in days]),))
        return TimelineIndex(
            array("q", (row[0] for row in rows)), array("l", (row[1] for row in rows))
        )
