"""Open a bundle or a copy from another computer: the journal in it is here from then on.

It becomes a journal by the steps a first run takes, so that a crash leaves it whole or not there.
Where the same journal is here already nothing of that is touched: what was brought is put
beside it as one more copy, which can be looked into and restored.
"""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.backups import Copy, CopyKind
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security import folder as folders
from journal_app.security import keyring_entry
from journal_app.security.durable import make_private_folder, replace_file, sync_folder
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Exists, NotFound, Stored
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import SealedFiles
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_json import record_to_json
from journal_app.security.vault_record import CleanClose, Mode, VaultRecord
from journal_app.services import codes, copies, first_run, journal_sources, journals, keys, recovery
from journal_app.services.disk_words import told_while_closed
from journal_app.services.journal_sources import Source
from journal_app.services.sealed_copies import Carried
from journal_app.services.ways import WayIn
from journal_app.storage import migrator
from journal_app.storage.connection import FileRefused
from journal_app.storage.copying import CopyFacts

BROUGHT: Final = "brought"
"""Why a copy lies beside the journal; begins its name."""
_SALT_BYTES: Final = 16
_OPENABLE: Final = {migrator.Standing.CURRENT, migrator.Standing.OLDER}


class Step(StrEnum):
    """What has just been done; between two of these the process may end."""

    BEGUN = "begun"
    TAKEN = "taken"
    KEPT = "kept"
    WRITTEN = "written"
    FINISHED = "finished"


OnStep = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file says of itself before it is opened."""

    key_id: str | None
    """Beside a copy there may be nothing that tells it."""
    passphrase: bool
    """Whether a passphrase opens it too; the recovery code always does."""
    here: bool
    """Whether the same journal is in this data folder already, as far as that is told."""
    is_bundle: bool = True
    keyring: bool = False
    """Whether this computer's keyring still has its key, so that nothing need be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came of it."""

    entries: int
    moments: int
    carried: Carried
    copy: Copy | None = None
    """Where the same journal was here: the copy that was put beside it."""
    in_keyring: bool = False
    """Whether this computer's keyring opens it from now on."""
    passphrase: bool = False
    changes: Changes = field(default_factory=lambda: Changes(backups=True))


def look(home: Path, path: Path) -> Brought:
    """What a file says of itself. Raises `CannotOpen` for what is neither bundle nor copy.

    For a background job: a keyring may not answer.
    """
    with journal_sources.opened(path) as source, told_while_closed():
        record = source.record
        vault_id = "" if record is None else record.vault_id
        return Brought(
            key_id=source.key_id,
            passphrase=record is not None and record.passphrase is not None,
            here=_here(home, vault_id, source.key_id) is not None,
            is_bundle=source.is_bundle,
            keyring=_is_held(source.entry),
        )


def arrive(
    home: Path,
    path: Path,
    way: WayIn,
    *,
    clock: Clock,
    on_step: OnStep = lambda _step: None,
) -> Arrived:
    """Have the journal of a bundle or a copy here; `way` is its recovery code, or its passphrase.

    With nothing typed a copy opens by the key that this computer's keyring may still have for it.
    Whoever calls it holds the lock of the data folder; not while the same journal is open. For a
    thread of its own: a keyring may not answer. Raises `CannotOpen` and `CannotKeep`; then nothing
    here has changed.
    """
    with journal_sources.opened(path) as source, told_while_closed():
        told = "" if source.record is None else source.record.vault_id
        near = _here(home, told, source.key_id)
        folder = near or VaultFolder(path=HomeFolder(path=home).vaults / (told or _id_by("")))
        with source.root(way, folder) as root, root.database_key() as key:
            secret = bytes(key.reveal())
            here = near or _here(home, told, root.key_id)
            vault_id = (told or _id_by(root.key_id)) if here is None else here.vault_id
            record = source.known(root, vault_id, clock.now())
            if here is not None:
                return _beside(source, record, here, secret, clock)
            arriving = _Arriving(HomeFolder(path=home), source, record, root, secret, on_step)
            return arriving.arrived(way, clock)


@dataclass(slots=True)
class _Arriving:
    """A journal that comes into being here."""

    home: HomeFolder
    source: Source
    record: VaultRecord
    root: RootSecret
    secret: bytes
    on_step: OnStep

    def arrived(self, way: WayIn, clock: Clock) -> Arrived:
        present = self.home.chosen()
        if present is not None:
            # A crash before the end leaves it the one that opens.
            journals.choose(self.home.path, present.vault_id)
        making = folders.begin_folder(self.home, self.record.vault_id)
        self.on_step(Step.BEGUN)
        try:
            facts, carried = _taken(self.source, making, self.secret)
            self.on_step(Step.TAKEN)
            record = self._kept(making, way.seconds)
            self.on_step(Step.KEPT)
            if way.code is not None:
                record = recovery.seen(record, clock.now())
            record = _closed(record, making, facts)
            write_vault_file(making, record)
            self.on_step(Step.WRITTEN)
            finished = folders.finish_folder(making)
        except BaseException:
            first_run.clear_away(self.home)
            raise
        self.on_step(Step.FINISHED)
        if present is not None:
            self._choose(finished, present)
        return Arrived(
            entries=facts.entries,
            moments=facts.moments,
            carried=carried,
            in_keyring=record.keyring is not None,
            passphrase=record.passphrase is not None,
        )

    def _choose(self, finished: VaultFolder, present: VaultFolder) -> None:
        """Let it be the one that opens; where that cannot be noted, it did not arrive."""
        try:
            journals.choose(self.home.path, finished.vault_id)
        except CannotKeep:
            with suppress(CannotKeep):
                journals.choose(self.home.path, present.vault_id)
            folders.take_name_away(finished)
            first_run.clear_away(self.home)
            raise

    def _kept(self, making: VaultFolder, seconds: float) -> VaultRecord:
        """Where a passphrase opens it, that goes on; else this computer's keyring is to."""
        if self.record.mode is Mode.PASSPHRASE:
            return self.record
        entry = KeyringEntry(vault_id=making.vault_id, key_id=self.root.key_id)
        if isinstance(keyring_entry.entry_exists(entry, None, seconds=seconds), NotFound):
            # Only an entry that was not there before is removed again after a crash.
            folders.note_key_id(making, self.root.key_id)
        outcome = keyring_entry.store_and_read_back(entry, self.root, None, seconds=seconds)
        # Without one the code opens it, and choosing a passphrase is offered then.
        place = outcome.place if isinstance(outcome, Stored) else None
        return replace(self.record, keyring=place)


def _beside(
    source: Source, record: VaultRecord, here: VaultFolder, secret: bytes, clock: Clock
) -> Arrived:
    """Put what was brought beside the journal that is here, as a verified copy."""
    half = VaultFolder(path=here.arriving)
    shutil.rmtree(half.path, ignore_errors=True)
    half.path.mkdir(mode=0o700)
    try:
        facts, carried = _taken(source, half, secret)
        make_private_folder(here.safety)
        made = [each.number for each in copies.listed(here) if each.kind is CopyKind.SAFETY]
        stamp = clock.now().strftime(copies.STAMP)
        number = max(made, default=0) + 1
        target = here.safety / f"{BROUGHT}-{stamp}-{number:04}-{record.active}.db"
        sealed = SealedFiles(here.files, secret)
        try:
            for path in sorted(half.files.glob("*")):
                sealed.take(path.name, path.parent)
        finally:
            sealed.wipe()
        _put(half.journal, target, record)
    finally:
        shutil.rmtree(half.path, ignore_errors=True)
    return Arrived(
        entries=facts.entries,
        moments=facts.moments,
        carried=carried,
        copy=copies.chosen(target),
        passphrase=record.passphrase is not None,
    )


def _put(journal: Path, target: Path, record: VaultRecord) -> None:
    """Give a copy its name, and what says how it opens; both or neither. Raises `OSError`."""
    beside = target.with_suffix(".json")
    try:
        replace_file(beside, record_to_json(record))
        journal.replace(target)
        sync_folder(target.parent)
    except OSError:
        for path in (target, beside):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _taken(source: Source, folder: VaultFolder, secret: bytes) -> tuple[CopyFacts, Carried]:
    """Take everything out of it, each part looked at from end to end."""
    make_private_folder(folder.files)
    try:
        facts = source.take_journal(folder.journal, secret)
        with copies.reading(folder.journal, secret) as connection:
            standing = migrator.standing(connection)
            if standing is migrator.Standing.NEWER:
                raise keys.newer()
            if standing not in _OPENABLE:
                raise source.not_whole()
            carried = source.take_files(connection, secret, folder)
    except FileRefused:
        raise source.not_whole() from None
    sync_folder(folder.files)
    return facts, carried


def _closed(record: VaultRecord, making: VaultFolder, facts: CopyFacts) -> VaultRecord:
    with making.journal.open("rb") as file:
        salt = file.read(_SALT_BYTES).hex()
    closed = CleanClose(highest_rev=facts.saves, entries=facts.entries + facts.moments)
    return replace(
        record,
        salt={**record.salt, record.active: salt},
        closed=closed,
        pending=None,
        under_way=False,
    )


def _here(home: Path, vault_id: str, key_id: str | None) -> VaultFolder | None:
    """The same journal in this data folder: of the same id, else one that has or had this key."""
    found = HomeFolder(path=home).journals()
    same = (each for each in found if each.vault_id == vault_id)
    return next(same, None) or next((each for each in found if _had(each, key_id)), None)


def _is_held(entry: KeyringEntry | None) -> bool:
    return entry is not None and isinstance(keyring_entry.entry_exists(entry, None), Exists)


def _id_by(key_id: str) -> str:
    """An id where none is told; the same each time, so that what a crash left is found again."""
    return hashlib.sha256(f"journal {key_id}".encode()).hexdigest()[:16]


def _had(folder: VaultFolder, key_id: str | None) -> bool:
    if key_id is None:
        return False
    try:
        known = frozenset(keys.key_ids(keys.read_record(folder)))
    except CannotOpen:
        # The names of its copies say it too.
        known = frozenset()
    return key_id in known | codes.known_beside(folder)
