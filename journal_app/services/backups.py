"""Backups: made by themselves, and reopened and counted before they count."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from journal_app.core.backup_notes import Trouble, tried_again
from journal_app.core.backups import Copy, CopyKind, Watch, to_the_end
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.exchange.placing import half_of, partial_of
from journal_app.i18n import _
from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import (
    backup_notes,
    backup_words,
    copies,
    disk_words,
    keys,
    safety_copies,
    sealed_copies,
    shrink_guard,
    switching,
    thinning,
)
from journal_app.services.sealed_copies import Carried
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.copying import CopyFacts, saves, verified_copy
from journal_app.storage.vault import Vault, VaultReader

AT_LEAST_APART = timedelta(minutes=30)
"""Between two backups made at closing."""
DAILY = timedelta(hours=24)

_ONE_AT_A_TIME: Final = threading.Lock()
_CHANGES = Changes(backups=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A verified backup and what it holds."""

    path: Path
    facts: CopyFacts
    carried: Carried = field(default_factory=Carried)
    """Of pictures and files; a backup shares those of the journal, and counts none."""
    changes: Changes = _CHANGES


def listed(folder: VaultFolder) -> list[Copy]:
    """The backups there are, newest first by number."""
    return [copy for copy in copies.listed(folder) if copy.kind is CopyKind.AUTO]


def due(vault: Vault, folder: VaultFolder, *, clock: Clock, after: timedelta) -> bool:
    """Whether the last backup is so old and lacks something, whenever that was written.

    One dated in the future counts as old too.
    """
    backups = listed(folder)
    if not backups:
        return True
    age = clock.now() - backups[0].made_at
    return (age >= after or age < timedelta(0)) and _outdated(vault, folder, backups[0])


def _outdated(vault: Vault, folder: VaultFolder, newest: Copy) -> bool:
    """Whether the newest backup lacks something, is damaged, or is not the one that was noted."""
    notes = backup_notes.known(folder)
    unsound = () if notes.checked is None else notes.checked.unsound
    if newest.made != notes.newest or newest.path.name in unsound:
        return True
    reader = vault.reader()
    try:
        return saves(reader.connection) != notes.saves
    finally:
        reader.close()


def make(vault: Vault, folder: VaultFolder, *, clock: Clock, watch: Watch = to_the_end) -> Made:
    """Copy the open journal into its backups folder, verify the copy, thin out what is old.

    Runs on a background thread with connections of its own; of two at once the second waits.
    Raises `CannotKeep`, `CannotOpen` or `CopyStopped`: then nothing was thinned out, no half-made
    file carries a backup's name, and what was in the way is noted; so is a bug.
    """
    with _ONE_AT_A_TIME:
        return _made_and_noted(vault, folder, clock, watch)


def _made_and_noted(vault: Vault, folder: VaultFolder, clock: Clock, watch: Watch) -> Made:
    try:
        made = _made(vault, folder, clock, watch)
    except (OSError, FileRefused, StorageBug, CannotKeep, CannotOpen) as error:
        _note_trouble(folder, Trouble(at=clock.now(), problem=backup_words.problem_of(error)))
        if isinstance(error, CannotOpen | StorageBug):
            raise
        raise backup_words.not_made(error) from None
    _note_made(folder, made)
    thinning.thin(folder, listed(folder), clock=clock)
    safety_copies.thin(folder, listed(folder), today=clock.now().date())
    return made


def _made(vault: Vault, folder: VaultFolder, clock: Clock, watch: Watch) -> Made:
    record = keys.read_record(folder)
    make_private_folder(folder.backups)
    copies.clear_half_made(folder.backups)
    before = listed(folder)
    number = before[0].number + 1 if before else 1
    stamp = clock.now().strftime(copies.STAMP)
    target = folder.backups / f"auto-{stamp}-{number:06}-{record.active}.db"
    key = fresh_key(vault, folder)
    reader = vault.reader()
    try:
        # Before the copy: whatever ends this run, what is about to be outdated is held.
        shrink_guard.look(reader.pieces.counts(), before, key, folder, clock=clock)
        facts = verified_copy(reader.connection, target, key, watch)
    finally:
        reader.close()
    _write_beside(target.with_suffix(".json"), folder)
    return Made(path=target, facts=facts)


def _note_trouble(folder: VaultFolder, trouble: Trouble | None) -> None:
    """A note that cannot be written keeps no backup from being made."""
    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(
            folder, lambda notes: replace(notes, trouble=tried_again(notes.trouble, trouble))
        )


def _note_made(folder: VaultFolder, made: Made) -> None:
    newest = copies.chosen(made.path).made
    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(
            folder,
            lambda notes: replace(notes, trouble=None, saves=made.facts.saves, newest=newest),
        )


def make_at(reader: VaultReader, target: Path, *, home: Path) -> Made:
    """Copy the journal to a place of the person's choice, and verify it there.

    Beside it goes the small file a passphrase needs to open the copy on another computer, and a
    folder with the pictures and files it names, as they are sealed. Raises `CannotKeep`; a file
    that is already there, or comes up meanwhile, is never replaced. Nor is it made inside the
    data folder, whose files have names of their own and go with the journal.
    """
    _refuse_inside(target, home)
    folder, carried = keys.folder_of(home), Carried()
    beside = target.with_name(f"{target.name}.vault.json")
    try:
        if beside.exists():
            raise FileExistsError
        # Among files of the person’s own, where “.partial” may be the name of another.
        half = half_of(target)
        facts = verified_copy(reader.connection, target, reader.key(), half=half)
        if folder is not None:
            carried = _completed(target, beside, reader, folder)
    except FileExistsError:
        raise disk_words.name_taken() from None
    except (OSError, FileRefused, CannotKeep) as error:
        raise backup_words.not_made(error) from None
    return Made(path=target, facts=facts, carried=carried)


def _refuse_inside(target: Path, home: Path) -> None:
    if target.resolve().is_relative_to(home.resolve()):
        raise CannotKeep(
            KeepProblem.OTHER,
            _("That place is inside the journal’s own folder."),
            _("Choose one outside of it, such as a USB stick."),
        )


def _completed(target: Path, beside: Path, reader: VaultReader, folder: VaultFolder) -> Carried:
    """Put beside a copy what belongs to it; without room for that no copy stays either."""
    ours = False
    try:
        with partial_of(beside) as half:
            _write_beside(half, folder)
        ours = True
        # New keys may have been made meanwhile: what stands beside it now would open no copy.
        with copies.reading(folder.journal, reader.key()):
            pass
        with copies.reading(target, reader.key()) as copy:
            return sealed_copies.carry_out(copy, reader.key(), folder, target)
    except BaseException:
        target.unlink(missing_ok=True)
        if ours:
            beside.unlink(missing_ok=True)
        raise


def _write_beside(path: Path, folder: VaultFolder) -> None:
    """Put the record beside a copy, never one that a change of passphrase is just replacing."""
    with switching.alone():
        replace_file(path, folder.record.read_bytes())


def fresh_key(vault: Vault, folder: VaultFolder) -> bytes:
    """The key as the next start would get it: a backup only this process can open is none.

    Raises `CannotOpen`.
    """
    try:
        return _key(vault, folder, keys.read_record(folder))
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
