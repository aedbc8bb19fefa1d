"""Backups: made by themselves, reopened and counted before they count, the last twenty kept."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security.durable import replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import copies, keys, sealed_copies, switching
from journal_app.services.sealed_copies import Carried
from journal_app.storage.connection import FileRefused
from journal_app.storage.copying import CopyFacts, verified_copy
from journal_app.storage.vault import Vault, VaultReader

KEPT = 20
AT_LEAST_APART = timedelta(minutes=30)
"""Between two backups made at closing."""
DAILY = timedelta(hours=24)

_NAME = re.compile(r"auto-(\d{8}T\d{6}Z)-(\d{6})-([0-9A-Z]{8})\.db")
_CHANGES = Changes(backups=True)
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup as its name tells it."""

    path: Path
    made_at: datetime
    number: int
    """Counts up with every backup of a journal; dates can jump, numbers do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A verified backup and what it holds."""

    path: Path
    facts: CopyFacts
    carried: Carried = field(default_factory=Carried)
    """Of pictures and files; a backup shares those of the journal, and counts none."""
    changes: Changes = _CHANGES


def listed(folder: VaultFolder) -> list[Backup]:
    """The backups there are, newest first by number."""
    found = []
    for path in folder.backups.glob("auto-*.db"):
        named = _NAME.fullmatch(path.name)
        if named:
            made_at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path=path, made_at=made_at, number=int(named[2])))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def due(folder: VaultFolder, *, clock: Clock, after: timedelta) -> bool:
    """Whether the last backup is so old; one dated in the future counts as old too."""
    backups = listed(folder)
    if not backups:
        return True
    age = clock.now() - backups[0].made_at
    return age >= after or age < timedelta(0)


def make(vault: Vault, folder: VaultFolder, *, clock: Clock) -> Made:
    """Copy the open journal into its backups folder, verify the copy, thin out the oldest.

    Runs on a background thread with connections of its own. Raises `CannotKeep` or `CannotOpen`:
    then nothing was thinned out and no half-made file carries a backup's name.
    """
    record = keys.read_record(folder)
    try:
        folder.backups.mkdir(mode=0o700, exist_ok=True)
        copies.clear_half_made(folder.backups)
        before = listed(folder)
        number = before[0].number + 1 if before else 1
        stamp = clock.now().strftime(_STAMP)
        target = folder.backups / f"auto-{stamp}-{number:06}-{record.active}.db"
        key = _fresh_key(vault, folder, record)
        reader = vault.reader()
        try:
            facts = verified_copy(reader.connection, target, key)
        finally:
            reader.close()
        _write_beside(target.with_suffix(".json"), folder)
        for old in listed(folder)[KEPT:]:
            old.path.with_suffix(".json").unlink(missing_ok=True)
            old.path.unlink(missing_ok=True)
    except (OSError, FileRefused):
        raise _not_made() from None
    return Made(path=target, facts=facts)


def make_at(reader: VaultReader, target: Path, *, home: Path) -> Made:
    """Copy the journal to a place of the person's choice, and verify it there.

    Beside it goes the small file a passphrase needs to open the copy on another computer, and a
    folder with the pictures and files it names, as they are sealed. Raises `CannotKeep`; a file
    that is already there is never replaced.
    """
    folder, carried = keys.folder_of(home), Carried()
    beside = target.with_name(f"{target.name}.vault.json")
    try:
        if beside.exists():
            raise FileExistsError
        facts = verified_copy(reader.connection, target, reader.key())
        if folder is not None:
            carried = _completed(target, beside, reader, folder)
    except FileExistsError:
        raise CannotKeep(
            KeepProblem.OTHER,
            _("There is a file of that name already."),
            _("It was left as it is. Choose another name."),
        ) from None
    except (OSError, FileRefused):
        raise _not_made() from None
    return Made(path=target, facts=facts, carried=carried)


def _completed(target: Path, beside: Path, reader: VaultReader, folder: VaultFolder) -> Carried:
    """Put beside a copy what belongs to it; without room for that no copy stays either."""
    try:
        _write_beside(beside, folder)
        with copies.reading(target, reader.key()) as copy:
            return sealed_copies.carry_out(copy, reader.key(), folder, target)
    except BaseException:
        target.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)
        raise


def _write_beside(path: Path, folder: VaultFolder) -> None:
    """Put the record beside a copy, never one that a change of passphrase is just replacing."""
    with switching.alone():
        replace_file(path, folder.record.read_bytes())


def _fresh_key(vault: Vault, folder: VaultFolder, record: VaultRecord) -> bytes:
    """The key as the next start would get it: a backup only this process can open is none."""
    try:
        return _key(vault, folder, record)
    except CannotOpen as error:
        if error.problem is not OpenProblem.KEY_NOT_FOUND:
            raise
    # A passphrase may have taken the keyring's place since the record was read.
    return _key(vault, folder, keys.read_record(folder))


def _key(vault: Vault, folder: VaultFolder, record: VaultRecord) -> bytes:
    """A passphrase is not kept in memory: with one it is the key the journal was opened with."""
    if record.mode is Mode.PASSPHRASE:
        return vault.key()
    with keys.from_keyring(folder, record, ask=False) as root, root.database_key() as key:
        return bytes(key.reveal())


def _not_made() -> CannotKeep:
    return CannotKeep(
        KeepProblem.OTHER,
        _("No backup could be made there."),
        _("Your journal is untouched. Check that the disk has room and can be written to."),
    )
