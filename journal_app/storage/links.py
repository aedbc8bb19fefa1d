"""Table: links between pieces, both ways."""

from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import Link
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT OR IGNORE INTO links (uid, source, target, relation, words, created_at)
VALUES (?, ?, ?, ?, ?, ?)
"""
BETWEEN = """
SELECT uid, source, target, relation, words FROM links
WHERE relation = ?3
    AND (source = ?1 AND target = ?2 OR ?3 = '' AND source = ?2 AND target = ?1)
"""
OF = """
SELECT links.uid, links.source, links.target, links.relation, links.words FROM links
JOIN pieces ON pieces.id = CASE links.source WHEN ?1 THEN links.target ELSE links.source END
WHERE (links.source = ?1 OR links.target = ?1) AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY pieces.local_day, pieces.happened_at, pieces.id
"""


class Links:
    """Links between entries and moments."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, link: Link, now: datetime) -> None:
        """Join two pieces; joined the same way already, nothing changes."""
        values = (link.uid, link.source, link.target, link.relation, link.words)
        self._db.run(ADD, (*values, codec.to_milliseconds(now)))

    def between(self, one: PieceId, other: PieceId, relation: str) -> Link | None:
        """The link that joins two pieces this way; words alone join from either end alike."""
        row = self._db.row(BETWEEN, (one, other, relation))
        return None if row is None else _link(row)

    def get(self, uid: Uid) -> Link | None:
        """One link, or `None`."""
        sql = "SELECT uid, source, target, relation, words FROM links WHERE uid = ?"
        row = self._db.row(sql, (uid,))
        return None if row is None else _link(row)

    def made_at(self, uid: Uid) -> datetime:
        """When a link that is there was made."""
        sql = "SELECT created_at FROM links WHERE uid = ?"
        return codec.from_milliseconds(self._db.value(sql, (uid,)))

    def say(self, uid: Uid, words: str) -> None:
        """Let a link have these words."""
        self._db.run("UPDATE links SET words = ? WHERE uid = ?", (words, uid))

    def remove(self, uid: Uid) -> Link | None:
        """Part two pieces; what stood there, or `None`."""
        found = self.get(uid)
        self._db.run("DELETE FROM links WHERE uid = ?", (uid,))
        return found

    def of(self, piece: PieceId) -> list[Link]:
        """The links of a piece to others outside the bin, in the order of time."""
        return [_link(row) for row in self._db.rows(OF, (piece,))]

    def all(self) -> list[tuple[Link, datetime]]:
        """Every link and when it was made, for the archive."""
        sql = "SELECT uid, source, target, relation, words, created_at FROM links ORDER BY id"
        return [(_link(row), codec.from_milliseconds(row[5])) for row in self._db.rows(sql)]


def _link(row: tuple[str, int, int, str, str]) -> Link:
    return Link(
        uid=Uid(row[0]),
        source=PieceId(row[1]),
        target=PieceId(row[2]),
        relation=row[3],
        words=row[4],
    )
