"""Table: pieces, the part entries and moments have in common."""

from dataclasses import dataclass
from datetime import date, datetime

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO pieces (uid, kind, happened_at, zone, utc_offset, local_day,
                    preview, characters, created_at, updated_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
TOUCH = """
UPDATE pieces SET rev = rev + 1, preview = ?, characters = ?, updated_at = ?
WHERE id = ? AND rev = ? AND deleted_at IS NULL
"""
MOVE = """
UPDATE pieces SET happened_at = ?, zone = ?, utc_offset = ?, local_day = ?, rev = rev + 1,
    updated_at = ?
WHERE id = ?
"""

# Whatever lies behind the day asked about is not looked at; most of the time that is everything.
NEWEST_LIVED = """
SELECT local_day, id FROM pieces INDEXED BY pieces_timeline
WHERE local_day > ?1 AND deleted_at IS NULL AND sealed = 0
    AND id > ?2 AND happened_at <= created_at + 86400000
ORDER BY local_day DESC, happened_at DESC, id DESC LIMIT 1
"""
LIVED_SINCE = """
SELECT id, happened_at, zone, utc_offset, local_day FROM pieces
WHERE id > ? AND abs(happened_at - created_at) <= 3600000
ORDER BY id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPiece:
    """What every new piece brings along."""

    uid: Uid
    kind: str
    when: When
    preview: str
    characters: int
    now: datetime


class Pieces:
    """The common part of entries and moments: when, how much, whether in the bin."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, piece: NewPiece) -> PieceId:
        """Keep the common part of a new piece and return its id."""
        now = codec.to_milliseconds(piece.now)
        columns = (*codec.to_when_columns(piece.when), piece.preview, piece.characters, now, now)
        return PieceId(self._db.run(ADD, (piece.uid, piece.kind, *columns)))

    def touch(
        self, piece: PieceId, base_rev: int, preview: str, characters: int, now: datetime
    ) -> bool:
        """Count a save made from `base_rev` up; `False` when it was saved elsewhere meanwhile."""
        values = (preview, characters, codec.to_milliseconds(now), piece, base_rev)
        return self._db.change(TOUCH, values) == 1

    def count_up(self, piece: PieceId, now: datetime) -> None:
        """Count a save that left the text as it is, so that whoever holds it open notices."""
        sql = "UPDATE pieces SET rev = rev + 1, updated_at = ? WHERE id = ?"
        self._db.run(sql, (codec.to_milliseconds(now), piece))

    def move(self, piece: PieceId, when: When, now: datetime) -> None:
        """Give a piece another place in time."""
        self._db.run(MOVE, (*codec.to_when_columns(when), codec.to_milliseconds(now), piece))

    def bin(self, piece: PieceId, now: datetime) -> bool:
        """Put a piece into the bin; `False` when it is not there or in it already."""
        sql = "UPDATE pieces SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        return self._db.change(sql, (codec.to_milliseconds(now), piece)) == 1

    def bring_back(self, piece: PieceId) -> bool:
        """Take a piece out of the bin; `False` when it is not in it."""
        sql = "UPDATE pieces SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL"
        return self._db.change(sql, (piece,)) == 1

    def seal(self, piece: PieceId, sealed: bool) -> bool:
        """Take a piece out of every view, or back into them; `False` when nothing changed."""
        sql = "UPDATE pieces SET sealed = ?1 WHERE id = ?2 AND sealed <> ?1"
        return self._db.change(sql, (int(sealed), piece)) == 1

    def is_sealed(self, piece: PieceId) -> bool:
        """Whether this piece is out of every view."""
        return bool(self._db.value("SELECT sealed FROM pieces WHERE id = ?", (piece,)))

    def uid_of(self, piece: PieceId) -> Uid | None:
        """The uid of a piece, in the bin or not; `None` when it is not there."""
        found = self._db.value("SELECT uid FROM pieces WHERE id = ?", (piece,))
        return None if found is None else Uid(found)

    def is_seen(self, piece: PieceId) -> bool:
        """Whether this piece is neither gone, nor in the bin, nor sealed."""
        sql = "SELECT 1 FROM pieces WHERE id = ? AND deleted_at IS NULL AND sealed = 0"
        return self._db.value(sql, (piece,)) is not None

    def sealed(self) -> list[PieceId]:
        """Every piece sealed for good outside the bin, newest first."""
        sql = """
            SELECT id FROM pieces WHERE sealed = 1 AND deleted_at IS NULL
                AND id NOT IN (SELECT piece FROM seals)
            ORDER BY happened_at DESC, id DESC
        """
        return [PieceId(row[0]) for row in self._db.rows(sql)]

    def sealed_in_bin(self) -> list[PieceId]:
        """Every sealed piece in the bin, last put in first.

        One that waits for a day as well: the list of those that wait leaves the bin out.
        """
        sql = """
            SELECT id FROM pieces WHERE sealed = 1 AND deleted_at IS NOT NULL
            ORDER BY deleted_at DESC, id DESC
        """
        return [PieceId(row[0]) for row in self._db.rows(sql)]

    def binned(self) -> list[PieceId]:
        """Everything in the bin that is not sealed, last put in first."""
        sql = """
            SELECT id FROM pieces WHERE deleted_at IS NOT NULL AND sealed = 0
            ORDER BY deleted_at DESC, id DESC
        """
        return [PieceId(row[0]) for row in self._db.rows(sql)]

    def binned_until(self, instant: datetime) -> list[PieceId]:
        """Everything that was in the bin at this instant and still is, sealed or not."""
        sql = "SELECT id FROM pieces WHERE deleted_at <= ? ORDER BY id"
        return [PieceId(row[0]) for row in self._db.rows(sql, (codec.to_milliseconds(instant),))]

    def any_kept_between(self, first: datetime, last: datetime) -> bool:
        """Whether any piece, in the bin or not, was last kept between these two instants."""
        sql = "SELECT 1 FROM pieces WHERE updated_at BETWEEN ? AND ? LIMIT 1"
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return self._db.value(sql, span) is not None

    def binned_uid(self, piece: PieceId) -> Uid | None:
        """The uid of a piece in the bin; `None` when it is not there or not in it."""
        sql = "SELECT uid FROM pieces WHERE id = ? AND deleted_at IS NOT NULL"
        found = self._db.value(sql, (piece,))
        return None if found is None else Uid(found)

    def remove(self, piece: PieceId) -> None:
        """Take a piece out for good, with all that hangs on it."""
        self._db.run("DELETE FROM pieces WHERE id = ?", (piece,))

    def to_be_found(self) -> list[PieceId]:
        """Every piece the index of words has, in the bin or not: all that are not sealed."""
        return [PieceId(row[0]) for row in self._db.rows("SELECT id FROM pieces WHERE sealed = 0")]

    def moments_to_be_found(self) -> list[PieceId]:
        """The moments among them."""
        sql = "SELECT id FROM pieces WHERE sealed = 0 AND kind = 'moment'"
        return [PieceId(row[0]) for row in self._db.rows(sql)]

    def exists(self, piece: PieceId) -> bool:
        """Whether there is such a piece, in the bin or not."""
        return self._db.value("SELECT 1 FROM pieces WHERE id = ?", (piece,)) is not None

    def find(self, uid: str) -> PieceId | None:
        """The id of the piece with this uid, bin included."""
        found = self._db.value("SELECT id FROM pieces WHERE uid = ?", (uid,))
        return None if found is None else PieceId(found)

    def starting_with(self, beginning: str) -> list[Uid]:
        """Up to two uids that begin so, to resolve a shortened one."""
        sql = "SELECT uid FROM pieces WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 2"
        return [Uid(row[0]) for row in self._db.rows(sql, (beginning, beginning + "\x7f"))]

    def counts(self) -> tuple[int, int]:
        """How many entries and how many moments there are outside the bin."""
        sql = "SELECT coalesce(sum(entries), 0), coalesce(sum(moments), 0) FROM days"
        row = self._db.row(sql) or (0, 0)
        return row[0], row[1]

    def newest_day(self) -> date | None:
        """The last day anything outside the bin was written for."""
        found = self._db.value("SELECT max(local_day) FROM days WHERE entries + moments > 0")
        return None if found is None else codec.from_day(found)

    def newest_lived(self, after: date, above: int) -> tuple[date, PieceId] | None:
        """The last day after this one that was written for as it came, and a piece of it.

        Nothing in the bin or sealed, no piece up to the id `above`, and none that was given to a
        time to come.
        """
        row = self._db.row(NEWEST_LIVED, (codec.to_day(after), above))
        return None if row is None else (codec.from_day(row[0]), PieceId(row[1]))

    def lived_since(self, piece: PieceId) -> list[tuple[PieceId, When]]:
        """What was begun after this piece, within an hour of its time; the bin and sealed count."""
        return [
            (PieceId(row[0]), codec.from_when_columns(*row[1:]))
            for row in self._db.rows(LIVED_SINCE, (piece,))
        ]

    def last_id(self) -> int:
        """The highest id given so far, 0 where there is nothing."""
        return int(self._db.value("SELECT coalesce(max(id), 0) FROM pieces"))

    def fingerprint(self) -> tuple[int, int, int]:
        """Number of pieces, highest id and sum of revs: equal in a faithful copy."""
        sql = "SELECT count(*), coalesce(max(id), 0), coalesce(sum(rev), 0) FROM pieces"
        row = self._db.row(sql) or (0, 0, 0)
        return row[0], row[1], row[2]
