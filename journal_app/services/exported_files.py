"""Pictures and files on their way out of the journal: opened, laid beside the export, counted."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from journal_app.core.archive import Archive
from journal_app.exchange import placing
from journal_app.exchange.files_along import OUR_NAMES, FilesAlong, Unreadable
from journal_app.exchange.writers.html_files import named_folder
from journal_app.exchange.writers.markdown_files import FOLDER
from journal_app.security.sealed_files import SealedFiles

Step = Callable[[int, int], None]
"""Told how much of how much is done; whatever it raises ends the export."""
_Piece = TypeVar("_Piece")
_LINES_OF_THE_HEAD: Final = 12
_BYTES_OF_THE_FOOT: Final = 4096


def folder_of(target: Path, *, inside: bool = False) -> Path:
    """Where the files of an export are laid: `inside` one that is a folder, beside one file."""
    return target / FOLDER if inside else target.with_name(f"{target.stem}-files")


@contextmanager
def beside(
    target: Path, sealed: SealedFiles, *, replaces: bool
) -> Iterator[tuple[Path, FilesAlong]]:
    """Where to write a file, and what lays its files beside it; both are there whole or not at all.

    Raises `FileExistsError` as `placing.partial_of` does.
    """
    folder = folder_of(target)

    def may_go(there: Path) -> bool:
        return _is_named_by(target, there) and _is_ours(there)

    with placing.partial_with_folder(target, folder, replaces=replaces, may_go=may_go) as names:
        partial, made = names
        yield partial, FilesAlong(made, _opening(sealed))


def settle_beside(half: Path) -> bool:
    """Bring the folder beside an export that was killed in line with the file that is there.

    `half` is what it wrote; says whether there was anything to do. Raises `OSError`.
    """
    folder = folder_of(placing.wanted_of(half))
    return placing.settle_killed(half, folder, may_go=_is_ours)


@contextmanager
def inside(target: Path, sealed: SealedFiles) -> Iterator[tuple[Path, FilesAlong]]:
    """The same for an export that is a folder and holds its files itself."""
    with placing.partial_of(target) as partial:
        yield partial, FilesAlong(partial / FOLDER, _opening(sealed))


def with_files(archive: Archive, along: FilesAlong, target: Path, step: Step) -> Archive:
    """The archive with all its files laid beside it, each with its name and what it holds.

    Its pieces come after them, and are counted in how much there is to do.
    """
    looking_back = archive.belongings.looking_back
    brought = []
    of = len(looking_back.files) + archive.counts.entries + archive.counts.moments
    for number, file in enumerate(looking_back.files):
        step(number, of)
        brought.append(replace(file, brought=along.bring(file)))
    files = replace(looking_back, files=tuple(brought))
    return replace(
        archive,
        belongings=replace(archive.belongings, looking_back=files),
        files_folder=folder_of(target).name if along.count else "",
    )


def stepping(archive: Archive, step: Step, *, after: int = 0) -> Archive:
    """The same archive; each piece is told of as it goes, `after` so many files."""
    entries, moments = archive.counts.entries, archive.counts.moments
    of = after + entries + moments
    return replace(
        archive,
        entries=_stepping(archive.entries, after, of, step),
        moments=_stepping(archive.moments, after + entries, of, step),
    )


def _stepping(pieces: Iterable[_Piece], done: int, of: int, step: Step) -> Iterator[_Piece]:
    for number, piece in enumerate(pieces, start=done):
        step(number, of)
        yield piece


def _opening(sealed: SealedFiles) -> Callable[[str], Iterator[bytes]]:
    def contents(uid: str) -> Iterator[bytes]:
        try:
            yield from sealed.chunks(uid)
        except (OSError, ValueError):
            # Missing, damaged, or the disk of the journal does not give it: counted, and named.
            raise Unreadable from None

    return contents


def _is_named_by(target: Path, folder: Path) -> bool:
    """Whether the export that gives way says that this folder holds its files."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        head = b"".join(islice(file, _LINES_OF_THE_HEAD))
        file.seek(max(0, file.seek(0, os.SEEK_END) - _BYTES_OF_THE_FOOT))
        foot = file.read()
    in_head = f'"files_folder": {json.dumps(folder.name, ensure_ascii=False)}'
    return in_head.encode() in head or named_folder(folder.name).encode() in foot


def _is_ours(folder: Path) -> bool:
    """Whether nothing lies in it but what an export laid there."""
    return all(OUR_NAMES.fullmatch(each.name) and each.is_file() for each in folder.iterdir())
