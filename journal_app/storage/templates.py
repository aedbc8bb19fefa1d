"""Table: whole entries to begin from that the person wrote."""

from collections.abc import Sequence
from datetime import datetime

from journal_app.core.ids import Uid
from journal_app.core.templates import OWN, Template
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO templates (uid, name, body, position, created_at)
VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM templates), ?)
"""


class Templates:
    """Templates of one's own, in their order."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, uid: Uid, name: str, body: str, now: datetime) -> None:
        """Keep a new one, behind the others."""
        self._db.run(ADD, (uid, name, body, codec.to_milliseconds(now)))

    def put(self, uid: str, name: str, body: str) -> bool:
        """Let it have this name and these words; `False` when there is none."""
        sql = "UPDATE templates SET name = ?, body = ? WHERE uid = ?"
        return self._db.change(sql, (name, body, uid)) == 1

    def order(self, templates: Sequence[str]) -> None:
        """Let them stand in this order."""
        sql = "UPDATE templates SET position = ? WHERE uid = ?"
        self._db.run_many(sql, list(enumerate(templates)))

    def remove(self, uid: str) -> bool:
        """Take one out for good; `False` when there is none."""
        return self._db.change("DELETE FROM templates WHERE uid = ?", (uid,)) == 1

    def all(self) -> tuple[Template, ...]:
        """Every one, in order."""
        rows = self._db.rows("SELECT uid, name, body FROM templates ORDER BY position, uid")
        return tuple(Template(id=f"{OWN}{row[0]}", name=row[1], body=row[2]) for row in rows)

    def created(self) -> dict[str, datetime]:
        """When each was made, by its uid."""
        rows = self._db.rows("SELECT uid, created_at FROM templates")
        return {row[0]: codec.from_milliseconds(row[1]) for row in rows}
