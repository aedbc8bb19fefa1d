"""Read a copy of an earlier version as if this version had made it; the copy stays as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.storage.connection import (
    Access,
    Connection,
    access_to_read,
    open_connection,
)
from journal_app.storage.copying import write_into
from journal_app.storage.migrator import Standing, migrate, standing


@contextmanager
def brought_up_to_date(path: Path, key: bytes, scratch: Path) -> Iterator[Connection]:
    """A copy in the current schema; an older one is copied to `scratch`, which is removed again.

    Raises `FileRefused` and `CannotKeep`.
    """
    connection = open_connection(path, key, access_to_read(path))
    try:
        if standing(connection) is not Standing.OLDER:
            yield connection
            return
        scratch.unlink(missing_ok=True)
        write_into(connection, scratch)
    finally:
        connection.close()
    try:
        scratch.chmod(0o600)
        connection = open_connection(scratch, key, Access.WRITE)
        try:
            migrate(connection, lambda _version: None)
            yield connection
        finally:
            connection.close()
    finally:
        scratch.unlink(missing_ok=True)
