"""The index of words: what is in it, and which pieces hold what is looked for."""

from collections.abc import Sequence

from journal_app.core.ids import PieceId
from journal_app.core.search import Query, fold
from journal_app.storage.connection import Connection

PUT = "INSERT OR REPLACE INTO words (rowid, body, tags, people) VALUES (?, ?, ?, ?)"
BETWEEN_NAMES = "\u00ad"
"""A soft hyphen: folding takes it out of everything that is typed."""


class Search:
    """The full-text index over entries and moments."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(
        self,
        piece: PieceId,
        body: str,
        tags: Sequence[str],
        people: Sequence[str],
        notes: Sequence[str] = (),
    ) -> None:
        """Let a piece be found by exactly these words, those in its margin among them."""
        self._db.run(PUT, (piece, _apart((body, *notes)), _apart(tags), _apart(people)))

    def forget(self, piece: PieceId) -> None:
        """Take a piece out of the index."""
        self._db.run("DELETE FROM words WHERE rowid = ?", (piece,))

    def purge(self) -> None:
        """Take the words of everything forgotten out of the file for good; seconds in a big one.

        `forget` only marks them: an index without contents cannot know which words to take out,
        and FTS5's own secure-delete changes nothing about that.
        """
        self._db.run("INSERT INTO words (words) VALUES ('optimize')")

    def find(self, query: Query, most: int = -1) -> list[PieceId]:
        """Pieces that hold all of it, in no order, and none for an empty query.

        No more than `most` of them, if that is given. The timeline knows the order.
        """
        if not query:
            return []
        sql = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
        return [PieceId(row[0]) for row in self._db.rows(sql, (query.fts, most))]

    def check(self) -> None:
        """Raise when the index is damaged."""
        self._db.run("INSERT INTO words (words) VALUES ('integrity-check')")


def _apart(names: Sequence[str]) -> str:
    # A token nobody can look for keeps a run from reaching out of one name into the next.
    return f" {BETWEEN_NAMES} ".join(map(fold, names))
