"""Table: when somebody wrote at which entry, and about which moment."""

from datetime import datetime

from journal_app.core.circling import Writing
from journal_app.core.ids import PieceId
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO writings (piece, about, prompt_id, began_at, ended_at) VALUES (?, ?, ?, ?, ?)
"""
BETWEEN = """
SELECT piece, about, prompt_id, began_at, ended_at FROM writings
WHERE began_at BETWEEN ? AND ? ORDER BY began_at, id
"""


class Writings:
    """Times of writing, without a word of it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, writing: Writing) -> None:
        """Remember one time of writing."""
        span = (codec.to_milliseconds(writing.began_at), codec.to_milliseconds(writing.ended_at))
        self._db.run(ADD, (writing.piece, writing.about, writing.prompt_id, *span))

    def between(self, first: datetime, last: datetime) -> list[Writing]:
        """Every time of writing begun in this span, oldest first."""
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return [
            Writing(
                piece=PieceId(row[0]),
                about=None if row[1] is None else PieceId(row[1]),
                prompt_id=row[2],
                began_at=codec.from_milliseconds(row[3]),
                ended_at=codec.from_milliseconds(row[4]),
            )
            for row in self._db.rows(BETWEEN, span)
        ]

    def forget(self, before: datetime) -> None:
        """Nothing asks any more when was written so long ago."""
        sql = "DELETE FROM writings WHERE began_at < ?"
        self._db.run(sql, (codec.to_milliseconds(before),))
