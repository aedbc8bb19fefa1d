"""Read a damaged journal page by page, as bytes: each page is whole and ours, or it is not there.

SQLite gives up on a connection at the first page that fails its check, and cannot reach what lies
below it. Here every page stands alone: it is authenticated and decrypted as SQLCipher 4 wrote it
(https://www.zetetic.net/sqlcipher/design: AES-256 in CBC mode, then HMAC-SHA512 over the
ciphertext, its initialization vector and the page number). Files are opened for reading and no
byte of them is ever written; what is decrypted stays in memory.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from journal_app.storage.connection import PAGE_BYTES
from journal_app.storage.log_frames import read_log
from journal_app.storage.page_tags import SALT, PageTags

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.modes import CBC

USABLE: Final = 4016
"""Bytes of a page that hold data; the rest is SQLCipher's own."""
_VECTOR: Final = 16
_HEADER_COUNT: Final = slice(28, 32)


class Pages:
    """The pages of a journal file with the log that lies beside it.

    `salts` are tried in this order: that of the file's first bytes may be destroyed. Raises
    ``OSError`` where the file cannot be read at all.
    """

    def __init__(self, path: Path, log: Path, key: bytes, salts: Sequence[bytes] = ()) -> None:
        self._file = path.open("rb")
        self._log: BinaryIO | None = None
        self._frames = read_log(log)
        if self._frames.places:
            self._log = log.open("rb")
        self._decrypting = _decrypting(key)
        in_file = -(-path.stat().st_size // PAGE_BYTES)
        self._tags = PageTags(key, b"")
        self.salt = self._choose_salt(key, salts, in_file)
        """The one that fits; empty when no page at all is as it was written."""
        self.damaged: set[int] = set()
        """Every page looked for and not there, or not as it was written."""
        self.reads = 0
        """How many pages were read, some more than once."""
        first = self.read(1) if self.salt else None
        said = 0 if first is None else int.from_bytes(first[_HEADER_COUNT], "big")
        self.count = self._frames.pages or said or max(in_file, 1)
        """How many pages there should be, the first one is number 1."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        if self._log is not None:
            self._log.close()

    def read(self, number: int) -> bytes | None:
        """The data of this page, `None` when it is damaged or beyond the end."""
        self.reads += 1
        raw = self._raw(number)
        # A page of nothing but zeros was never written; SQLCipher lets it pass unchecked.
        if len(raw) == PAGE_BYTES and self._tags.fits(number, raw):
            return self._plain(number, raw)
        self.damaged.add(number)
        return None

    def count_damaged(self) -> int:
        """How many pages are damaged, those included that nobody had to read; reads all others."""
        for number in range(1, self.count + 1):
            if number not in self.damaged and not self._fits_at(number):
                self.damaged.add(number)
        return len(self.damaged)

    def _choose_salt(self, key: bytes, salts: Sequence[bytes], in_file: int) -> bytes:
        for salt in dict.fromkeys((*salts, self._raw(1)[:SALT])):
            if len(salt) != SALT:
                continue
            self._tags = PageTags(key, salt)
            # A few pages may be damaged; all of them mean another salt, key or file.
            if any(self._fits_at(number) for number in _probes(in_file, self._frames.places)):
                return salt
        return b""

    def _fits_at(self, number: int) -> bool:
        raw = self._raw(number)
        return len(raw) == PAGE_BYTES and self._tags.fits(number, raw)

    def _raw(self, number: int) -> bytes:
        place = self._frames.places.get(number)
        if place is not None and self._log is not None:
            self._log.seek(place)
            return self._log.read(PAGE_BYTES)
        self._file.seek((number - 1) * PAGE_BYTES)
        return self._file.read(PAGE_BYTES)

    def _plain(self, number: int, raw: bytes) -> bytes:
        start = SALT if number == 1 else 0
        vector = raw[USABLE : USABLE + _VECTOR]
        plain = self._decrypting(vector).decryptor().update(raw[start:USABLE])
        # The salt stands where SQLite has its sixteen letters, so that every place is as it says.
        return bytes(start) + plain


def _decrypting(key: bytes) -> "Callable[[bytes], Cipher[CBC]]":
    # Only a rescue needs it.
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    algorithm = algorithms.AES(key)
    return lambda vector: Cipher(algorithm, modes.CBC(vector))


def _probes(in_file: int, in_log: dict[int, int]) -> Sequence[int]:
    """All pages, those a single stroke of damage hardly takes together first."""
    step = max(1, in_file // 16)
    spread = range(1, in_file + 1, step)
    return [*dict.fromkeys((1, *spread, *in_log, *range(1, in_file + 1)))]
