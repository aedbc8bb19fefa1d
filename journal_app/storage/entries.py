"""Tables: entries and their earlier texts."""

from collections.abc import Iterable
from datetime import datetime

from journal_app.core.clock import When
from journal_app.core.entries import Entry, Revision
from journal_app.core.ids import PieceId, Uid
from journal_app.core.text import preview
from journal_app.storage import codec
from journal_app.storage.connection import Connection, Row
from journal_app.storage.pieces import NewPiece, Pieces

COLUMNS = """
    pieces.id, pieces.uid, pieces.happened_at, pieces.zone, pieces.utc_offset, pieces.local_day,
    pieces.rev, pieces.created_at, pieces.updated_at, pieces.deleted_at,
    entries.body, entries.prompt_id
"""
ONE = f"SELECT {COLUMNS} FROM pieces JOIN entries USING (id) WHERE pieces.id = ?"  # noqa: S608 - constants
BINNED = f"""
    SELECT {COLUMNS} FROM pieces JOIN entries USING (id)
    WHERE pieces.deleted_at IS NOT NULL AND pieces.sealed = 0
    ORDER BY pieces.deleted_at DESC, pieces.id DESC
"""  # noqa: S608 - constants
NEWEST_OF_DAY = """
    SELECT id FROM pieces
    WHERE local_day = ? AND kind = 'entry' AND deleted_at IS NULL AND sealed = 0
    ORDER BY id > ? DESC, updated_at DESC, id DESC LIMIT 1
"""


class Entries:
    """The texts themselves, one row an entry, saved as one types."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._pieces = Pieces(connection)

    def add(
        self, uid: Uid, when: When, body: str, now: datetime, prompt_id: str | None = None
    ) -> PieceId:
        """Keep a new entry and return its id."""
        piece = self._pieces.add(
            NewPiece(
                uid=uid,
                kind="entry",
                when=when,
                preview=preview(body),
                characters=len(body),
                now=now,
            )
        )
        sql = "INSERT INTO entries (id, body, prompt_id) VALUES (?, ?, ?)"
        self._db.run(sql, (piece, body, prompt_id))
        return piece

    def save(self, piece: PieceId, base_rev: int, body: str, now: datetime) -> bool:
        """Keep the text typed so far; `False` when the entry was saved elsewhere meanwhile."""
        if not self._pieces.touch(piece, base_rev, preview(body), len(body), now):
            return False
        self._db.run("UPDATE entries SET body = ? WHERE id = ?", (body, piece))
        return True

    def answer(self, piece: PieceId, prompt_id: str | None) -> None:
        """Remember which question an entry answers."""
        self._db.run("UPDATE entries SET prompt_id = ? WHERE id = ?", (prompt_id, piece))

    def get(self, piece: PieceId) -> Entry | None:
        """The entry, in the bin or not; names of people and tags come from their tables."""
        row = self._db.row(ONE, (piece,))
        return None if row is None else _entry(row)

    def body(self, piece: PieceId) -> str | None:
        """Only the text."""
        found: str | None = self._db.value("SELECT body FROM entries WHERE id = ?", (piece,))
        return found

    def bodies(self, pieces: Iterable[PieceId]) -> list[tuple[PieceId, str]]:
        """The texts of those of these pieces that are entries."""
        ids = "[" + ",".join(map(str, pieces)) + "]"
        sql = "SELECT id, body FROM entries WHERE id IN (SELECT value FROM json_each(?))"
        return [(PieceId(row[0]), row[1]) for row in self._db.rows(sql, (ids,))]

    def binned(self) -> list[Entry]:
        """What is in the bin, last put in first."""
        return [_entry(row) for row in self._db.rows(BINNED)]

    def newest_of(self, local_day: int, since: int = 0) -> PieceId | None:
        """The entry of this day written last; of those with a higher id if there are any."""
        found = self._db.value(NEWEST_OF_DAY, (local_day, since))
        return None if found is None else PieceId(found)

    def keep_revision(self, piece: PieceId, now: datetime) -> bool:
        """Keep the text as it stands beside later ones; `False` when it is kept already."""
        sql = """
            INSERT OR IGNORE INTO revisions (piece, rev, body, kept_at)
            SELECT pieces.id, pieces.rev, entries.body, ?
            FROM pieces JOIN entries USING (id)
            WHERE pieces.id = ? AND entries.body <> '' AND entries.body IS NOT (
                SELECT body FROM revisions WHERE piece = ? ORDER BY rev DESC LIMIT 1)
        """
        return self._db.change(sql, (codec.to_milliseconds(now), piece, piece)) == 1

    def add_revision(self, piece: PieceId, rev: int, body: str, now: datetime) -> None:
        """Keep an earlier state that is no text of an entry: a moment as JSON."""
        sql = "INSERT OR IGNORE INTO revisions (piece, rev, body, kept_at) VALUES (?, ?, ?, ?)"
        self._db.run(sql, (piece, rev, body, codec.to_milliseconds(now)))

    def revisions(self, piece: PieceId) -> list[Revision]:
        """Earlier texts, newest first."""
        sql = "SELECT rev, body, kept_at FROM revisions WHERE piece = ? ORDER BY rev DESC"
        return [
            Revision(rev=row[0], body=row[1], kept_at=codec.from_milliseconds(row[2]))
            for row in self._db.rows(sql, (piece,))
        ]


def _entry(row: Row) -> Entry:
    return Entry(
        id=PieceId(row[0]),
        uid=Uid(row[1]),
        when=codec.from_when_columns(row[2], row[3], row[4], row[5]),
        rev=row[6],
        created_at=codec.from_milliseconds(row[7]),
        updated_at=codec.from_milliseconds(row[8]),
        deleted_at=codec.from_optional(row[9]),
        body=row[10],
        prompt_id=row[11],
    )
