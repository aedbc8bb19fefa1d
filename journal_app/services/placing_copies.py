"""Bring a backup to another place as it is, sealed, and verify there what arrived."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from journal_app.core.backups import CopyStopped, Watch
from journal_app.core.errors import CannotKeep
from journal_app.security.durable import replace_file, sync_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.sealed_files import SealedFiles
from journal_app.services import copies
from journal_app.services.sealed_copies import BESIDE
from journal_app.storage import files
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.copying import verify

_AT_ONCE: Final = 1024 * 1024
_WRITTEN: Final = 0.7
"""Of the whole time, once every byte is written."""
_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def alone() -> Iterator[None]:
    """Wait for whoever brings something there: what is half-made is not cleared under their hands.

    For a thread of its own alone: the place may be a network that does not answer.
    """
    with _ONE_AT_A_TIME:
        yield


def bring(
    source: Path, place: Path, key: bytes, folder: VaultFolder, watch: Watch, name: str = ""
) -> Path:
    """Copy a backup with its record and the files it names; it gets its name once it is verified.

    What is called so there already goes only then. `name` is what it is called there, where that
    is not the name it has. Raises `OSError`, `FileRefused` and `CopyStopped`; then nothing of that
    name has changed.
    """
    copies.clear_half_made(place)
    target = place / (name or source.name)
    partial = target.with_name(f"{target.name}.partial")
    try:
        _write(source, partial, watch)
        sync_file(partial)
        _forget_in_memory(partial)
        verify(partial, key, lambda far: watch(round(_WRITTEN + (1 - _WRITTEN) * far, 2)))
        _bring_files(partial, place, key, folder)
        beside = source.with_suffix(".json")
        replace_file(target.with_suffix(".json"), _record_of(beside, folder))
        partial.replace(target)
        sync_folder(place)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return target


def clear_unnamed(place: Path, key: bytes) -> None:
    """Remove the sealed files there that no copy names any more, of whatever key they are.

    Whatever a copy is called: one that was renamed names them too. While one of the copies does
    not open with this key it may name them, and none goes. Raises `OSError`.
    """
    sealed = SealedFiles(place / BESIDE, key)
    try:
        names: frozenset[str] = frozenset()
        for path in copies.whatever_called(place):
            with copies.reading(path, key) as connection:
                names |= files.named_in(connection)
        for name in sorted(_names_in(place / BESIDE) - names):
            with suppress(ValueError):
                sealed.remove(name)
    except (FileRefused, CannotKeep, StorageBug):
        return
    finally:
        sealed.wipe()


def _write(source: Path, partial: Path, watch: Watch) -> None:
    whole, done = max(1, source.stat().st_size), 0
    with source.open("rb") as told, partial.open("xb") as file:
        while part := told.read(_AT_ONCE):
            if not watch(round(_WRITTEN * done / whole, 2)):
                raise CopyStopped
            file.write(part)
            done += len(part)


def _forget_in_memory(path: Path) -> None:
    """Let what is verified come from the disk itself where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file, suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _bring_files(partial: Path, place: Path, key: bytes, folder: VaultFolder) -> None:
    """The sealed files not there yet, or cut short; one missing at home prevents no copy."""
    with copies.reading(partial, key) as connection:
        names = files.named_in(connection)
    beside = place / BESIDE
    sealed = SealedFiles(beside, key)
    try:
        for name in sorted(names):
            at_home = _size(folder.files / name)
            if at_home is not None and _size(beside / name) != at_home:
                sealed.take(name, folder.files)
    finally:
        sealed.wipe()


def _names_in(beside: Path) -> set[str]:
    return {path.name for path in beside.iterdir()} if beside.is_dir() else set()


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _record_of(beside: Path, folder: VaultFolder) -> bytes:
    try:
        return beside.read_bytes()
    except FileNotFoundError:
        return folder.record.read_bytes()
