"""Table: entries put away until a day; the piece itself says that it is sealed."""

from datetime import date, datetime

from journal_app.core.ids import PieceId
from journal_app.core.seals import DatedSeal
from journal_app.storage import codec
from journal_app.storage.connection import Connection

PUT = """
INSERT INTO seals (piece, until_day, sealed_at) VALUES (?, ?, ?)
ON CONFLICT (piece) DO UPDATE SET until_day = excluded.until_day
"""
ALL = """
SELECT seals.piece, pieces.local_day, seals.until_day, seals.sealed_at FROM seals
JOIN pieces ON pieces.id = seals.piece
WHERE pieces.sealed = 1 AND pieces.deleted_at IS NULL
ORDER BY seals.until_day, pieces.local_day, seals.piece
"""


class Seals:
    """Until when which entry is put away."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, piece: PieceId, until: date, now: datetime) -> None:
        """Remember until when; said again, the later word counts."""
        self._db.run(PUT, (piece, codec.to_day(until), codec.to_milliseconds(now)))

    def has(self, piece: PieceId) -> bool:
        """Whether this one waits for a day."""
        return self._db.value("SELECT 1 FROM seals WHERE piece = ?", (piece,)) is not None

    def remove(self, piece: PieceId) -> bool:
        """It waits no more; `False` when it did not."""
        return self._db.change("DELETE FROM seals WHERE piece = ?", (piece,)) == 1

    def due(self, today: date) -> list[PieceId]:
        """Everything whose day has come."""
        sql = "SELECT piece FROM seals WHERE until_day <= ? ORDER BY piece"
        return [PieceId(row[0]) for row in self._db.rows(sql, (codec.to_day(today),))]

    def all(self) -> list[DatedSeal]:
        """Everything that waits outside the bin, the nearest day first."""
        return [
            DatedSeal(
                piece=PieceId(row[0]),
                day=codec.from_day(row[1]),
                until=codec.from_day(row[2]),
                sealed_at=codec.from_milliseconds(row[3]),
            )
            for row in self._db.rows(ALL)
        ]
