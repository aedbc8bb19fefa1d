"""Table: marked passages."""

from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Anchor, Passage
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO passages (uid, piece, mark, start, length, quote, before, after, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
OF = """
SELECT uid, mark, start, length, quote, before, after FROM passages
WHERE piece = ? ORDER BY start, length, uid
"""


class Passages:
    """Marks on words, each with the anchor that finds it again."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, passage: Passage, now: datetime) -> None:
        """Keep a marked passage."""
        at = passage.anchor
        values = (passage.uid, passage.piece, passage.mark, at.start, at.length)
        context = (at.quote, at.before, at.after, codec.to_milliseconds(now))
        self._db.run(ADD, (*values, *context))

    def of(self, piece: PieceId) -> list[Passage]:
        """The marked passages of one piece, in the order of the text."""
        return [
            Passage(
                uid=Uid(row[0]),
                piece=piece,
                mark=row[1],
                anchor=Anchor(
                    start=row[2], length=row[3], quote=row[4], before=row[5], after=row[6]
                ),
            )
            for row in self._db.rows(OF, (piece,))
        ]
