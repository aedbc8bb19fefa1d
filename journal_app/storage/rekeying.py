"""Write a journal, or a copy of one, into a new file that opens with another key.

The file it is made from is only read. The copy gets its name once it was opened with the new key
and checked page by page and table by table, and once it holds as much as what it was made from.
"""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from journal_app.storage import files
from journal_app.storage.connection import (
    Access,
    Connection,
    FileRefused,
    open_connection,
)
from journal_app.storage.copying import CopyFacts, checked, sync, verify
from journal_app.storage.files import Files

Told = Callable[[int, int], None]
"""Hears how many pages are done, of how many."""

_PRIVATE: Final = 0o600


def rekeyed_copy(
    source: Connection,
    target: Path,
    key: bytes | bytearray,
    names: Mapping[str, str],
    told: Told = lambda _done, _all: None,
) -> CopyFacts:
    """Write what `source` holds into `target` with another key; verified before it has its name.

    `names` says what each sealed file is called with the new key; one that is not among them
    keeps its name. Raises `FileRefused` when either is not whole, `CannotKeep` and `OSError` when
    the disk refuses, and what `told` raises; then there is no file of the target's name.
    """
    before = checked(source)
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        _write(source, partial, key, names, told)
        try:
            facts = verify(partial, key)
        except FileRefused:
            # The source was just found whole: it is the disk that did not keep what was written.
            facts = None
        if facts != before:
            raise OSError(errno.EIO, "not as it was written")
        partial.replace(target)
        sync(target.parent)
        return facts
    finally:
        for half in partial.parent.glob(f"{partial.name}*"):
            half.unlink(missing_ok=True)


def _write(
    source: Connection,
    partial: Path,
    key: bytes | bytearray,
    names: Mapping[str, str],
    told: Told,
) -> None:
    copy = open_connection(partial, key, Access.CREATE)
    try:
        partial.chmod(_PRIVATE)
        # Without a log beside it the file is the whole of it, and twice the room is not needed.
        copy.rows("PRAGMA journal_mode = DELETE")
        source.copy_into(copy, told)
        # The first page brought along how the source is written.
        copy.rows("PRAGMA journal_mode = DELETE")
        if files.named_in(copy) & names.keys():
            copy.run("BEGIN IMMEDIATE")
            Files(copy).rename(names)
            copy.run("COMMIT")
    finally:
        copy.close()
    sync(partial)
