"""Two ways on that change what is known about a journal, and nothing in the journal itself.

Both need the key, and the key has to open the file before anything is written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from journal_app.core.backups import NEW_KEYS, Copy
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.security import inbox, keyring_entry
from journal_app.security import old_keys as old_key_notes
from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_record import CleanClose, Mode, VaultRecord
from journal_app.services import copies, keys, safety_copies, troubles
from journal_app.services.codes import known_beside, root_by_code
from journal_app.services.copies import STAMP
from journal_app.services.disk_words import told_while_closed
from journal_app.services.ways import Key, WayIn
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.copying import saves
from journal_app.storage.examining import FileState, told_apart
from journal_app.storage.pieces import Pieces

_SALT_BYTES: Final = 16
_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_FITS: Final = {
    FileState.WELL, FileState.DAMAGED, FileState.TRUNCATED, FileState.HEADER_DAMAGED
}  # fmt: skip
"""Some page at least is as this key wrote it."""
_GONE: Final = frozenset(FileState) - _FITS - {FileState.ANOTHER_FILE}
"""Nothing is there that a key could be held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The record of a journal was written anew."""

    from_copy: bool
    """Whether the record beside a backup told the rest; else a passphrase has to be set anew."""
    opens_with: str
    """``keyring`` or ``passphrase``."""


def rebuild_record(home: Path, way: WayIn, *, clock: Clock) -> Rebuilt:
    """Write ``vault.json`` anew, from the record beside the newest copy or from the code alone.

    The damaged ones are kept in ``set-aside/`` until a passphrase changes, whose slot they may
    hold. The key has to open the journal, or a copy of it
    where the journal is missing, before anything is written. Raises `CannotOpen`.
    """
    folder = keys.folder_of(home)
    if folder is None:
        raise keys.no_journal()
    with told_while_closed(), _found(way, folder) as found:
        # Its own words on a session are those of the day the copy was made.
        record = replace(_record(folder, found, clock), under_way=False)
        if found.begins_well:
            salt = _salt_of(folder.journal)
            record = replace(record, salt={**record.salt, found.root.key_id: salt})
        _set_aside(folder, clock)
        # Twice, so that the record before says the same.
        write_vault_file(folder, record)
        write_vault_file(folder, record)
    return Rebuilt(from_copy=found.kept is not None, opens_with=record.mode.value)


def go_on_without(home: Path, key: Key, *, clock: Clock) -> Copy:
    """Take a journal that holds less than at its last close for what it is, and go on with it.

    For a log that is lost and will not come back. A verified copy is made first and returned.
    Raises `CannotOpen` or `CannotKeep`: then nothing was changed.
    """
    folder, record = keys.closed_journal(home)
    with told_while_closed(), keys.database_key(key, folder, record) as secret:
        raw = bytes(secret.reveal())
        stamp = clock.now().strftime(STAMP)
        try:
            with copies.reading(folder.journal, raw) as connection:
                kept = safety_copies.keep_through(connection, raw, folder, "before-going-on", stamp)
                entries, moments = Pieces(connection).counts()
                count = saves(connection)
        except (FileRefused, StorageBug):
            raise troubles.refused(folder, record, raw) from None
    less = CleanClose(highest_rev=count, entries=entries + moments)
    keys.change_record(folder, lambda known: replace(known, closed=less, under_way=False), times=2)
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A secret that opens the journal, or a copy of it where the journal is gone."""

    root: RootSecret
    kept: VaultRecord | None
    """The record beside a copy that has this key."""
    begins_well: bool
    """Whether the first bytes of the journal are as they were."""


@contextmanager
def _found(way: WayIn, folder: VaultFolder) -> Iterator[_Found]:
    """The first secret to be had this way that fits; wiped at the end. Raises `CannotOpen`.

    The record beside the newest copy may be that of an older key.
    """
    records = _records_beside(folder)
    refused: CannotOpen | None = None
    for asked in _roots(way, folder, records):
        try:
            root = asked()
        except CannotOpen as error:
            refused = refused or error
            continue
        with root:
            kept = next((each for each in records if each.active == root.key_id), None)
            state = _state_by(root, folder, None)
            begins_well = state in _FITS
            if state is FileState.ANOTHER_FILE and kept is not None:
                state = _state_by(root, folder, kept.salt.get(root.key_id))
            destroyed = state is FileState.ANOTHER_FILE and _no_other_key(root, folder)
            gone = state in _GONE or destroyed
            if state in _FITS or (gone and _opens_a_copy(root, folder)):
                yield _Found(root=root, kept=kept, begins_well=begins_well)
                return
            refused = _fits_nothing()
    raise refused or _fits_nothing()


def _records_beside(folder: VaultFolder) -> tuple[VaultRecord, ...]:
    """One record of this journal for each key that copies have, that of the newest copy first."""
    found: dict[str, VaultRecord] = {}
    for copy in copies.listed(folder):
        record = copies.record_beside(copy.path)
        if record is not None and record.vault_id == folder.vault_id:
            found.setdefault(record.active, record)
    return tuple(found.values())


def _roots(
    way: WayIn, folder: VaultFolder, records: tuple[VaultRecord, ...]
) -> Iterator[Callable[[], RootSecret]]:
    """Ways to ask for a secret; each raises `CannotOpen` where it does not come."""
    if way.code is not None:
        # Whether it is the journal's is told by the file alone: no record says which is in use.
        yield partial(root_by_code, way.code, folder, None)
    elif records:
        for record in records:
            yield partial(keys.root_by, way, folder, record)
    elif way.passphrase is not None:
        raise CannotOpen(
            OpenProblem.RECORD_DAMAGED,
            _("The part that the passphrase opens is gone, and no copy of it is left."),
            _("The recovery code opens the journal all the same."),
        )
    else:
        yield from _roots_in_keyring(way, folder)


def _roots_in_keyring(way: WayIn, folder: VaultFolder) -> Iterator[Callable[[], RootSecret]]:
    """Ask for each key that names of copies tell of, the newest first, or the keyring itself."""
    told = dict.fromkeys(filter(None, (copy.key_id for copy in copies.listed(folder))))
    if not told:
        told = dict.fromkeys(keyring_entry.key_ids_stored(folder.vault_id, seconds=way.seconds))
    if not told:
        raise CannotOpen(
            OpenProblem.RECORD_DAMAGED,
            _("Nothing is left that tells which key opens this journal."),
            _("The recovery code opens it all the same."),
        )
    for key_id in told:
        guess = VaultRecord(vault_id=folder.vault_id, created=_EPOCH, active=key_id)
        yield partial(keys.from_keyring, folder, guess, ask=way.ask, seconds=way.seconds)


def _state_by(root: RootSecret, folder: VaultFolder, noted: str | None) -> FileState:
    salt = None if noted is None else bytes.fromhex(noted)
    with root.database_key() as key:
        return told_apart(folder.journal, bytes(key.reveal()), salt).state


def _opens_a_copy(root: RootSecret, folder: VaultFolder) -> bool:
    with root.database_key() as key:
        raw = bytes(key.reveal())
    found = (told_apart(copy.path, raw, None).state for copy in copies.listed(folder))
    return any(state in _FITS for state in found)


def _no_other_key(root: RootSecret, folder: VaultFolder) -> bool:
    """Whether all there is tells of this key alone, so that none else wrote what lies there."""
    return (
        known_beside(folder) <= {root.key_id}
        and not old_key_notes.noted(folder)
        and not any(folder.set_aside.glob(f"*-{NEW_KEYS}*"))
    )


def _fits_nothing() -> CannotOpen:
    return CannotOpen(
        OpenProblem.KEY_FOREIGN,
        _("This key does not open the journal that is in its place."),
        _("Nothing was changed. The journal may have another code, or its file is damaged."),
    )


def _record(folder: VaultFolder, found: _Found, clock: Clock) -> VaultRecord:
    if found.kept is not None:
        # What it says of the last close is older, and so never more than there is.
        return found.kept
    with found.root.inbox_key() as private:
        public = inbox.public_key(private).hex()
    return replace(_bare(folder, found.root, clock.now()), inbox=public)


def _bare(folder: VaultFolder, root: RootSecret, created: datetime) -> VaultRecord:
    """What is known from the key alone: its keyring is found by itself, a passphrase is not."""
    return VaultRecord(
        vault_id=folder.vault_id, created=created, active=root.key_id, mode=Mode.KEYRING
    )


def _salt_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_SALT_BYTES).hex()


def _set_aside(folder: VaultFolder, clock: Clock) -> None:
    """Keep what is left of the damaged ones; the new one takes their place in one step."""
    left = [path for path in (folder.record, folder.record_before) if path.exists()]
    if not left:
        return
    make_private_folder(folder.set_aside)
    place = folder.place_aside(f"{clock.now().strftime(STAMP)}-record")
    make_private_folder(place)
    for path in left:
        replace_file(place / path.name, path.read_bytes())
