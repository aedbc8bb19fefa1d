"""Make a consistent copy of the open journal, and verify one as if it were all there is."""

import os
from dataclasses import dataclass
from pathlib import Path

from journal_app.core.errors import CannotKeep
from journal_app.storage.connection import (
    Access,
    Connection,
    FileRefused,
    NotOurs,
    StorageBug,
    open_connection,
)
from journal_app.storage.pieces import Pieces

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What a verified copy holds."""

    entries: int
    moments: int
    fingerprint: tuple[int, int, int]


def verified_copy(connection: Connection, target: Path, key: bytes | bytearray) -> CopyFacts:
    """Write the open journal into a new encrypted file, and verify it before it gets its name.

    The copy is compact and can be read from media that cannot be written to. Raises
    `FileRefused` when the copy is not what was copied, `CannotKeep` when the disk refuses, and
    `FileExistsError`; then no file of the target's name was made.
    """
    if target.exists():
        raise FileExistsError
    partial = target.with_name(f"{target.name}.partial")
    try:
        for _attempt in range(_ATTEMPTS):
            partial.unlink(missing_ok=True)
            before = Pieces(connection).fingerprint()
            connection.run("VACUUM INTO ?", (str(partial),))
            partial.chmod(0o600)
            _sync(partial)
            facts = verify(partial, key)
            if facts.fingerprint == before:
                partial.rename(target)
                _sync(target.parent)
                return facts
            # Somebody wrote while it was copied; only an unchanged source proves a copy.
            if Pieces(connection).fingerprint() == before:
                break
        raise FileRefused(NotOurs.CORRUPT)
    finally:
        partial.unlink(missing_ok=True)


def verify(path: Path, key: bytes | bytearray) -> CopyFacts:
    """Open a copy read-only and check every page and every table.

    Raises `FileRefused` when anything at all is wrong with it.
    """
    try:
        connection = open_connection(path, key, Access.READ)
        try:
            return _checked(connection)
        finally:
            connection.close()
    except (CannotKeep, StorageBug):
        # A page that cannot be read, or a whole file without our tables in it.
        raise FileRefused(NotOurs.CORRUPT) from None


def _checked(connection: Connection) -> CopyFacts:
    if connection.rows("PRAGMA cipher_integrity_check"):
        raise FileRefused(NotOurs.CORRUPT)
    if connection.rows("PRAGMA integrity_check") != [("ok",)]:
        raise FileRefused(NotOurs.CORRUPT)
    pieces = Pieces(connection)
    entries, moments = pieces.counts()
    return CopyFacts(entries=entries, moments=moments, fingerprint=pieces.fingerprint())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
