"""Seal pictures and files anew, when a journal gets new keys; the old ones stay beside them."""

import errno
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journal_app.core.pictures import MAX_FILE_BYTES
from journal_app.security.sealed_files import DamagedFile, FileState, SealedFiles, UnreadableFile

Told = Callable[[int, int], None]
"""Hears how many are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """What each file is called with the new key, and how many could not be opened with the old."""

    names: Mapping[str, str]
    left: int = 0


def reseal(old: SealedFiles, new: SealedFiles, told: Told = lambda _done, _all: None) -> Resealed:
    """Seal everything in the folder that the old key opens with the new one, verified.

    What is there already and good is not written twice. A damaged file is counted and stays as it
    is. Raises `OSError`, `DamagedFile` when the disk does not give back what was written, and what
    `told` raises.
    """
    names: dict[str, str] = {}
    found = sorted(old.own_names())
    left = 0
    for number, name in enumerate(found):
        told(number, len(found))
        try:
            contents = io.BytesIO(old.read(name, at_most=MAX_FILE_BYTES))
        except UnreadableFile:
            left += 1
            continue
        names[name] = _sealed_anew(new, contents)
    return Resealed(names=names, left=left)


def _sealed_anew(new: SealedFiles, contents: io.BytesIO) -> str:
    name = new.name_of(contents)
    if new.look(name) is not FileState.GOOD:
        if not new.folder.is_dir():
            # Erased meanwhile: nothing may come into being in its place.
            raise FileNotFoundError(errno.ENOENT, "the folder is gone")
        new.keep(new.seal(contents))
        if new.look(name) is not FileState.GOOD:
            raise DamagedFile("not as it was written")
    return name
