"""Where exports lie that are on their way, until they get their names: noted, and sealed.

A path is the person's own words, so that only the key of the journal opens such a note. Whoever
writes an export holds a lock beside its note: one that nobody holds was left by a crash.
"""

import json
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from journal_app import APP_ID
from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.kernel_lock import KernelLock
from journal_app.security.root_secret import hkdf_sha256

_NOTE: Final = ".sealed"
_LARGEST: Final = 64 * 1024
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_BOUND: Final = f"{APP_ID} begun exports v1".encode("ascii")


class BegunExport:
    """The note of one export; it is there until `end`, or until somebody clears up after a crash.

    No export fails because it cannot be noted.
    """

    def __init__(self, place: Path, database_key: bytes | bytearray | memoryview) -> None:
        self._key = bytes(database_key)
        self._path = place / secrets.token_hex(8)
        self._lock: KernelLock | None = None
        with suppress(OSError):
            make_private_folder(place)
            self._lock = KernelLock.acquire(self._path)

    def note(self, paths: Sequence[Path]) -> None:
        """What would be left behind from now on. Raises nothing."""
        if self._lock is not None:
            with suppress(OSError):
                replace_file(_note_of(self._path), _sealed(self._key, paths))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.end()

    def leave(self) -> None:
        """What was noted is for whoever clears up. Raises nothing."""
        if self._lock is not None:
            self._lock.release()

    def end(self) -> None:
        """Nothing is left behind any more. Raises nothing."""
        if self._lock is None:
            return
        with suppress(OSError):
            _remove(self._path)
        self._lock.release()
        with suppress(OSError):
            self._path.parent.rmdir()


def seal_also(
    place: Path,
    database_key: bytes | bytearray | memoryview,
    other: bytes | bytearray | memoryview,
) -> None:
    """Note what a crash left once more, for a key that may open the journal from now on.

    Raises nothing: nobody is without new keys because of it.
    """
    with suppress(OSError):
        for path in _left(place):
            with suppress(OSError):
                _seal_one_also(path, bytes(database_key), bytes(other))


def _seal_one_also(path: Path, key: bytes, other: bytes) -> None:
    lock = KernelLock.acquire(path)
    if lock is None:
        return
    with lock:
        paths = _opened(key, path)
        if not paths:
            return
        twin = BegunExport(path.parent, other)
        twin.note(paths)
        twin.leave()


def clear(
    place: Path,
    database_key: bytes | bytearray | memoryview,
    take_away: Callable[[tuple[Path, ...]], bool],
) -> None:
    """Have what was left by processes that ended taken away, a note at a time. Raises `OSError`.

    A note goes once `take_away` says that all of it is gone; so does one this key does not open,
    since nobody could ever tell what it says.
    """
    for path in _left(place):
        # Somebody is writing one whose lock is held.
        lock = KernelLock.acquire(path)
        if lock is not None:
            with lock:
                if take_away(_opened(bytes(database_key), path)):
                    _remove(path)
    with suppress(OSError):
        place.rmdir()


def _left(place: Path) -> list[Path]:
    """The locks of what is noted, also of one whose lock went missing. Raises `OSError`."""
    return sorted({path.with_name(path.name.partition(".")[0]) for path in place.iterdir()})


def _remove(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}.*"):
        each.unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_NOTE}")


def _sealed(key: bytes, paths: Sequence[Path]) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    plain = json.dumps([os.fsencode(path).hex() for path in paths]).encode("ascii")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(_sealing_key(key)).encrypt(nonce, plain, _BOUND)


def _opened(key: bytes, path: Path) -> tuple[Path, ...]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        with _note_of(path).open("rb") as file:
            data = file.read(_LARGEST)
        nonce, sealed = data[:_NONCE_BYTES], data[_NONCE_BYTES:]
        plain = ChaCha20Poly1305(_sealing_key(key)).decrypt(nonce, sealed, _BOUND)
        return tuple(Path(os.fsdecode(bytes.fromhex(each))) for each in json.loads(plain))
    except (FileNotFoundError, InvalidTag, ValueError):
        return ()


def _sealing_key(key: bytes) -> bytes:
    return hkdf_sha256(key, info=_BOUND, length=_KEY_BYTES)
