"""Table: which file hangs on which piece, in which order and under which label."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from journal_app.core.ids import PieceId, Uid
from journal_app.core.pictures import Picture
from journal_app.storage import codec
from journal_app.storage.connection import Connection

COLUMNS = """
SELECT attachments.uid, attachments.piece, files.uid, files.media, files.bytes, files.width,
    files.height, attachments.label, attachments.created_at
FROM attachments JOIN files ON files.id = attachments.file
"""
OF = f"{COLUMNS} WHERE attachments.piece = ? ORDER BY attachments.position, attachments.id"
ONE = f"{COLUMNS} WHERE attachments.uid = ?"
PICTURED = """
SELECT DISTINCT attachments.piece FROM attachments JOIN files ON files.id = attachments.file
WHERE attachments.piece IN (SELECT value FROM json_each(?)) AND files.width IS NOT NULL
"""
ADD = """
INSERT INTO attachments (uid, piece, file, position, label, created_at) VALUES (?, ?, ?, ?, ?, ?)
"""
LAST_WITH = """
SELECT attachments.id, attachments.piece FROM attachments
JOIN files ON files.id = attachments.file WHERE files.uid = ? ORDER BY attachments.id DESC LIMIT 1
"""
LAST = "SELECT coalesce(max(position) + 1, 0) FROM attachments WHERE piece = ?"


class Attachments:
    """Pictures and files where they hang."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of(self, piece: PieceId) -> tuple[Picture, ...]:
        """What hangs on a piece, in its order."""
        return tuple(_picture(row) for row in self._db.rows(OF, (piece,)))

    def get(self, uid: Uid) -> Picture | None:
        """One of them, or `None`."""
        row = self._db.row(ONE, (uid,))
        return None if row is None else _picture(row)

    def pictured(self, pieces: Iterable[PieceId]) -> frozenset[PieceId]:
        """Those of these pieces on which a picture hangs that is shown."""
        ids = "[" + ",".join(map(str, pieces)) + "]"
        return frozenset(PieceId(row[0]) for row in self._db.rows(PICTURED, (ids,)))

    def hang(
        self,
        uid: Uid,
        piece: PieceId,
        file: int,
        label: str,
        created_at: datetime,
        position: int | None = None,
    ) -> None:
        """Hang a file on a piece, behind the others or in this place."""
        place = self._db.value(LAST, (piece,)) if position is None else position
        created = codec.to_milliseconds(created_at)
        self._db.run(ADD, (uid, piece, file, place, label, created))

    def show_instead(self, uid: str, file: int) -> PieceId | None:
        """Let what was hung last with this file show another; the piece it hangs on."""
        row = self._db.row(LAST_WITH, (uid,))
        if row is None:
            return None
        self._db.run("UPDATE attachments SET file = ? WHERE id = ?", (file, row[0]))
        return PieceId(row[1])

    def remove_last(self, uid: str) -> PieceId | None:
        """Take off what was hung last with this file; the piece it hung on."""
        row = self._db.row(LAST_WITH, (uid,))
        if row is None:
            return None
        self._db.run("DELETE FROM attachments WHERE id = ?", (row[0],))
        return PieceId(row[1])

    def position(self, uid: Uid) -> int:
        """In which place it hangs."""
        return int(self._db.value("SELECT position FROM attachments WHERE uid = ?", (uid,)) or 0)

    def remove(self, uid: Uid) -> None:
        """Take one off; its file stays."""
        self._db.run("DELETE FROM attachments WHERE uid = ?", (uid,))

    def relabel(self, uid: Uid, label: str) -> None:
        """Give one another label."""
        self._db.run("UPDATE attachments SET label = ? WHERE uid = ?", (label, uid))

    def reorder(self, uids: Sequence[Uid]) -> None:
        """Let them hang in this order."""
        sql = "UPDATE attachments SET position = ? WHERE uid = ?"
        self._db.run_many(sql, list(enumerate(uids)))


def _picture(row: tuple[Any, ...]) -> Picture:
    return Picture(
        uid=Uid(row[0]),
        piece=PieceId(row[1]),
        file=row[2],
        media=row[3],
        bytes=row[4],
        width=row[5],
        height=row[6],
        label=row[7],
        created_at=codec.from_milliseconds(row[8]),
    )
