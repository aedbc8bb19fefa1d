"""What is the matter with a file that should be a journal: asked only after it was refused."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.errors import CannotKeep
from journal_app.storage.connection import (
    PAGE_BYTES,
    Access,
    Connection,
    FileRefused,
    StorageBug,
    open_connection,
    unfit_pages,
)

_PLAIN_HEADER: Final = b"SQLite format 3"
_SALT_BYTES: Final = 16
_HMAC_FAILED: Final = re.compile(r"HMAC .* page (\d+)")


class FileState(StrEnum):
    """How a file in a journal's place is."""

    WELL = "well"
    MISSING = "missing"
    EMPTY = "empty"
    NOT_ENCRYPTED = "not-encrypted"
    ANOTHER_FILE = "another-file"
    HEADER_DAMAGED = "header-damaged"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    """The disk does not give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFound:
    """What looking at the file told; `pages_damaged` is `None` where nobody counted."""

    state: FileState
    pages: int = 0
    pages_damaged: int | None = None


def at_first_sight(path: Path) -> FileState:
    """What size and first bytes tell without a key; `WELL` when they tell nothing bad."""
    try:
        with path.open("rb") as file:
            header = file.read(PAGE_BYTES)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return FileState.MISSING
    except OSError:
        return FileState.UNREADABLE
    if header.startswith(_PLAIN_HEADER):
        return FileState.NOT_ENCRYPTED
    return FileState.EMPTY if len(header) < PAGE_BYTES else FileState.WELL


def told_apart(path: Path, key: bytes, salt: bytes | None) -> FileFound:
    """Why a file does not open with the key of its journal; reads every page, writes nothing.

    `salt` is what the first bytes of the file had been, where that was noted.
    """
    seen = at_first_sight(path)
    if seen is not FileState.WELL:
        return FileFound(state=seen)
    size = path.stat().st_size
    pages = -(-size // PAGE_BYTES)
    try:
        complaints = unfit_pages(path, key)
    except FileRefused:
        return FileFound(state=FileState.UNREADABLE, pages=pages)
    damaged = _numbers(complaints)
    if len(damaged) >= size // PAGE_BYTES:
        return _with_salt(path, key, salt, pages)
    told = _pages_told(path, key)
    if told is not None:
        # What somebody appended is no page of the journal, and harms nothing.
        damaged = {page for page in damaged if page <= told}
        if not damaged and told <= pages and not _cut(path, told):
            return FileFound(state=FileState.WELL, pages=told, pages_damaged=0)
    # All pages that are there are as they were written, and something is missing all the same.
    state = FileState.DAMAGED if damaged else FileState.TRUNCATED
    return FileFound(state=state, pages=pages, pages_damaged=len(damaged))


def ends_early(connection: Connection, path: Path) -> bool:
    """Whether the last page of an open file is cut off; one at a whole page does not even open.

    Holds only while no log is pending: the missing page may stand there.
    """
    return _cut(path, int(connection.value("PRAGMA page_count")))


def _with_salt(path: Path, key: bytes, salt: bytes | None, pages: int) -> FileFound:
    """No page fits: either the salt of all is destroyed, or this is another file."""
    if salt is not None and len(salt) == _SALT_BYTES:
        damaged = _numbers(unfit_pages(path, key + salt))
        if len(damaged) < path.stat().st_size // PAGE_BYTES:
            state = FileState.DAMAGED if 1 in damaged else FileState.HEADER_DAMAGED
            return FileFound(state=state, pages=pages, pages_damaged=max(1, len(damaged)))
    return FileFound(state=FileState.ANOTHER_FILE, pages=pages, pages_damaged=pages)


def _pages_told(path: Path, key: bytes) -> int | None:
    """How many pages the file itself says that it has; `None` when it does not open."""
    try:
        connection = open_connection(path, key, Access.STILL)
    except (FileRefused, CannotKeep, StorageBug):
        return None
    try:
        return int(connection.value("PRAGMA page_count"))
    finally:
        connection.close()


def _cut(path: Path, pages: int) -> bool:
    return path.stat().st_size < pages * PAGE_BYTES


def _numbers(complaints: list[str]) -> set[int]:
    """The pages that were altered; one that merely has too few bytes is not among them."""
    return {int(found[1]) for found in map(_HMAC_FAILED.search, complaints) if found}
