"""Put a finished export in its place: whole under its own name, or not there at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


@contextmanager
def partial_of(target: Path, *, replaces: bool = False) -> Iterator[Path]:
    """The name to write under; at the end of the block what stands there gets its own name.

    When the block raises, it is taken away instead. Raises `FileExistsError` when the target is
    there already, before and after writing; a file gives way where the new one `replaces` it, a
    folder never does.
    """
    _refuse_existing(target, replaces=replaces)
    partial = target.with_name(f"{target.name}.partial")
    _take_away(partial)
    try:
        yield partial
        _refuse_existing(target, replaces=replaces)
        partial.replace(target)
        sync(target.parent)
    finally:
        _take_away(partial)


def new_file(path: Path) -> BinaryIO:
    """A new file only its owner can read. Raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb")


def finish(file: BinaryIO) -> None:
    """Return once everything written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make new names in a folder outlast a power cut."""
    if os.name == "nt":  # Windows has no such call and keeps names in its own journal.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_existing(target: Path, *, replaces: bool) -> None:
    if replaces and target.is_file() and not target.is_symlink():
        return
    if target.exists() or target.is_symlink():
        raise FileExistsError


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
