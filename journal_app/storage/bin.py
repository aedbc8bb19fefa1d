"""Table: what was put away and is no piece, with all it takes to bring it back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from journal_app.core.bin import Binned, Noun, SealedInBin
from journal_app.core.ids import PieceId
from journal_app.storage import codec
from journal_app.storage.connection import Connection

PUT = """
INSERT OR REPLACE INTO bin (uid, noun, label, body, deleted_at) VALUES (?, ?, ?, ?, ?)
"""
ALL = "SELECT uid, noun, label, deleted_at FROM bin ORDER BY deleted_at DESC, uid DESC"
# What was written beside a piece is not told where that piece is sealed.
SEEN = """
SELECT uid, noun, label, deleted_at FROM bin
WHERE NOT EXISTS (
    SELECT 1 FROM pieces
    WHERE pieces.uid IN (json_extract(bin.body, '$.piece'), json_extract(bin.body, '$.other'))
        AND pieces.sealed = 1
)
ORDER BY deleted_at DESC, uid DESC
"""
SEALED = """
SELECT id, kind, deleted_at FROM pieces WHERE sealed = 1 AND deleted_at IS NOT NULL
ORDER BY deleted_at DESC, id DESC
"""
BELONGS = "? IN (json_extract(body, '$.piece'), json_extract(body, '$.other'))"
OF_PIECE = f"DELETE FROM bin WHERE {BELONGS}"  # noqa: S608 - constants
NOUNS_OF_PIECE = f"SELECT DISTINCT noun FROM bin WHERE {BELONGS}"  # noqa: S608 - constants


class Bin:
    """Things put away, each with its own JSON."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, binned: Binned, body: Mapping[str, Any]) -> None:
        """Keep something that is taken away in the same transaction.

        `body` is all it takes to bring it back. It names pieces by their uids, since ids count for
        one file only; what belongs to one piece alone says so under `piece`, and goes with it.
        What stood between two says the second under `other`, and goes with either.
        """
        stamp = codec.to_milliseconds(binned.deleted_at)
        text = json.dumps(body, ensure_ascii=False)
        self._db.run(PUT, (binned.uid, binned.noun.value, binned.label, text, stamp))

    def get(self, uid: str) -> tuple[Binned, dict[str, Any]] | None:
        """One thing and all it takes to bring it back."""
        sql = "SELECT uid, noun, label, deleted_at, body FROM bin WHERE uid = ?"
        row = self._db.row(sql, (uid,))
        return None if row is None else (_binned(row), json.loads(row[4]))

    def remove(self, uid: str) -> bool:
        """Forget one thing; `False` when it is not in the bin."""
        return self._db.change("DELETE FROM bin WHERE uid = ?", (uid,)) == 1

    def nouns_of_piece(self, piece_uid: str) -> set[Noun]:
        """What kinds of things belong to this piece."""
        return {Noun(row[0]) for row in self._db.rows(NOUNS_OF_PIECE, (piece_uid,))}

    def remove_of_piece(self, piece_uid: str) -> bool:
        """Forget everything that belongs to this piece alone; `False` when there is none."""
        return self._db.change(OF_PIECE, (piece_uid,)) > 0

    def remove_all(self) -> bool:
        """Forget everything; `False` when there is none."""
        return self._db.change("DELETE FROM bin") > 0

    def remove_until(self, instant: datetime) -> bool:
        """Forget what was put away up to this instant; `False` when there is none."""
        sql = "DELETE FROM bin WHERE deleted_at <= ?"
        return self._db.change(sql, (codec.to_milliseconds(instant),)) > 0

    def all(self) -> tuple[Binned, ...]:
        """Everything in it, last put away first."""
        return tuple(map(_binned, self._db.rows(ALL)))

    def seen(self) -> tuple[Binned, ...]:
        """The same without what belongs to a sealed piece."""
        return tuple(map(_binned, self._db.rows(SEEN)))

    def sealed(self) -> tuple[SealedInBin, ...]:
        """Every sealed piece in the bin, last put away first."""
        return tuple(
            SealedInBin(
                piece=PieceId(row[0]),
                is_moment=row[1] == "moment",
                deleted_at=codec.from_milliseconds(row[2]),
            )
            for row in self._db.rows(SEALED)
        )


def _binned(row: tuple[Any, ...]) -> Binned:
    return Binned(
        uid=row[0],
        noun=Noun(row[1]),
        label=row[2],
        deleted_at=codec.from_milliseconds(row[3]),
    )
