"""Table: answers that went on from another one."""

from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId
from journal_app.storage.connection import Connection

# What is sealed or in the bin lends no sentence to another page.
OF = """
SELECT followups.piece, followups.source, followups.sentence FROM followups
JOIN pieces ON pieces.id = followups.source
WHERE followups.piece = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
FROM = """
SELECT followups.piece FROM followups JOIN pieces ON pieces.id = followups.piece
WHERE followups.source = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY pieces.local_day, pieces.happened_at, pieces.id
"""


class Followups:
    """Which answer went on from which entry."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, followup: Followup) -> None:
        """Remember where an answer came from."""
        sql = "INSERT OR REPLACE INTO followups (piece, source, sentence) VALUES (?, ?, ?)"
        self._db.run(sql, (followup.piece, followup.source, followup.sentence))

    def of(self, piece: PieceId) -> Followup | None:
        """What an entry went on from, where that may be seen."""
        row = self._db.row(OF, (piece,))
        if row is None:
            return None
        return Followup(piece=PieceId(row[0]), source=PieceId(row[1]), sentence=row[2])

    def from_source(self, source: PieceId) -> list[PieceId]:
        """The answers that went on from an entry, oldest first."""
        return [PieceId(row[0]) for row in self._db.rows(FROM, (source,))]
