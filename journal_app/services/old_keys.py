"""The keys before new ones: had again where needed; and what unused new ones left, taken back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journal_app.core.backups import NEW_KEYS
from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security import inbox, inbox_folder, keyring_entry
from journal_app.security import old_keys as sealed_keys
from journal_app.security.durable import replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import UnreadableItem
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import NotFound, Removed
from journal_app.security.old_keys import UnreadableOldKeys
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import remove_sealed_with
from journal_app.security.secret import Secret
from journal_app.security.time_limit import KEYRING_SECONDS
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies, keys
from journal_app.services.ways import WayIn
from journal_app.storage.connection import FileRefused

if TYPE_CHECKING:
    pass

BEFORE: Final = f"before-{NEW_KEYS}"
"""Why the safety copy was made that is the last to open with the old code."""


def take_back(folder: VaultFolder, *, seconds: float = KEYRING_SECONDS) -> None:
    """Remove what interrupted new keys left: a key nobody uses, and what is sealed with it.

    Raises `CannotOpen`, `CannotKeep` and `OSError`. Where the keyring does not answer, the key
    stays noted and is removed another time.
    """
    record = keys.read_record(folder)
    pending = record.pending
    if pending is None or folder.is_unfinished:
        return
    with suppress(UnreadableOldKeys):
        note = sealed_keys.read(folder, pending)
        if note is not None:
            remove_sealed_with(note.files_key, folder.files)
    sealed_keys.remove(folder, pending)
    if entry_gone(folder, pending, record, seconds):
        keys.change_record(folder, lambda now: replace(now, pending=None))


@contextmanager
def before(folder: VaultFolder, key_id: str, key: bytes) -> Iterator[tuple[RootSecret, ...]]:
    """The secrets this key took the place of, the last one first; none where none is noted.

    Wiped at the end. Raises `OSError`.
    """
    with ExitStack() as stack:
        roots: tuple[RootSecret, ...] = ()
        with suppress(UnreadableOldKeys):
            note = sealed_keys.read(folder, key_id)
            if note is not None:
                roots = stack.enter_context(sealed_keys.opened(note, key))
        yield roots


def needed(folder: VaultFolder, record: VaultRecord) -> set[str]:
    """Keys whose notes stay: the one in use, and those an older state took the place of.

    Such a restore may be taken back. What newer keys took the place of is in their own note.
    Raises `OSError`.
    """
    own = None
    with suppress(sealed_keys.UnreadableOldKeys):
        own = sealed_keys.read(folder, record.active)
    return {record.active, *record.retired}.difference(() if own is None else own.replaced)


def let_inbox_follow(folder: VaultFolder, key_id: str, key: bytes, inbox_key: Secret) -> bool:
    """Let what was caught for an old key wait for the new one; whether all of it could."""
    try:
        with before(folder, key_id, key) as roots:
            for root in roots:
                with root.inbox_key() as private:
                    _seal_anew(folder, private, inbox.public_key(inbox_key))
    except OSError:
        return False
    return True


def let_inbox_wait_for(folder: VaultFolder, root: RootSecret, public: str) -> None:
    """Let what was caught for one key wait for another, which need not be at hand itself.

    Raises `OSError`.
    """
    with root.inbox_key() as private:
        _seal_anew(folder, private, bytes.fromhex(public))


def inbox_waits(folder: VaultFolder, root: RootSecret) -> bool:
    """Whether something caught for this key is not read yet. Raises `OSError`."""
    with root.inbox_key() as private:
        for path in inbox_folder.waiting(folder):
            with suppress(UnreadableItem, FileNotFoundError):
                inbox.open_sealed(private, inbox_folder.read(path))
                return True
    return False


def _seal_anew(folder: VaultFolder, before: Secret, public: bytes) -> None:
    """Let what was caught for an earlier key wait for this one. Raises `OSError`."""
    refused: OSError | None = None
    for path in inbox_folder.waiting(folder):
        try:
            data = inbox.open_sealed(before, inbox_folder.read(path))
            replace_file(path, inbox.seal(public, data))
        except UnreadableItem:
            continue
        except OSError as error:  # the others are not to wait for this one
            refused = error
    if refused is not None:
        raise refused


def root_that_opens(way: WayIn, folder: VaultFolder, record: VaultRecord) -> RootSecret:
    """The secret of the key that opens the file, after new keys that were interrupted.

    The one in use is tried first, then the one that was to be; whichever opens is the one in use
    from then on. Raises `CannotOpen`.
    """
    root = keys.root_by(way, folder, record)
    if root.key_id == record.active and _opens(folder, root):
        return root
    turned = _turned(record)
    other = root
    if root.key_id == record.active:
        try:
            other = keys.root_by(way, folder, turned)
        except CannotOpen:
            return root
    if not _opens(folder, other):
        return root
    keys.change_record(folder, _turned, times=2)
    return other


def _turned(record: VaultRecord) -> VaultRecord:
    if record.pending is None:
        return record
    retired = tuple(dict.fromkeys((record.active, *record.retired)))
    return replace(record, active=record.pending, pending=None, retired=retired)


def _opens(folder: VaultFolder, root: RootSecret) -> bool:
    with root.database_key() as key:
        secret = bytes(key.reveal())
    with suppress(FileRefused, CannotKeep), copies.reading(folder.journal, secret):
        return True
    return False


def entry_gone(folder: VaultFolder, key_id: str, record: VaultRecord, seconds: float) -> bool:
    """Whether the keyring has no such entry any more, or none was ever there."""
    if record.keyring is None:
        return True
    entry = KeyringEntry(vault_id=folder.vault_id, key_id=key_id)
    outcome = keyring_entry.remove_entry(entry, record.keyring, seconds=seconds)
    return isinstance(outcome, Removed | NotFound)
