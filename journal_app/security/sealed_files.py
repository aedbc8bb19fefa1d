"""Pictures and other files, each sealed in a file of its own beside the database.

A sealed file: nine letters that name the format, one byte of version, eight bytes that name the
key, sixteen random bytes, and the contents in chunks of 64 KiB under ChaCha20-Poly1305, in the
STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015): the nonce of a chunk is its
number and whether it is the last, so that none can be left out, repeated, moved or cut off. The
key of one file follows through HKDF-SHA256 from the key of all files and its random bytes, and
that one from the key of the database. Everything before the chunks, and the name of the file, is
authenticated with each of them.

The name is a keyed hash of the contents: the same contents are kept once, and without the key
nobody can tell whether a picture they have is among them. How many files there are, how large and
when each was kept stays visible.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from journal_app import APP_ID
from journal_app.security.durable import (
    PRIVATE_FILE,
    make_private_folder,
    sync_folder,
)
from journal_app.security.root_secret import hkdf_sha256
from journal_app.security.secret import Secret

CHUNK_BYTES: Final = 64 * 1024
NAME_LETTERS: Final = 64

_MAGIC: Final = b"tl-sealed"
_VERSION: Final = 1
_KEY_BYTES: Final = 32
_KEY_NAME_BYTES: Final = 8
_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 16
_BEFORE_KEY_NAME: Final = len(_MAGIC) + 1
_BEFORE_SALT: Final = _BEFORE_KEY_NAME + _KEY_NAME_BYTES
_HEADER_BYTES: Final = _BEFORE_SALT + _SALT_BYTES
_NAME: Final = re.compile(rf"[0-9a-f]{{{NAME_LETTERS}}}")
_PARTIAL: Final = ".partial"
_AT_ONCE: Final = 1024 * 1024


class UnreadableFile(ValueError):
    """A sealed file this key does not open; says nothing of what is in it."""


class MissingFile(UnreadableFile):
    """There is none of this name."""


class DamagedFile(UnreadableFile):
    """Altered, cut short, of another name, or never a sealed file at all."""


class ForeignFile(UnreadableFile):
    """Sealed with the key of another journal, or an earlier one of this."""


class NewerFile(UnreadableFile):
    """Sealed by a later version of the app; left alone."""


class FileState(StrEnum):
    """What became of reading a sealed file from end to end."""

    GOOD = "good"
    MISSING = "missing"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"


_STATES: Final = {
    MissingFile: FileState.MISSING,
    DamagedFile: FileState.DAMAGED,
    ForeignFile: FileState.FOREIGN,
    NewerFile: FileState.NEWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Contents that are safe on the disk and do not carry their name yet."""

    name: str
    bytes: int
    """Of the contents."""
    partial: Path


class SealedFiles:
    """The folder of all sealed files of a journal, and the key that opens them."""

    def __init__(self, folder: Path, database_key: bytes | bytearray | memoryview) -> None:
        self.folder = folder
        self._key = Secret(_derived(database_key, "sealed files key v1"))
        self._naming = Secret(_derived(self._key.reveal(), "sealed file names v1"))
        self._key_name = _derived(self._key.reveal(), "sealed files key name v1")[:_KEY_NAME_BYTES]

    def wipe(self) -> None:
        """Forget the key."""
        self._key.wipe()
        self._naming.wipe()

    def name_of(self, contents: BinaryIO) -> str:
        """What these contents are called; reads them from their beginning to their end."""
        contents.seek(0)
        naming = self._naming_hash()
        while chunk := contents.read(CHUNK_BYTES):
            naming.update(chunk)
        return naming.hexdigest()

    def seal(self, contents: BinaryIO) -> Sealed:
        """Write contents sealed beside the others; `keep` gives them their name, `drop` does not.

        Returns once they are safe on the disk. Raises `OSError`, and `DamagedFile` when the
        contents changed while they were read; then nothing is left.
        """
        import secrets  # ten milliseconds that reading does not need

        name = self.name_of(contents)
        contents.seek(0)
        make_private_folder(self.folder)
        partial = self._new_partial()
        try:
            count = self._written(partial, contents, name, secrets.token_bytes(_SALT_BYTES))
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        return Sealed(name=name, bytes=count, partial=partial)

    def keep(self, sealed: Sealed) -> None:
        """Give sealed contents their name, in one step. Raises `OSError`.

        One that is there already is the same contents, or was damaged since: it is replaced.
        """
        sealed.partial.replace(self.path(sealed.name))
        sync_folder(self.folder)

    def drop(self, sealed: Sealed) -> None:
        """Let go of what was sealed and is not wanted any more."""
        with suppress(OSError):
            sealed.partial.unlink(missing_ok=True)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The contents piece by piece, each verified before it is given out.

        Only after the last one is it known that nothing is missing. Raises `UnreadableFile` in
        one of its kinds, or `OSError`.
        """
        with _opened(self.path(name)) as file:
            yield from self._unsealed(file, name)

    def read(self, name: str, *, at_most: int) -> bytes:
        """The whole contents, verified to the end before any of it is given out.

        Raises as `chunks`, and `DamagedFile` for more than so many bytes.
        """
        found = bytearray()
        for chunk in self.chunks(name):
            found += chunk
            if len(found) > at_most:
                raise DamagedFile("more than it should hold")
        return bytes(found)

    def look(self, name: str) -> FileState:
        """Read a sealed file from end to end. Raises `OSError`."""
        return self._look_at(self.path(name), name)

    def take(self, name: str, source: Path) -> FileState:
        """Have the sealed file of this name from another folder too, unless it is here and good.

        It is copied as it is, never opened to the disk, and gets its name once what was written
        was read again from end to end. Returns what became of it. Raises `OSError`.
        """
        if self.look(name) is FileState.GOOD:
            return FileState.GOOD
        make_private_folder(self.folder)
        partial = self._new_partial()
        try:
            try:
                _copy(source / self.path(name).name, partial)
            except FileNotFoundError:
                return FileState.MISSING
            state = self._look_at(partial, name)
            if state is FileState.GOOD:
                partial.replace(self.path(name))
                sync_folder(self.folder)
            return state
        finally:
            partial.unlink(missing_ok=True)

    def path(self, name: str) -> Path:
        """Where the sealed file of this name lies. Raises `ValueError` for what is no name."""
        if _NAME.fullmatch(name) is None:
            raise ValueError("not the name of a sealed file")
        return self.folder / name

    @property
    def key_name(self) -> bytes:
        """What names the key in every file that is sealed with it; gives nothing of it away."""
        return self._key_name

    def own_names(self) -> frozenset[str]:
        """The names of the files sealed with this key; those of another key are not ours to judge.

        Raises `OSError`.
        """
        return frozenset(name for name in self._names() if self._is_own(name))

    def others(self, named: frozenset[str], *, before: float) -> frozenset[str]:
        """Own files that are not among these and lie there since before a time in seconds.

        Raises `OSError`.
        """
        found = (name for name in self._names() if name not in named)
        return frozenset(
            name
            for name in found
            if self._is_own(name) and self.path(name).stat().st_mtime < before
        )

    def remove(self, name: str) -> None:
        """Remove one for good. Raises `OSError`."""
        self.path(name).unlink(missing_ok=True)
        sync_folder(self.folder)

    def clear_half_made(self, *, before: float) -> None:
        """Remove what was being sealed when a process ended; `before` is a time in seconds."""
        for half in self.folder.glob(f"*{_PARTIAL}"):
            with suppress(OSError):
                if half.stat().st_mtime < before:
                    half.unlink()

    def _look_at(self, path: Path, name: str) -> FileState:
        naming = self._naming_hash()
        try:
            with _opened(path) as file:
                for chunk in self._unsealed(file, name):
                    naming.update(chunk)
        except UnreadableFile as error:
            return _STATES[type(error)]
        return FileState.GOOD if naming.hexdigest() == name else FileState.DAMAGED

    def _new_partial(self) -> Path:
        import secrets

        return self.folder / f"{secrets.token_hex(_SALT_BYTES)}{_PARTIAL}"

    def _names(self) -> Iterator[str]:
        return _names_in(self.folder)

    def _is_own(self, name: str) -> bool:
        return _is_sealed_with(self.path(name), self._key_name)

    def _naming_hash(self) -> "hashlib.blake2b":
        return hashlib.blake2b(key=bytes(self._naming.reveal()), digest_size=NAME_LETTERS // 2)

    def _written(self, partial: Path, contents: BinaryIO, name: str, salt: bytes) -> int:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        header = _MAGIC + bytes((_VERSION,)) + self._key_name + salt
        cipher = ChaCha20Poly1305(self._file_key(salt))
        naming = self._naming_hash()
        count = 0
        with _new(partial) as file:
            file.write(header)
            for number, (chunk, last) in enumerate(_in_chunks(contents, CHUNK_BYTES)):
                naming.update(chunk)
                count += len(chunk)
                nonce = _nonce(number, last=last)
                file.write(cipher.encrypt(nonce, chunk, header + name.encode("ascii")))
            file.flush()
            os.fsync(file.fileno())
        if naming.hexdigest() != name:
            raise DamagedFile("changed while it was read")
        return count

    def _unsealed(self, file: BinaryIO, name: str) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        header = self._checked_header(file)
        cipher = ChaCha20Poly1305(self._file_key(header[_BEFORE_SALT:]))
        for number, (chunk, last) in enumerate(_in_chunks(file, CHUNK_BYTES + _TAG_BYTES)):
            try:
                nonce = _nonce(number, last=last)
                yield cipher.decrypt(nonce, chunk, header + name.encode("ascii"))
            except InvalidTag:
                raise DamagedFile("altered") from None

    def _checked_header(self, file: BinaryIO) -> bytes:
        header = file.read(_HEADER_BYTES)
        if not header.startswith(_MAGIC) or len(header) <= len(_MAGIC):
            raise DamagedFile("not a sealed file")
        if header[len(_MAGIC)] > _VERSION:
            raise NewerFile("a later format")
        if header[len(_MAGIC)] != _VERSION or len(header) < _HEADER_BYTES:
            raise DamagedFile("not a sealed file")
        if header[_BEFORE_KEY_NAME:_BEFORE_SALT] != self._key_name:
            raise ForeignFile("for another key")
        return header

    def _file_key(self, salt: bytes) -> bytes:
        return _derived(self._key.reveal(), "sealed file v1", salt)


def remove_sealed_with(key_name: bytes, folder: Path) -> int:
    """Remove for good every file that was sealed with the key of this name; how many.

    Raises `OSError`.
    """
    gone = 0
    for name in _names_in(folder):
        if _is_sealed_with(folder / name, key_name):
            (folder / name).unlink(missing_ok=True)
            gone += 1
    if gone:
        sync_folder(folder)
    return gone


def _names_in(folder: Path) -> Iterator[str]:
    try:
        found = [each.name for each in os.scandir(folder)]
    except FileNotFoundError:
        return
    yield from (name for name in found if _NAME.fullmatch(name))


def _is_sealed_with(path: Path, key_name: bytes) -> bool:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except (FileNotFoundError, IsADirectoryError):
        return False
    known = header.startswith(_MAGIC + bytes((_VERSION,)))
    return known and header[_BEFORE_KEY_NAME:_BEFORE_SALT] == key_name


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise MissingFile("no file of this name") from None


def _new(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb")


def _copy(source: Path, target: Path) -> None:
    """Returns once the copy is safe on the disk."""
    with source.open("rb") as read, _new(target) as file:
        while part := read.read(_AT_ONCE):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())


def _in_chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The pieces of a file and whether each is the last; of an empty one a single empty piece."""
    chunk = file.read(size)
    while True:
        following = file.read(size) if len(chunk) == size else b""
        yield chunk, not following
        if not following:
            return
        chunk = following


def _nonce(number: int, *, last: bool) -> bytes:
    """Twelve bytes; none is ever used twice under the key of one file."""
    return number.to_bytes(11, "big") + bytes((last,))


def _derived(key: bytes | bytearray | memoryview, purpose: str, salt: bytes = b"") -> bytes:
    return hkdf_sha256(key, info=f"{APP_ID} {purpose}".encode(), length=_KEY_BYTES, salt=salt)
