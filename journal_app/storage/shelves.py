"""Table: short lines a person keeps for themselves."""

from collections.abc import Sequence
from datetime import datetime

from journal_app.core.ids import Uid
from journal_app.core.shelves import Shelf, ShelfLine
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = "INSERT INTO shelf_lines (uid, shelf, position, body, updated_at) VALUES (?, ?, ?, ?, ?)"
OF = "SELECT uid, body FROM shelf_lines WHERE shelf = ? ORDER BY position"


class Shelves:
    """Lines, shelf by shelf."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of(self, shelf: Shelf) -> tuple[ShelfLine, ...]:
        """The lines on one shelf, in their order."""
        rows = self._db.rows(OF, (shelf.value,))
        return tuple(ShelfLine(uid=Uid(row[0]), shelf=shelf, text=row[1]) for row in rows)

    def put(self, shelf: Shelf, lines: Sequence[ShelfLine], now: datetime) -> None:
        """Let exactly these lines stand on a shelf, in this order."""
        self._db.run("DELETE FROM shelf_lines WHERE shelf = ?", (shelf.value,))
        stamp = codec.to_milliseconds(now)
        rows = [(line.uid, shelf.value, at, line.text, stamp) for at, line in enumerate(lines)]
        self._db.run_many(ADD, rows)
