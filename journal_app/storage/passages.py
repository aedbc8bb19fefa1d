"""Table: marked passages."""

from collections.abc import Sequence
from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Anchor, Passage
from journal_app.storage import codec
from journal_app.storage.connection import Connection, Row

COLUMNS = "uid, piece, mark, start, length, quote, before, after, lost_at, moment"
PUT = """
INSERT INTO passages
    (uid, piece, mark, start, length, quote, before, after, created_at, lost_at, moment)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET mark = excluded.mark, start = excluded.start,
    length = excluded.length, quote = excluded.quote, before = excluded.before,
    after = excluded.after, moment = excluded.moment,
    lost_at = CASE WHEN excluded.lost_at IS NULL THEN NULL
              ELSE coalesce(passages.lost_at, excluded.lost_at) END
"""
OF = f"SELECT {COLUMNS} FROM passages WHERE piece = ? ORDER BY start, length, uid"  # noqa: S608 - constants
ONE = f"SELECT {COLUMNS} FROM passages WHERE uid = ?"  # noqa: S608 - constants
OF_MOMENT = f"SELECT {COLUMNS} FROM passages WHERE moment = ? ORDER BY id"  # noqa: S608 - constants
USES = "SELECT mark, count(*) FROM passages INDEXED BY passages_lived WHERE away = 0 GROUP BY mark"
CARRIED = "SELECT count(*) FROM passages WHERE mark = ?"


class Passages:
    """Marks on words, each with the anchor that finds it again."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, passage: Passage, now: datetime) -> None:
        """Keep a marked passage."""
        self.put([passage], now)

    def put(self, passages: Sequence[Passage], now: datetime) -> None:
        """Keep these passages as they are now; those that are there keep when they were made."""
        at = codec.to_milliseconds(now)
        for passage in passages:
            anchor = passage.anchor
            values = (passage.uid, passage.piece, passage.mark, anchor.start, anchor.length)
            context = (anchor.quote, anchor.before, anchor.after, at)
            self._db.run(PUT, (*values, *context, at if passage.lost else None, passage.moment))

    def remove(self, uids: Sequence[Uid]) -> None:
        """Take these marks off; the words stay."""
        for uid in uids:
            self._db.run("DELETE FROM passages WHERE uid = ?", (uid,))

    def get(self, uid: Uid) -> Passage | None:
        """This passage."""
        row = self._db.row(ONE, (uid,))
        return None if row is None else passage_of(row)

    def made_at(self, uid: Uid) -> datetime:
        """When a passage that is there was marked."""
        sql = "SELECT created_at FROM passages WHERE uid = ?"
        return codec.from_milliseconds(self._db.value(sql, (uid,)))

    def of(self, piece: PieceId) -> list[Passage]:
        """The marked passages of one piece, in the order of the text; lost ones where they were."""
        return [passage_of(row) for row in self._db.rows(OF, (piece,))]

    def of_moment(self, moment: PieceId) -> list[Passage]:
        """The passages this moment came from."""
        return [passage_of(row) for row in self._db.rows(OF_MOMENT, (moment,))]

    def carrying(self, mark: str) -> int:
        """How many passages carry this mark, in the bin and sealed ones too."""
        return int(self._db.value(CARRIED, (mark,)))

    def uses(self) -> dict[str, int]:
        """How many passages carry each mark, in the bin and sealed left out."""
        return {row[0]: int(row[1]) for row in self._db.rows(USES)}


def passage_of(row: Row) -> Passage:
    """The passage of a row that begins with `COLUMNS`."""
    return Passage(
        uid=Uid(row[0]),
        piece=PieceId(row[1]),
        mark=row[2],
        anchor=Anchor(start=row[3], length=row[4], quote=row[5], before=row[6], after=row[7]),
        lost=row[8] is not None,
        moment=None if row[9] is None else PieceId(row[9]),
    )
