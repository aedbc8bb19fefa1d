"""Small files that are always whole: either the old one or the new one, never something between."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def replace_file(path: Path, data: bytes) -> None:
    """Put these bytes in the file's place and return once they are safe on the disk.

    Raises ``OSError``; the file is then as it was before.
    """
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(partial, flags, PRIVATE_FILE), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Return once the bytes of this file are safe on the disk. Raises ``OSError``."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in a folder outlast a power cut."""
    if os.name == "nt":  # pragma: no cover - Windows keeps names in a journal of its own
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private_folder(folder: Path) -> None:
    """Make a folder only this person may enter, or close an existing one to others.

    Its name outlasts a power cut by then, or all that is kept in it would be lost with that.
    """
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    for each in new:
        sync_folder(each.parent)
    if folder.stat().st_mode & 0o077:
        folder.chmod(PRIVATE_FOLDER)
