"""Open a bundle that another computer made: the journal in it is here from then on.

It becomes a journal by the steps a first run takes, so that a crash leaves it whole or not there.
Where the same journal is here already nothing of that is touched: what the bundle holds is put
beside it as one more copy, which can be looked into and restored.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.backups import Copy, CopyKind
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.exchange.bundle import Bundle, NotABundle, open_bundle
from journal_app.i18n import _
from journal_app.security import folder as folders
from journal_app.security import keyring_entry
from journal_app.security.durable import make_private_folder, replace_file, sync_folder
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import NotFound, Stored
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import FileState, SealedFiles
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_json import (
    DamagedVaultFile,
    NewerVaultFile,
    record_from_json,
    record_to_json,
)
from journal_app.security.vault_record import CleanClose, Mode, VaultRecord
from journal_app.services import copies, first_run, journals, keys, recovery
from journal_app.services.disk_words import told_while_closed
from journal_app.services.sealed_copies import Carried
from journal_app.services.ways import WayIn
from journal_app.storage import files, migrator
from journal_app.storage.connection import FileRefused
from journal_app.storage.copying import CopyFacts, verify

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
class InBundle:
    """What a bundle says of itself before it is opened."""

    key_id: str
    passphrase: bool
    """Whether a passphrase opens it too; the recovery code always does."""
    here: bool
    """Whether the same journal is in this data folder already."""


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


def look(home: Path, path: Path) -> InBundle:
    """What a file says of itself. Raises `CannotOpen` for what is no bundle."""
    with _read(path) as (_bundle, record):
        here = _here(home, record.vault_id) is not None
        return InBundle(key_id=record.active, passphrase=record.passphrase is not None, here=here)


def arrive(
    home: Path,
    path: Path,
    way: WayIn,
    *,
    clock: Clock,
    on_step: OnStep = lambda _step: None,
) -> Arrived:
    """Have the journal of a bundle here; `way` is its recovery code, or its passphrase.

    Whoever calls it holds the lock of the data folder; not while the same journal is open. For a
    thread of its own: a keyring may not answer. Raises `CannotOpen` and `CannotKeep`; then nothing
    here has changed.
    """
    with _read(path) as (bundle, record), told_while_closed():
        here = _here(home, record.vault_id)
        folder = here or VaultFolder(path=HomeFolder(path=home).vaults / record.vault_id)
        with _root(way, folder, record) as root, root.database_key() as key:
            secret = bytes(key.reveal())
            if here is not None:
                return _beside(bundle, record, here, secret, clock)
            arriving = _Arriving(HomeFolder(path=home), bundle, record, root, secret, on_step)
            return arriving.arrived(way, clock)


@dataclass(slots=True)
class _Arriving:
    """A journal that comes into being here."""

    home: HomeFolder
    bundle: Bundle
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
            facts, carried = _taken(self.bundle, making.journal, making.files, self.secret)
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
    bundle: Bundle, record: VaultRecord, here: VaultFolder, secret: bytes, clock: Clock
) -> Arrived:
    """Put what the bundle holds beside the journal that is here, as a verified copy."""
    half = here.arriving
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    try:
        facts, carried = _taken(bundle, half / "journal.db", half / "files", secret)
        make_private_folder(here.safety)
        made = [each.number for each in copies.listed(here) if each.kind is CopyKind.SAFETY]
        stamp = clock.now().strftime(copies.STAMP)
        number = max(made, default=0) + 1
        target = here.safety / f"{BROUGHT}-{stamp}-{number:04}-{record.active}.db"
        sealed = SealedFiles(here.files, secret)
        try:
            for path in sorted((half / "files").glob("*")):
                sealed.take(path.name, path.parent)
        finally:
            sealed.wipe()
        _put(half / "journal.db", target, record)
    finally:
        shutil.rmtree(half, ignore_errors=True)
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


def _taken(bundle: Bundle, journal: Path, folder: Path, secret: bytes) -> tuple[CopyFacts, Carried]:
    """Take everything out of a bundle, each part looked at from end to end."""
    try:
        bundle.take_journal(journal)
        facts = verify(journal, secret)
        with copies.reading(journal, secret) as connection:
            standing = migrator.standing(connection)
            names = files.named_in(connection) if standing in _OPENABLE else frozenset()
    except FileRefused:
        raise _damaged() from None
    if standing is migrator.Standing.NEWER:
        raise keys.newer()
    if standing not in _OPENABLE:
        raise _damaged()
    there = _files_taken(bundle, names, folder, secret)
    return facts, Carried(there=there, missing=len(names) - there)


def _files_taken(bundle: Bundle, names: frozenset[str], folder: Path, secret: bytes) -> int:
    make_private_folder(folder)
    sealed = SealedFiles(folder, secret)
    there = 0
    try:
        for name in sorted(names & bundle.files()):
            bundle.take_file(name, sealed.path(name))
            if sealed.look(name) is FileState.GOOD:
                there += 1
            else:
                sealed.remove(name)
    finally:
        sealed.wipe()
    sync_folder(folder)
    return there


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


def _root(way: WayIn, folder: VaultFolder, record: VaultRecord) -> RootSecret:
    if way.code is None and (record.passphrase is None or way.passphrase is None):
        raise CannotOpen(
            OpenProblem.PASSPHRASE_NEEDED,
            _("A bundle opens with its recovery code.")
            if record.passphrase is None
            else _("A bundle opens with its passphrase, or with its recovery code."),
        )
    return keys.root_by(way, folder, record)


@contextmanager
def _read(path: Path) -> Iterator[tuple[Bundle, VaultRecord]]:
    """A bundle and what it says of itself. Raises `CannotOpen`."""
    try:
        with open_bundle(path) as bundle:
            # Of this computer nothing in it is believed: no key that is to be, no keyring.
            record = replace(record_from_json(bundle.record()), pending=None, keyring=None)
            yield bundle, record
    except NewerVaultFile:
        raise keys.newer() from None
    except (NotABundle, DamagedVaultFile):
        raise _damaged() from None
    except FileNotFoundError:
        raise CannotOpen(
            OpenProblem.MISSING, _("There is no file there."), _("Choose the bundle itself.")
        ) from None
    except OSError:
        raise CannotOpen(
            OpenProblem.DISK,
            _("The bundle cannot be read."),
            _("Check that its disk is there and that the file belongs to you, then try again."),
        ) from None


def _here(home: Path, vault_id: str) -> VaultFolder | None:
    found = (each for each in HomeFolder(path=home).journals() if each.vault_id == vault_id)
    return next(found, None)


def _damaged() -> CannotOpen:
    return CannotOpen(
        OpenProblem.DAMAGED,
        _("This file is no bundle, or not a whole one."),
        _("Nothing was changed. Bring it over once more, or make it anew where it came from."),
    )
