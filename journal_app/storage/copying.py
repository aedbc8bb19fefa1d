"""Make a consistent copy of the open journal, and verify one as if it were all there is."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journal_app.core.errors import CannotKeep
from journal_app.storage.connection import (
    Connection,
    FileRefused,
    NotOurs,
    StorageBug,
    access_to_read,
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
    newest_day: date | None
    """The last day anything outside the bin was written for."""
    saves: int
    """How many transactions were ever kept in it."""


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
        connection = open_connection(path, key, access_to_read(path))
        try:
            return checked(connection)
        finally:
            connection.close()
    except (CannotKeep, StorageBug):
        # A page that cannot be read, or a whole file without our tables in it.
        raise FileRefused(NotOurs.CORRUPT) from None


def checked(connection: Connection, *, pages: bool = True) -> CopyFacts:
    """Check every page and every table of an open copy; raises as `verify` does.

    Without `pages` the encryption of each is checked only where it is read: beside a pending log
    the pages of the file itself may be half-written, and none the worse for it.
    """
    if pages and connection.rows("PRAGMA cipher_integrity_check"):
        raise FileRefused(NotOurs.CORRUPT)
    if connection.rows("PRAGMA integrity_check") != [("ok",)]:
        raise FileRefused(NotOurs.CORRUPT)
    pieces = Pieces(connection)
    entries, moments = pieces.counts()
    return CopyFacts(
        entries=entries,
        moments=moments,
        fingerprint=pieces.fingerprint(),
        newest_day=pieces.newest_day(),
        saves=saves(connection),
    )


def saves(connection: Connection) -> int:
    """How many transactions were ever kept; it only grows, so less of it means a loss."""
    return int(connection.value("SELECT saves FROM counter"))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
