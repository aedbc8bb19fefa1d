"""The keys that new ones took the place of, kept sealed until nothing needs them any more.

``old-keys-….json`` is named by the new key and holds the root secrets before it, sealed under a key
that follows from the new key of the database: whoever opens the journal can open its earlier
copies, to write them anew. An old key opens nothing of it.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from journal_app import APP_ID
from journal_app.security.durable import replace_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import ROOT_BYTES, RootSecret, hkdf_sha256
from journal_app.security.vault_record import is_key_id

MOST: Final = 1000
"""Keys of which none was let go, since no new code was ever kept; so many fit into the note."""

_FORMAT: Final = 1
_LARGEST: Final = 64 * 1024
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_FILES_KEY_BYTES: Final = 8


class UnreadableOldKeys(ValueError):
    """The note is damaged, or sealed for another key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldKeys:
    """What the note says to anybody; the secrets need the new key."""

    key_id: str
    """The new key."""
    files_key: bytes
    """Names the new key in the files that are sealed with it."""
    replaced: tuple[str, ...]
    """The ids of the keys it took the place of, the last one first."""
    sealed: bytes


def seal(new: RootSecret, old: tuple[RootSecret, ...], *, files_key: bytes) -> OldKeys:
    """The note for a new key and those before it, the last one first."""
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    replaced = tuple(root.key_id for root in old)
    plain = bytearray(b"".join(root.reveal() for root in old))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    with new.database_key() as key:
        cipher = ChaCha20Poly1305(_sealing_key(key.reveal()))
    try:
        sealed = nonce + cipher.encrypt(nonce, bytes(plain), _bound(new.key_id, replaced))
    finally:
        plain[:] = bytes(len(plain))
    return OldKeys(key_id=new.key_id, files_key=files_key, replaced=replaced, sealed=sealed)


@contextmanager
def opened(note: OldKeys, database_key: bytes | memoryview) -> Iterator[tuple[RootSecret, ...]]:
    """The secrets, the last one first, wiped at the end. Raises `UnreadableOldKeys`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, sealed = note.sealed[:_NONCE_BYTES], note.sealed[_NONCE_BYTES:]
    bound = _bound(note.key_id, note.replaced)
    try:
        plain = ChaCha20Poly1305(_sealing_key(database_key)).decrypt(nonce, sealed, bound)
    except (InvalidTag, ValueError):
        raise UnreadableOldKeys("not for this key") from None
    parts = (plain[start : start + ROOT_BYTES] for start in range(0, len(plain), ROOT_BYTES))
    roots = tuple(RootSecret(part) for part in parts)
    try:
        yield roots
    finally:
        for root in roots:
            root.wipe()


def write(folder: VaultFolder, note: OldKeys) -> None:
    """Keep the note beside the journal. Raises `OSError`."""
    document = {
        "format": _FORMAT,
        "key_id": note.key_id,
        "files_key": note.files_key.hex(),
        "replaced": list(note.replaced),
        "sealed": note.sealed.hex(),
    }
    replace_file(
        folder.old_keys(note.key_id), json.dumps(document, indent=1).encode("ascii") + b"\n"
    )


def read(folder: VaultFolder, key_id: str) -> OldKeys | None:
    """What this key took the place of; `None` where nothing is noted of that.

    Raises `UnreadableOldKeys` and `OSError`.
    """
    try:
        with folder.old_keys(key_id).open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return None
    try:
        document = json.loads(data)
        note = OldKeys(
            key_id=str(document["key_id"]),
            files_key=bytes.fromhex(document["files_key"]),
            replaced=tuple(str(each) for each in document["replaced"]),
            sealed=bytes.fromhex(document["sealed"]),
        )
        known = document["format"] == _FORMAT
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UnreadableOldKeys("damaged") from None
    if not known or note.key_id != key_id or not _is_sound(note):
        raise UnreadableOldKeys("damaged")
    return note


def remove(folder: VaultFolder, key_id: str) -> None:
    """Forget the keys before this one; nothing needs them any more. Raises `OSError`."""
    folder.old_keys(key_id).unlink(missing_ok=True)
    sync_folder(folder.path)


def noted(folder: VaultFolder) -> frozenset[str]:
    """The ids of the keys of which it is noted what they took the place of."""
    names = (path.stem.rpartition("-")[2] for path in folder.path.glob("old-keys-*.json"))
    return frozenset(filter(is_key_id, names))


def _is_sound(note: OldKeys) -> bool:
    ids = (note.key_id, *note.replaced)
    return (
        all(is_key_id(each) for each in ids)
        and len(note.files_key) == _FILES_KEY_BYTES
        and 0 < len(note.replaced) <= MOST
    )


def _bound(key_id: str, replaced: tuple[str, ...]) -> bytes:
    return f"{APP_ID} old keys v1 {key_id} {' '.join(replaced)}".encode("ascii")


def _sealing_key(database_key: bytes | memoryview) -> bytes:
    return hkdf_sha256(database_key, info=f"{APP_ID} old keys v1".encode(), length=_KEY_BYTES)
