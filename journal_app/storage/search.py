"""The index of words: what is in it, and which pieces hold what is looked for."""

from collections.abc import Sequence

from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.storage.connection import Connection

PUT = "INSERT OR REPLACE INTO words (rowid, body, tags, people) VALUES (?, ?, ?, ?)"


class Search:
    """The full-text index over entries and moments."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, piece: PieceId, body: str, tags: Sequence[str], people: Sequence[str]) -> None:
        """Let a piece be found by exactly these words."""
        # A separator that no token holds keeps a phrase from reaching from one name into the next.
        self._db.run(PUT, (piece, body, "\n".join(tags), "\n".join(people)))

    def forget(self, piece: PieceId) -> None:
        """Take a piece out of the index."""
        self._db.run("DELETE FROM words WHERE rowid = ?", (piece,))

    def find(self, query: Query) -> list[PieceId]:
        """Pieces that hold all of it, in no order; the timeline knows the order."""
        sql = "SELECT rowid FROM words WHERE words MATCH ?"
        return [PieceId(row[0]) for row in self._db.rows(sql, (query.fts,))]

    def check(self) -> None:
        """Raise when the index is damaged."""
        self._db.run("INSERT INTO words (words) VALUES ('integrity-check')")
