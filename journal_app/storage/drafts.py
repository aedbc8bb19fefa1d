"""Table: moments that were begun and not kept yet."""

from dataclasses import dataclass
from datetime import datetime

from journal_app.core.ids import Uid
from journal_app.storage import codec
from journal_app.storage.connection import Connection

PUT = """
INSERT INTO moment_drafts (uid, body, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)
ON CONFLICT (uid) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
"""
ALL = (
    "SELECT uid, body, created_at, updated_at FROM moment_drafts ORDER BY created_at DESC, uid DESC"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One draft; `body` is JSON of a capture."""

    uid: Uid
    body: str
    created_at: datetime
    updated_at: datetime


class Drafts:
    """Moments begun."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, uid: Uid, body: str, now: datetime) -> None:
        """Keep what the form holds, in the place of what this draft held before."""
        self._db.run(PUT, (uid, body, codec.to_milliseconds(now)))

    def remove(self, uid: Uid) -> bool:
        """Take a draft away; `False` when there was none."""
        return self._db.change("DELETE FROM moment_drafts WHERE uid = ?", (uid,)) == 1

    def all(self) -> list[DraftRow]:
        """Every draft, the newest first."""
        return [
            DraftRow(
                uid=Uid(row[0]),
                body=row[1],
                created_at=codec.from_milliseconds(row[2]),
                updated_at=codec.from_milliseconds(row[3]),
            )
            for row in self._db.rows(ALL)
        ]
