"""Seal something to a journal's public key, so that only the opened journal can read it.

A sealed item: eight letters that name the format, one byte of version, eight bytes that name the
key it is for, a fresh X25519 public key, and the padded data under ChaCha20-Poly1305. The key of
the cipher comes from the exchange through HKDF-SHA256 and serves this one item, so its nonce is
zero; everything before the cipher text is authenticated with it. Whoever can write here can add
items and read none; size and number of items, and when each was written, stay visible.
"""

import hashlib
from typing import Final

from journal_app import APP_ID
from journal_app.security.root_secret import hkdf_sha256
from journal_app.security.secret import Secret

KEY_BYTES: Final = 32
"""Of either half of the key."""
LARGEST_DATA: Final = 1 << 20
"""The most bytes one item may hold."""

_MAGIC: Final = b"tl-inbox"
_VERSION: Final = 1
_KEY_NAME_BYTES: Final = 8
_BEFORE_KEY_NAME: Final = len(_MAGIC) + 1
_BEFORE_EPHEMERAL: Final = _BEFORE_KEY_NAME + _KEY_NAME_BYTES
_HEADER_BYTES: Final = _BEFORE_EPHEMERAL + KEY_BYTES
_TAG_BYTES: Final = 16
_LENGTH_BYTES: Final = 4
_BUCKET: Final = 4096
"""Sizes are rounded up to this, so that they do not tell how much somebody said."""
_NONCE: Final = bytes(12)

LARGEST_ITEM: Final = _HEADER_BYTES + LARGEST_DATA + _BUCKET + _TAG_BYTES
"""The most bytes a sealed item has."""


class UnreadableItem(ValueError):
    """An item this key does not open; says nothing of what is in it."""


class DamagedItem(UnreadableItem):
    """Altered, cut short, or never an item at all."""


class ForeignItem(UnreadableItem):
    """Sealed for another journal, or for an earlier key of this one."""


class NewerItem(UnreadableItem):
    """Sealed by a later version of the app; left alone."""


def public_key(private: Secret) -> bytes:
    """The half of the key that may be known to everybody and opens nothing."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private.reveal()).public_key().public_bytes_raw()


def seal(public: bytes, data: bytes) -> bytes:
    """The data so that only the other half of the key reads it.

    Raises `ValueError` for more than `LARGEST_DATA` bytes and for what is no public key.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(data) > LARGEST_DATA:
        raise ValueError("more than an item holds")
    ephemeral = X25519PrivateKey.generate()
    once = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    header = _MAGIC + bytes((_VERSION,)) + _key_name(public) + once
    cipher = ChaCha20Poly1305(_cipher_key(shared, once, public))
    return header + cipher.encrypt(_NONCE, _padded(data), header)


def open_sealed(private: Secret, sealed: bytes) -> bytes:
    """What was sealed; raises `DamagedItem`, `ForeignItem` or `NewerItem`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    header = _checked_header(sealed)
    key = X25519PrivateKey.from_private_bytes(private.reveal())
    public = key.public_key().public_bytes_raw()
    if header[_BEFORE_KEY_NAME:_BEFORE_EPHEMERAL] != _key_name(public):
        raise ForeignItem("for another key")
    once = header[_BEFORE_EPHEMERAL:]
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(once))
        cipher = ChaCha20Poly1305(_cipher_key(shared, once, public))
        padded = cipher.decrypt(_NONCE, sealed[_HEADER_BYTES:], header)
    except (InvalidTag, ValueError):
        raise DamagedItem("altered") from None
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    if length > len(padded) - _LENGTH_BYTES:
        raise DamagedItem("less than it says")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]


def _checked_header(sealed: bytes) -> bytes:
    if not sealed.startswith(_MAGIC) or len(sealed) <= len(_MAGIC):
        raise DamagedItem("not an item")
    version = sealed[len(_MAGIC)]
    if version > _VERSION:
        raise NewerItem("a later format")
    if version != _VERSION or not _HEADER_BYTES + _TAG_BYTES < len(sealed) <= LARGEST_ITEM:
        raise DamagedItem("not an item")
    return sealed[:_HEADER_BYTES]


def _key_name(public: bytes) -> bytes:
    return hashlib.sha256(f"{APP_ID} inbox key name v1".encode() + public).digest()[
        :_KEY_NAME_BYTES
    ]


def _cipher_key(shared: bytes, once: bytes, public: bytes) -> bytes:
    info = f"{APP_ID} inbox item v1".encode() + once + public
    return hkdf_sha256(shared, info=info, length=KEY_BYTES)


def _padded(data: bytes) -> bytes:
    length = _LENGTH_BYTES + len(data)
    return len(data).to_bytes(_LENGTH_BYTES, "big") + data + bytes(-length % _BUCKET)
