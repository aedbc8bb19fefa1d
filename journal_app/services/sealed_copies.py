"""The sealed files of copies: brought along to where a copy is made, brought back by a restore.

The app's own copies share the folder of the journal. Beside a copy made elsewhere lies a folder of
all that it names, still sealed, and shared by all copies that lie there.
"""

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

    A file that is missing or damaged in the journal is counted and prevents no copy.
    """
    return _take(copy, secret, target.parent / BESIDE, [folder.files])


def bring_back(copy: Connection, secret: bytes, source: Path, folder: VaultFolder) -> Carried:
    """Let the journal have what the copy in `source` names, from where that lies.

    Raises `OSError`. What is there already stays, unless it is damaged.
    """
    places = (
        source.parent / BESIDE,
        source.parent / _FOLDER,
        source.parent.parent / _FOLDER,
    )
    return _take(copy, secret, folder.files, [place for place in places if place != folder.files])


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
