"""Make a consistent copy of the open journal, and verify one as if it were all there is."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.core.backups import CopyStopped, Watch, to_the_end
from journal_app.core.errors import CannotKeep
from journal_app.storage.connection import (
    PAGE_BYTES,
    SQLITE_INTERRUPT,
    Connection,
    FileRefused,
    NotOurs,
    StorageBug,
    access_to_read,
    open_connection,
)
from journal_app.storage.pieces import Pieces

_ATTEMPTS: Final = 5
_WRITTEN: Final = 0.6
_CHECKED: Final = 0.8
"""Parts of the whole time: once a copy is written, and while its tables are gone through."""


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


def verified_copy(
    connection: Connection,
    target: Path,
    key: bytes | bytearray,
    watch: Watch = to_the_end,
    *,
    half: Path | None = None,
) -> CopyFacts:
    """Write the open journal into a new encrypted file, and verify it before it gets its name.

    Meanwhile it is called `half`, or as the target with ``.partial``; what has that name goes. One
    with a `half` is made among files of the person's own: what got the target's name meanwhile
    stays.

    The copy is compact and can be read from media that cannot be written to. Raises
    `FileRefused` when the copy is not what was copied, `CannotKeep` when the disk refuses,
    `FileExistsError`, and `CopyStopped` when `watch` wants it; then no file of the target's name
    was made.
    """
    if target.exists():
        raise FileExistsError
    partial = half or target.with_name(f"{target.name}.partial")
    try:
        for _attempt in range(_ATTEMPTS):
            partial.unlink(missing_ok=True)
            before = Pieces(connection).fingerprint()
            _write(connection, partial, watch)
            partial.chmod(0o600)
            sync(partial)
            facts = verify(partial, key, watch)
            if facts.fingerprint == before:
                if half is None:
                    partial.rename(target)
                else:
                    _call(partial, target)
                sync(target.parent)
                return facts
            # Somebody wrote while it was copied; only an unchanged source proves a copy.
            if Pieces(connection).fingerprint() == before:
                break
        raise FileRefused(NotOurs.CORRUPT)
    finally:
        partial.unlink(missing_ok=True)


def write_into(connection: Connection, path: Path) -> None:
    """Write the whole database anew to a file that is not there yet; its key stays the same.

    Named by its URI, as a folder’s name need not be text in UTF-8 (SQLite takes one wherever it
    was allowed for the connection). Raises `StorageBug` and `CannotKeep`.
    """
    connection.run("VACUUM INTO ?", (path.absolute().as_uri(),))


def _call(partial: Path, target: Path) -> None:
    """Give a copy a name nothing has yet; the one of before it may keep. Raises `OSError`."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:
        # Not every disk lets a file have two names, such as that of most sticks.
        if os.path.lexists(target):
            raise FileExistsError from None
        partial.rename(target)


def _write(connection: Connection, partial: Path, watch: Watch) -> None:
    whole = max(1, connection.value("PRAGMA page_count")) * PAGE_BYTES

    def goes_on() -> bool:
        written = partial.stat().st_size if partial.exists() else 0
        return watch(round(_WRITTEN * min(1.0, written / whole), 2))

    with _stoppable(connection, goes_on):
        write_into(connection, partial)


@contextmanager
def _stoppable(connection: Connection, goes_on: Callable[[], bool]) -> Iterator[None]:
    """Raises `CopyStopped` out of what runs meanwhile."""
    try:
        with connection.asking(goes_on):
            yield
    except StorageBug as error:
        if error.code == SQLITE_INTERRUPT:
            raise CopyStopped from None
        raise


def verify(path: Path, key: bytes | bytearray, watch: Watch = to_the_end) -> CopyFacts:
    """Open a copy read-only and check every page and every table.

    Raises `FileRefused` when anything at all is wrong with it, and `CopyStopped`.
    """
    try:
        connection = open_connection(path, key, access_to_read(path))
        try:
            with _stoppable(connection, lambda: watch(_CHECKED)):
                facts = checked(connection)
        finally:
            connection.close()
        if not watch(1.0):
            raise CopyStopped
        return facts
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


def sync(path: Path) -> None:
    """Return once a file, or the names in a folder, outlast a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
