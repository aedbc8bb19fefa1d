"""The sealed files of copies: brought along to where a copy is made, brought back by a restore.

The app's own copies share the folder of the journal. Beside a copy made elsewhere lies a folder of
all that it names, still sealed, and shared by all copies that lie there.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journal_app.security.folder import VaultFolder
from journal_app.security.sealed_files import FileState, SealedFiles
from journal_app.storage import files
from journal_app.storage.connection import Connection

BESIDE: Final = "tideline-files"
"""The folder beside copies made elsewhere."""
_FOLDER: Final = "files"
"""What the folder of a journal calls it; there beside a copy of that whole folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How many files a copy names are where it can have them, and how many are not."""

    there: int = 0
    missing: int = 0


def carry_out(copy: Connection, secret: bytes, folder: VaultFolder, target: Path) -> Carried:
    """Bring along what a new copy names. Raises `OSError`.

    A file that is missing or not whole in the journal is counted and prevents no copy.
    """
    return _take(copy, secret, target.parent / BESIDE, [folder.files])


def bring_back(copy: Connection, secret: bytes, source: Path, folder: VaultFolder) -> Carried:
    """Let the journal have what the copy in `source` names, from where that lies.

    Raises `OSError`. What is there already stays, unless it is damaged.
    """
    places = [place for place in _places(source) if place != folder.files]
    return _take(copy, secret, folder.files, places)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesFound:
    """What reading every file a journal or a copy names came to, from end to end."""

    count: int = 0
    missing: int = 0
    damaged: int = 0
    """Altered, cut short, or sealed with another key."""


def look_over(connection: Connection, secret: bytes, source: Path) -> FilesFound:
    """Read what the journal or copy in `source` names, wherever that may lie; raises nothing.

    A file that lies in several places counts as what the best of them is.
    """
    opened = [SealedFiles(place, secret) for place in _places(source)]
    names = files.named_in(connection)
    found = Counter(_best(opened, name) for name in names)
    for sealed in opened:
        sealed.wipe()
    missing, good = found[FileState.MISSING], found[FileState.GOOD]
    return FilesFound(count=len(names), missing=missing, damaged=len(names) - missing - good)


def _best(opened: Iterable[SealedFiles], name: str) -> FileState:
    states = {_state(sealed, name) for sealed in opened}
    if FileState.GOOD in states:
        return FileState.GOOD
    return FileState.MISSING if states == {FileState.MISSING} else FileState.DAMAGED


def _state(sealed: SealedFiles, name: str) -> FileState:
    try:
        return sealed.look(name)
    except (OSError, ValueError):
        # A disk that does not give it, or a row that names no file at all.
        return FileState.DAMAGED


def _places(source: Path) -> tuple[Path, ...]:
    """Where the files of a journal or a copy may lie."""
    beside = source.parent
    return beside / BESIDE, beside / _FOLDER, beside.parent / _FOLDER


def _take(copy: Connection, secret: bytes, into: Path, places: Iterable[Path]) -> Carried:
    names = files.named_in(copy)
    sealed = SealedFiles(into, secret)
    try:
        there = sum(_taken(sealed, name, places) for name in sorted(names))
    finally:
        sealed.wipe()
    return Carried(there=there, missing=len(names) - there)


def _taken(sealed: SealedFiles, name: str, places: Iterable[Path]) -> bool:
    if sealed.look(name) is FileState.GOOD:
        return True
    return any(sealed.take(name, place) is FileState.GOOD for place in places if place.is_dir())
