"""Table: files, each kept once beside the database however often it is shown."""

from collections.abc import Mapping
from datetime import datetime

from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD = """
INSERT INTO files (uid, media, bytes, width, height, created_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET media = excluded.media, width = excluded.width,
    height = excluded.height, bytes = excluded.bytes
"""
# What lies in the bin names its file in its own words, and is still to be had back.
UNNAMED = """
SELECT uid FROM files
WHERE id NOT IN (SELECT file FROM attachments)
    AND uid NOT IN (
        SELECT json_extract(body, '$.file') FROM bin
        WHERE noun = 'attachment' AND json_valid(body) AND json_extract(body, '$.file') NOT NULL
    )
"""
RENAME_IN_BIN = """
UPDATE bin SET body = json_set(body, '$.file', ?)
WHERE noun = 'attachment' AND json_valid(body) AND json_extract(body, '$.file') = ?
"""


class Files:
    """What is known of each sealed file; the contents lie beside the database."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(
        self, uid: str, media: str, size: int, shown: tuple[int, int] | None, now: datetime
    ) -> int:
        """Note a file, or that it is there already; returns its row id. Size is in bytes."""
        width, height = shown or (None, None)
        self._db.run(ADD, (uid, media, size, width, height, codec.to_milliseconds(now)))
        return int(self._db.value("SELECT id FROM files WHERE uid = ?", (uid,)))

    def id_of(self, uid: str) -> int | None:
        """The row of a file, or `None`."""
        found = self._db.value("SELECT id FROM files WHERE uid = ?", (uid,))
        return None if found is None else int(found)

    def names(self) -> frozenset[str]:
        """Every file there is to be."""
        return frozenset(row[0] for row in self._db.rows("SELECT uid FROM files"))

    def sizes(self) -> dict[str, int]:
        """The name of every file and how many bytes it holds."""
        return dict(self._db.rows("SELECT uid, bytes FROM files"))

    def unnamed(self) -> frozenset[str]:
        """Files that neither hang on a piece nor lie in the bin."""
        return frozenset(row[0] for row in self._db.rows(UNNAMED))

    def rename(self, names: Mapping[str, str]) -> None:
        """Let files go by other names, in the bin too, within a transaction."""
        renamed = [(new, old) for old, new in names.items()]
        self._db.run_many("UPDATE files SET uid = ? WHERE uid = ?", renamed)
        self._db.run_many(RENAME_IN_BIN, renamed)

    def forget(self, uid: str) -> None:
        """Let go of what is known of a file that nothing names."""
        self._db.run("DELETE FROM files WHERE uid = ?", (uid,))


def named_in(connection: Connection) -> frozenset[str]:
    """Every file a journal or a copy names; one of an earlier version knows of none."""
    known = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'files'"
    return Files(connection).names() if connection.value(known) else frozenset()
