"""The one secret of a journal and the keys that follow from it."""

import hashlib
import hmac
from typing import Self

from journal_app import APP_ID
from journal_app.security.secret import Secret

ROOT_BYTES = 16
DATABASE_KEY_BYTES = 32
INBOX_KEY_BYTES = 32
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_KEY_ID_BYTES = 5
_KEY_ID_LETTERS = 8


class RootSecret(Secret):
    """128 random bits from which everything else of a journal can be had again."""

    __slots__ = ()

    def __init__(self, value: bytes | bytearray | memoryview) -> None:
        if len(value) != ROOT_BYTES:
            raise ValueError("A root secret has sixteen bytes.")
        super().__init__(value)

    @classmethod
    def new(cls) -> Self:
        """A fresh one from the system's random numbers."""
        import secrets  # ten milliseconds that only a first run needs

        return cls(secrets.token_bytes(ROOT_BYTES))

    @property
    def key_id(self) -> str:
        """Eight characters that name this secret and give nothing of it away."""
        number = int.from_bytes(self._derive("key id v1", _KEY_ID_BYTES), "big")
        return "".join(
            CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_KEY_ID_LETTERS))
        )

    def database_key(self) -> Secret:
        """The 32 bytes SQLCipher takes as its raw key."""
        return Secret(self._derive("database key v1", DATABASE_KEY_BYTES))

    def inbox_key(self) -> Secret:
        """The private X25519 key that opens what was caught while the journal was closed."""
        return Secret(self._derive("inbox key v1", INBOX_KEY_BYTES))

    def _derive(self, purpose: str, length: int) -> bytes:
        return hkdf_sha256(self.reveal(), info=f"{APP_ID} {purpose}".encode(), length=length)


def hkdf_sha256(
    key: bytes | bytearray | memoryview, *, info: bytes, length: int, salt: bytes = b""
) -> bytes:
    """RFC 5869 with SHA-256; the standard library's parts load faster than ``cryptography``."""
    if not 0 < length <= 255 * hashlib.sha256().digest_size:
        raise ValueError("HKDF-SHA256 gives between 1 and 8160 bytes.")
    extracted = hmac.digest(salt or bytes(hashlib.sha256().digest_size), key, "sha256")
    block, output = b"", b""
    for counter in range(1, -(-length // len(extracted)) + 1):
        block = hmac.digest(extracted, block + info + bytes((counter,)), "sha256")
        output += block
    return output[:length]
