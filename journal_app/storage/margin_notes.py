"""Table: notes in the margin of entries and moments."""

from collections.abc import Iterable
from datetime import date

from journal_app.core.ids import PieceId, Uid
from journal_app.core.margin_notes import MarginNote
from journal_app.storage import codec
from journal_app.storage.connection import Connection, Row

COLUMNS = """
    margin_notes.uid, margin_notes.piece, margin_notes.written_at, margin_notes.zone,
    margin_notes.utc_offset, margin_notes.local_day, margin_notes.body, margin_notes.updated_at
"""
OF = f"SELECT {COLUMNS} FROM margin_notes WHERE piece = ? ORDER BY written_at, id"  # noqa: S608 - constants
OF_SOME = f"""
    SELECT {COLUMNS} FROM margin_notes WHERE piece IN (SELECT value FROM json_each(?))
    ORDER BY written_at, id
"""  # noqa: S608 - constants
ONE = f"SELECT {COLUMNS} FROM margin_notes WHERE uid = ?"  # noqa: S608 - constants
OF_DAY = f"""
    SELECT {COLUMNS} FROM margin_notes JOIN pieces ON pieces.id = margin_notes.piece
    WHERE margin_notes.local_day = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    ORDER BY margin_notes.written_at, margin_notes.id
"""  # noqa: S608 - constants
NEAREST = """
    SELECT {which}(margin_notes.local_day) FROM margin_notes
    JOIN pieces ON pieces.id = margin_notes.piece
    WHERE margin_notes.local_day {beyond} ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
BEFORE = NEAREST.format(which="max", beyond="<")
AFTER = NEAREST.format(which="min", beyond=">")
ADD = """
    INSERT INTO margin_notes
        (uid, piece, written_at, zone, utc_offset, local_day, body, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


class MarginNotes:
    """What was added beside a piece later."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, note: MarginNote) -> None:
        """Keep a note as it is; also one that comes back."""
        columns = (*codec.to_when_columns(note.when), note.body)
        self._db.run(ADD, (note.uid, note.piece, *columns, codec.to_milliseconds(note.updated_at)))

    def edit(self, note: MarginNote) -> None:
        """Keep other words of a note that is there."""
        sql = "UPDATE margin_notes SET body = ?, updated_at = ? WHERE uid = ?"
        self._db.run(sql, (note.body, codec.to_milliseconds(note.updated_at), note.uid))

    def remove(self, uid: Uid) -> None:
        """Take a note away."""
        self._db.run("DELETE FROM margin_notes WHERE uid = ?", (uid,))

    def get(self, uid: Uid) -> MarginNote | None:
        """One note."""
        row = self._db.row(ONE, (uid,))
        return None if row is None else _note(row)

    def of(self, piece: PieceId) -> list[MarginNote]:
        """The notes of a piece in the order they were written."""
        return [_note(row) for row in self._db.rows(OF, (piece,))]

    def of_some(self, pieces: Iterable[PieceId]) -> dict[PieceId, list[MarginNote]]:
        """The notes of those of these pieces that have any."""
        ids = "[" + ",".join(map(str, pieces)) + "]"
        found: dict[PieceId, list[MarginNote]] = {}
        for row in self._db.rows(OF_SOME, (ids,)):
            note = _note(row)
            found.setdefault(note.piece, []).append(note)
        return found

    def pieces(self) -> list[PieceId]:
        """Every piece that has any."""
        rows = self._db.rows("SELECT DISTINCT piece FROM margin_notes ORDER BY piece")
        return [PieceId(row[0]) for row in rows]

    def of_day(self, day: date) -> list[MarginNote]:
        """What was written beside pieces on this day, of those that may be seen."""
        return [_note(row) for row in self._db.rows(OF_DAY, (codec.to_day(day),))]

    def nearest(self, day: date, *, later: bool) -> date | None:
        """The last day before this one, or the first after it, on which a note was written."""
        found = self._db.value(AFTER if later else BEFORE, (codec.to_day(day),))
        return None if found is None else codec.from_day(found)


def _note(row: Row) -> MarginNote:
    return MarginNote(
        uid=Uid(row[0]),
        piece=PieceId(row[1]),
        when=codec.from_when_columns(row[2], row[3], row[4], row[5]),
        body=row[6],
        updated_at=codec.from_milliseconds(row[7]),
    )
