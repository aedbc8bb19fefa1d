"""Make a consistent copy of the open journal, and verify one as if it were all there is."""

import os
from dataclasses import dataclass
from pathlib import Path

from journal_app.storage.connection import Access, Connection, FileRefused, NotOurs, open_connection
from journal_app.storage.pieces import Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What a verified copy holds."""

    entries: int
    moments: int
    fingerprint: tuple[int, int, int]


def copy_into(connection: Connection, target: Path) -> tuple[int, int, int]:
    """Write the journal as it stands into a new encrypted file with the same key.

    Returns the fingerprint of exactly what was copied. The copy is compact and can be read
    from media that cannot be written to. An existing target is refused by SQLite.
    """
    # Both inside one read transaction would be refused by VACUUM; a write in between would only
    # make the verification fail, and the copy is then made again.
    fingerprint = Pieces(connection).fingerprint()
    connection.run("VACUUM INTO ?", (str(target),))
    _sync(target)
    return fingerprint


def verify(path: Path, key: bytes | bytearray) -> CopyFacts:
    """Open a copy read-only and check every page and every table.

    Raises `FileRefused` when anything at all is wrong with it.
    """
    connection = open_connection(path, key, Access.READ)
    try:
        if connection.rows("PRAGMA cipher_integrity_check"):
            raise FileRefused(NotOurs.CORRUPT)
        if connection.rows("PRAGMA integrity_check") != [("ok",)]:
            raise FileRefused(NotOurs.CORRUPT)
        pieces = Pieces(connection)
        entries, moments = pieces.counts()
        return CopyFacts(entries=entries, moments=moments, fingerprint=pieces.fingerprint())
    finally:
        connection.close()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
