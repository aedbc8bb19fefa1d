"""Table: marks the person renamed, hid, moved or added."""

from journal_app.core.marks import OwnMark
from journal_app.storage.connection import Connection

PUT = """
INSERT INTO marks (id, label, icon, tint, position, hidden) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET label = excluded.label, icon = excluded.icon,
    tint = excluded.tint, position = excluded.position, hidden = excluded.hidden
"""
ALL = "SELECT id, label, icon, tint, position, hidden FROM marks ORDER BY position, id"


class OwnMarks:
    """The person's own changes to the set of marks."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, mark: OwnMark) -> None:
        """Keep one change in the place of an earlier one."""
        values = (mark.id, mark.label, mark.icon, mark.tint, mark.position, int(mark.hidden))
        self._db.run(PUT, values)

    def remove(self, mark: str) -> None:
        """Let a mark be as it was at first; an own one is gone."""
        self._db.run("DELETE FROM marks WHERE id = ?", (mark,))

    def all(self) -> list[OwnMark]:
        """Every change, in the person's order."""
        return [
            OwnMark(
                id=row[0],
                label=row[1],
                icon=row[2],
                tint=row[3],
                position=row[4],
                hidden=bool(row[5]),
            )
            for row in self._db.rows(ALL)
        ]
