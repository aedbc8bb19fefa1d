"""The seal SQLCipher puts at the end of each page, held against the page as it lies in the file.

The tag is an HMAC-SHA512 over the ciphertext, its initialization vector and the page number
(https://www.zetetic.net/sqlcipher/design). ``PRAGMA cipher_integrity_check`` asks the same, but
cannot be ended before the last page; here one can let go after every few.
"""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Final

from journal_app.storage.connection import PAGE_BYTES

SALT: Final = 16
"""Bytes at the start of the file that belong to no page."""
_TAG: Final = 64
_SALT_MASK: Final = 0x3A
_AT_ONCE: Final = 256
"""Pages, a megabyte, that are read before it is asked whether to go on."""
_LOCK_PAGE: Final = 0x4000_0000 // PAGE_BYTES + 1
"""Where SQLite locks the file, behind one gigabyte: it never writes this page."""


class PageTags:
    """Knows the key of the seals of one file, which follows from its own and the file’s salt."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        masked = bytes(byte ^ _SALT_MASK for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32)

    def fits(self, number: int, raw: bytes) -> bool:
        """Whether a whole page is as it was written; the first one has number 1."""
        said = raw[SALT if number == 1 else 0 : -_TAG] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._key, said, "sha512"), raw[-_TAG:])


def all_fit(path: Path, key: bytes, count: int, goes_on: Callable[[], bool]) -> bool:
    """Whether of so many pages each that is in the file is as it was written.

    Lets go when `goes_on` says so, and then has found nothing. A page that is just being written
    may be taken for a damaged one. Raises ``OSError``.
    """
    with path.open("rb", buffering=0) as file:
        tags = PageTags(key, file.read(SALT))
        file.seek(0)
        number = 1
        while goes_on() and (chunk := file.read(_AT_ONCE * PAGE_BYTES)):
            for start in range(0, len(chunk) - PAGE_BYTES + 1, PAGE_BYTES):
                raw = chunk[start : start + PAGE_BYTES]
                if number > count:
                    # What was appended behind the last is none.
                    return True
                if number != _LOCK_PAGE and not tags.fits(number, raw):
                    return False
                number += 1
    return True
