"""Make new keys: a new root secret, and with it a new recovery code, for a closed journal.

Everything is written anew and verified beside what there is before the two change places: the key
in the keyring or under the passphrase, pictures and files, the journal. At whatever instant it is
interrupted, what opens is the old journal with its old key or the new one with the new. Copies
follow afterwards, and the old keys go once the new code was kept: see `following`.

Whoever calls this holds the lock of the data folder.
"""

import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.backups import NEW_KEYS
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import (
    BadInput,
    CannotKeep,
    CannotOpen,
    JournalError,
    KeepProblem,
    OpenProblem,
)
from journal_app.i18n import _
from journal_app.security import begun_exports, inbox, keyring_entry
from journal_app.security import old_keys as sealed_keys
from journal_app.security.folder import VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.passphrase import WRITTEN_COSTS, Costs, unwrap, wrap
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import DamagedFile, SealedFiles
from journal_app.security.vault_record import Mode, RecoveryRecord, VaultRecord
from journal_app.services import (
    copies,
    keys,
    old_keys,
    replacing,
    resealing,
    restoring,
    safety_copies,
    switching,
)
from journal_app.services import vault as vault_service
from journal_app.services.disk_words import told_while_closed
from journal_app.services.keyring_words import not_answered, not_kept
from journal_app.services.resealing import Resealed
from journal_app.services.ways import WayIn
from journal_app.storage.copying import CopyFacts
from journal_app.storage.rekeying import rekeyed_copy

ASKING: Final = WayIn(ask=True)
_RESERVE: Final = 1024 * 1024
"""Bytes beyond what is counted: notes, and what a disk rounds up."""
_MEGABYTE: Final = 1_000_000
_ALL: Final = 100
_COPIED, _SEALED, _WRITTEN, _READY = 10, 60, 90, 95


class Step(StrEnum):
    """What has just been done; between two of these the process may end."""

    COPIED = "copied"
    NOTED = "noted"
    KEPT = "kept"
    OLD_SEALED = "old-sealed"
    RESEALED = "resealed"
    READY = "ready"
    SWITCHED = "switched"


OnStep = Callable[[Step], None]
Progress = Callable[[int, int], None]
"""Hears how much is done, of how much; what it raises ends it, and all is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeKeys:
    """The new key opens the journal; copies are still to follow."""

    key_id: str
    replaced: str
    files: int = 0
    """Pictures and files that were sealed anew."""
    files_left: int = 0
    """Those that were damaged before, and stay as they are."""
    changes: Changes = field(default_factory=lambda: Changes(doors=True, backups=True))


def make(
    home: Path,
    way: WayIn = ASKING,
    *,
    clock: Clock,
    on_step: OnStep = lambda _step: None,
    progress: Progress = lambda _done, _all: None,
    costs: tuple[Costs, ...] = WRITTEN_COSTS,
) -> MadeKeys:
    """Give the journal new keys. Raises `CannotOpen`, `CannotKeep`: then it opens as before.

    `way` is the keyring, or the passphrase where one is set: the new key is wrapped with the same.
    """
    with switching.alone(), ExitStack() as stack:
        restoring.finish(home)
        folder, record = keys.closed_journal(home)
        _refuse_without_passphrase(record, way)
        old = stack.enter_context(keys.root_by(way, folder, record))
        _refuse_without_room(folder)
        stamp = clock.now().strftime(copies.STAMP)
        with old.database_key() as key:
            vault_service.settle(home, key, now=lambda: stamp)
        _end_what_was_begun(folder, way.seconds)
        new = stack.enter_context(RootSecret.new())
        making = _Making(
            folder, keys.read_record(folder), old, new, clock, on_step, progress, way.seconds
        )
        return making.made(way, costs)


def _end_what_was_begun(folder: VaultFolder, seconds: float) -> None:
    """Nothing of keys that were begun before may be left behind by those that are made now."""
    with told_while_closed():
        old_keys.take_back(folder, seconds=seconds)
    if keys.read_record(folder).pending is not None:
        raise not_answered()


def can_be_made(home: Path, way: WayIn = ASKING) -> None:
    """Whether what is needed is there: the key by this way, and room. For a thread of its own.

    Raises `CannotOpen` or `CannotKeep`; changes nothing.
    """
    folder, record = keys.closed_journal(home)
    _refuse_without_passphrase(record, way)
    keys.root_by(way, folder, record).wipe()
    _refuse_without_room(folder)


def _refuse_without_passphrase(record: VaultRecord, way: WayIn) -> None:
    if record.mode is Mode.PASSPHRASE and way.passphrase is None:
        raise CannotOpen(
            OpenProblem.PASSPHRASE_NEEDED, _("The passphrase is needed to make new keys.")
        )


@dataclass(slots=True)
class _Making:
    """One run, from the safety copy to the change of places."""

    folder: VaultFolder
    record: VaultRecord
    old: RootSecret
    new: RootSecret
    clock: Clock
    on_step: OnStep
    progress: Progress
    seconds: float

    def made(self, way: WayIn, costs: tuple[Costs, ...]) -> MadeKeys:
        """Do it; whatever is in the way before the change of places, all is as it was."""
        self._keep_safety_copy()
        try:
            record = self._key_kept(way, costs)
            resealed, facts = self._written_anew()
            self._change_places(record, facts)
        except BaseException:
            self._take_back()
            raise
        self.on_step(Step.SWITCHED)
        return MadeKeys(
            key_id=self.new.key_id,
            replaced=self.old.key_id,
            files=len(resealed.names),
            files_left=resealed.left,
        )

    def _keep_safety_copy(self) -> None:
        stamp = self.clock.now().strftime(copies.STAMP)
        with told_while_closed(), self.old.database_key() as key:
            secret = bytes(key.reveal())
            with copies.reading(self.folder.journal, secret) as journal:
                safety_copies.keep_through(journal, secret, self.folder, old_keys.BEFORE, stamp)
        self.on_step(Step.COPIED)
        self.progress(_COPIED, _ALL)

    def _key_kept(self, way: WayIn, costs: tuple[Costs, ...]) -> VaultRecord:
        """The record of afterwards, once what opens the journal then was read back."""
        folder, new = self.folder, self.new
        # Noted first: a key that is stored and not used can be found and removed by that.
        self.record = keys.change_record(folder, lambda now: replace(now, pending=new.key_id))
        self.on_step(Step.NOTED)
        with new.inbox_key() as private:
            public = inbox.public_key(private).hex()
        before = self.record
        after = replace(
            before,
            active=new.key_id,
            pending=None,
            retired=tuple(dict.fromkeys((before.active, *before.retired))),
            inbox=public,
            recovery=RecoveryRecord(extra=before.recovery.extra),
        )
        if way.passphrase is not None and before.mode is Mode.PASSPHRASE:
            after = self._in_slot(after, way.passphrase, costs)
        else:
            after = self._in_keyring(after)
        self.on_step(Step.KEPT)
        return after

    def _in_slot(
        self, record: VaultRecord, passphrase: str, costs: tuple[Costs, ...]
    ) -> VaultRecord:
        try:
            slot = wrap(self.new, passphrase, vault_id=record.vault_id, costs=costs)
            with unwrap(
                slot, passphrase, vault_id=record.vault_id, key_id=self.new.key_id
            ) as read_back:
                if read_back != self.new:
                    raise RuntimeError("the slot does not hold what it was made from")
        except MemoryError:
            raise CannotOpen(
                OpenProblem.BUSY,
                _("There is not enough memory free to make new keys."),
                _("Nothing was changed. Close another program and try again."),
            ) from None
        return replace(record, passphrase=slot)

    def _in_keyring(self, record: VaultRecord) -> VaultRecord:
        entry = KeyringEntry(vault_id=record.vault_id, key_id=self.new.key_id)
        outcome = keyring_entry.store_and_read_back(
            entry, self.new, record.keyring, seconds=self.seconds
        )
        if not isinstance(outcome, Stored):
            raise not_kept(outcome)
        return replace(record, keyring=outcome.place)

    def _written_anew(self) -> tuple[Resealed, CopyFacts]:
        folder = self.folder
        with told_while_closed(), self.old.database_key() as old, self.new.database_key() as new:
            before, after = bytes(old.reveal()), bytes(new.reveal())
            sealed, sealing = SealedFiles(folder.files, before), SealedFiles(folder.files, after)
            try:
                self._seal_old_keys(before, sealing.key_name)
                begun_exports.seal_also(folder.begun_exports, before, after)
                resealed = resealing.reseal(
                    sealed, sealing, _between(self.progress, _COPIED, _SEALED)
                )
            except DamagedFile:
                raise OSError("a file was not kept as it was written") from None
            finally:
                sealed.wipe()
                sealing.wipe()
            self.on_step(Step.RESEALED)
            with copies.reading(folder.journal, before) as journal:
                facts = rekeyed_copy(
                    journal,
                    folder.ready,
                    after,
                    resealed.names,
                    _between(self.progress, _SEALED, _WRITTEN),
                )
        self.on_step(Step.READY)
        self.progress(_READY, _ALL)
        return resealed, facts

    def _seal_old_keys(self, key: bytes, files_key: bytes) -> None:
        """Keep the old key for the copies it opens, readable with the new one alone."""
        with old_keys.before(self.folder, self.old.key_id, key) as earlier:
            if len(earlier) >= sealed_keys.MOST:
                raise BadInput(
                    _("The code of the last new keys was never kept."),
                    _("Nothing was changed. Keep that one first."),
                )
            note = sealed_keys.seal(self.new, (self.old, *earlier), files_key=files_key)
        sealed_keys.write(self.folder, note)
        self.on_step(Step.OLD_SEALED)

    def _change_places(self, record: VaultRecord, facts: CopyFacts) -> None:
        now = self.clock.now()
        with told_while_closed():
            plan = replacing.planned(self.folder, facts, record, NEW_KEYS, now)
            replacing.put(self.folder, plan)

    def _take_back(self) -> None:
        """Leave nothing of what was begun, unless the two are changing places already."""
        if self.folder.replacing.exists():
            return
        with suppress(JournalError, OSError):  # the next opening tries again
            replacing.clear_away(self.folder)
            old_keys.take_back(self.folder, seconds=self.seconds)


def _refuse_without_room(folder: VaultFolder) -> None:
    """All of it stands beside what there is for a while. Raises `CannotKeep`."""
    with told_while_closed():
        journal = folder.journal.stat().st_size
        needed = 2 * journal + _size_of(folder.files) + _RESERVE
        free = shutil.disk_usage(folder.path).free
    if free < needed:
        raise CannotKeep(
            KeepProblem.DISK_FULL,
            _("New keys need {size} MB of free space for a while: all is written anew.").format(
                size=-(-needed // _MEGABYTE)
            ),
            _("Nothing was changed. Make room on the disk, then try again."),
        )


def _size_of(folder: Path) -> int:
    if not folder.is_dir():
        return 0
    return sum(each.stat().st_size for each in folder.iterdir() if each.is_file())


def _between(progress: Progress, first: int, last: int) -> Progress:
    """A part of the whole, told as a part of it."""

    def told(done: int, of: int) -> None:
        progress(first + (last - first) * done // max(1, of), _ALL)

    return told
