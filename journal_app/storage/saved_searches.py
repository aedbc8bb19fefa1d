"""Table: searches that were kept."""

from collections.abc import Sequence
from datetime import datetime

from journal_app.core.ids import Uid
from journal_app.core.saved_searches import SavedSearch
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO saved_searches (uid, name, query, position, created_at)
VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM saved_searches), ?)
"""
ALL = "SELECT uid, name, query FROM saved_searches ORDER BY position, uid"


class SavedSearches:
    """Kept searches, in their order."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, saved: SavedSearch, now: datetime) -> None:
        """Keep a new one, behind the others."""
        values = (saved.uid, saved.name, saved.query, codec.to_milliseconds(now))
        self._db.run(ADD, values)

    def put(self, saved: SavedSearch) -> bool:
        """Let it have this name and say this; `False` when there is none."""
        sql = "UPDATE saved_searches SET name = ?, query = ? WHERE uid = ?"
        return self._db.change(sql, (saved.name, saved.query, saved.uid)) == 1

    def order(self, uids: Sequence[str]) -> None:
        """Let them stand in this order."""
        sql = "UPDATE saved_searches SET position = ? WHERE uid = ?"
        self._db.run_many(sql, list(enumerate(uids)))

    def remove(self, uid: str) -> bool:
        """Take one out; `False` when there is none."""
        return self._db.change("DELETE FROM saved_searches WHERE uid = ?", (uid,)) == 1

    def all(self) -> tuple[SavedSearch, ...]:
        """Every one, in order."""
        return tuple(
            SavedSearch(uid=Uid(row[0]), name=row[1], query=row[2]) for row in self._db.rows(ALL)
        )
