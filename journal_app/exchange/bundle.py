"""A bundle: one file that holds a whole journal, still encrypted, to take to another computer.

A ZIP whose members are stored as they are, so that none of them can be larger than the bundle:
the database, the small file that says how it opens, what to do with it in plain words, and each
picture and file, sealed. Names in a bundle are never used as paths.
"""

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.exchange.placing import finish, new_file, partial_of

SUFFIX: Final = ".journalbundle"
MOST_FILES: Final = 50_000

_JOURNAL: Final = "journal.db"
_RECORD: Final = "vault.json"
_README: Final = "README.txt"
_FILE: Final = re.compile(r"files/([0-9a-f]{64})")
_LARGEST_RECORD: Final = 64 * 1024
_LARGEST_DIRECTORY: Final = MOST_FILES * 256
_END: Final = 22
_LOCATOR: Final = 20
_LONG_END: Final = 56
_AT_ONCE: Final = 1024 * 1024
_SOME_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""When each part was written is nobody's business."""
_PRIVATE: Final = 0o600

Told = Callable[[int, int], None]
"""Hears how many bytes are done, of how many; what it raises ends it, and nothing is left."""


class NotABundle(ValueError):
    """The file is no bundle, or not a whole one."""


def write_bundle(
    target: Path,
    *,
    journal: Path,
    record: bytes,
    readme: str,
    files: Iterable[Path],
    told: Told = lambda _done, _all: None,
) -> None:
    """Write a bundle and read all of it again before it has its name.

    Raises `FileExistsError`, `OSError`, and `NotABundle` when the disk does not give back what was
    written; then there is no file of the target's name.
    """
    parts = {_JOURNAL: journal, **{f"files/{path.name}": path for path in files}}
    size = 2 * sum(path.stat().st_size for path in parts.values())
    counting = _Counting(told, size)
    with partial_of(target) as partial:
        with new_file(partial) as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
                packed.writestr(_info(_README), readme.encode("utf-8"))
                packed.writestr(_info(_RECORD), record)
                digests = {name: _put(packed, name, path, counting) for name, path in parts.items()}
            finish(out)
        with open_bundle(partial) as bundle:
            if bundle.record() != record:
                raise NotABundle("not as it was written")
            for name, digest in digests.items():
                if bundle.digest(name, counting) != digest:
                    raise NotABundle("not as it was written")


class Bundle:
    """An open bundle whose table of contents was looked over."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._members = _looked_over(packed)

    def record(self) -> bytes:
        """How the journal opens. Raises `NotABundle`."""
        with self._open(_RECORD) as part:
            return _read(part, _LARGEST_RECORD)

    def files(self) -> frozenset[str]:
        """The names of the sealed files in it."""
        named = (_FILE.fullmatch(name) for name in self._members)
        return frozenset(each[1] for each in named if each)

    @property
    def size(self) -> int:
        """How many bytes all of it takes."""
        return sum(each.file_size for each in self._members.values())

    def take_journal(self, target: Path) -> None:
        """Write the database to a new file. Raises `NotABundle` and `OSError`."""
        self._take(_JOURNAL, target)

    def take_file(self, name: str, target: Path) -> None:
        """Write one sealed file, still sealed, to a new file. Raises `NotABundle` and `OSError`."""
        self._take(f"files/{name}", target)

    def digest(self, name: str, counting: "_Counting") -> bytes:
        """The SHA-256 of one part. Raises `NotABundle`."""
        digest = hashlib.sha256()
        with self._open(name) as part:
            for chunk in _chunks(part):
                digest.update(chunk)
                counting.add(len(chunk))
        return digest.digest()

    def _take(self, name: str, target: Path) -> None:
        with self._open(name) as part, new_file(target) as out:
            for chunk in _chunks(part):
                out.write(chunk)
            finish(out)

    @contextmanager
    def _open(self, name: str) -> Iterator[BinaryIO]:
        member = self._members.get(name)
        if member is None:
            raise NotABundle("a part is missing")
        try:
            with self._packed.open(member) as part:
                yield part  # type: ignore[misc]  # a stream of bytes
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
            raise NotABundle("a part is damaged") from None


@contextmanager
def open_bundle(path: Path) -> Iterator[Bundle]:
    """A bundle to read from. Raises `NotABundle` and `OSError`."""
    _refuse_large_directory(path)
    try:
        packed = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise NotABundle("no bundle") from None
    with packed:
        yield Bundle(packed)


class _Counting:
    """Adds up bytes."""

    def __init__(self, told: Told, size: int) -> None:
        self._told = told
        self._size = size
        self._done = 0

    def add(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        self._told(self._done, self._size)


def _refuse_large_directory(path: Path) -> None:
    """The table of contents is read into memory whole, so how large it says it is comes first.

    Both places that tell it are looked at, where APPNOTE 4.3.14 and 4.3.16 put them.
    Raises `NotABundle` and `OSError`.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONG_END - _LOCATOR - _END))
        end = file.read()
    if end[-_END : -_END + 4] != b"PK\5\6" or end[-2:] != b"\0\0":
        raise NotABundle("no bundle")
    told = int.from_bytes(end[-_END + 12 : -_END + 16], "little")
    if end[-_END - _LOCATOR :].startswith(b"PK\6\7") and len(end) == _LONG_END + _LOCATOR + _END:
        told = int.from_bytes(end[40:48], "little")
    if told > _LARGEST_DIRECTORY:
        raise NotABundle("too many parts")


def _looked_over(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Its parts by name; anything that does not belong into one makes it no bundle."""
    members = packed.infolist()
    if len(members) > MOST_FILES:
        raise NotABundle("too many parts")
    known = {}
    for member in members:
        name = member.filename
        ours = name in {_JOURNAL, _RECORD, _README} or _FILE.fullmatch(name)
        whole = member.compress_type == zipfile.ZIP_STORED
        if not ours or not whole or member.file_size != member.compress_size or name in known:
            raise NotABundle("a part that is not ours")
        known[name] = member
    if not {_JOURNAL, _RECORD} <= known.keys():
        raise NotABundle("a part is missing")
    return known


def _put(packed: zipfile.ZipFile, name: str, path: Path, counting: _Counting) -> bytes:
    digest = hashlib.sha256()
    info = _info(name)
    info.file_size = path.stat().st_size
    with path.open("rb") as part, packed.open(info, "w") as out:
        for chunk in _chunks(part):
            digest.update(chunk)
            out.write(chunk)
            counting.add(len(chunk))
    return digest.digest()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _SOME_DAY)
    info.external_attr = _PRIVATE << 16
    return info


def _chunks(part: BinaryIO) -> Iterator[bytes]:
    while chunk := part.read(_AT_ONCE):
        yield chunk


def _read(part: BinaryIO, at_most: int) -> bytes:
    data = part.read(at_most + 1)
    if len(data) > at_most:
        raise NotABundle("larger than it may be")
    return data
