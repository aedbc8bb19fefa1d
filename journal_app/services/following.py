"""What follows new keys: copies are written anew with them, and the old ones go.

Runs beside the open journal, again and again until nothing is left to do: whatever it was
interrupted at, the next opening goes on. Old keys go once the new recovery code was kept; what was
set aside as it was keeps the pictures it names as long as it lies there. For a second
folder that is away the note of the old keys stays, which the new key alone reads, until the folder
was there or is used no more.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.core.backups import NEW_KEYS, Copy
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep
from journal_app.i18n import _, ngettext
from journal_app.security import old_keys as sealed_keys
from journal_app.security.durable import replace_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import DamagedFile, SealedFiles
from journal_app.security.secret import Secret
from journal_app.security.time_limit import KEYRING_SECONDS
from journal_app.security.vault_json import record_to_json
from journal_app.security.vault_record import VaultRecord
from journal_app.services import (
    backup_notes,
    copies,
    keys,
    old_keys,
    replacing,
    resealing,
    second_keys,
    switching,
)
from journal_app.services.replacing import Replacement
from journal_app.services.second_keys import HALF, OnStep
from journal_app.storage import files
from journal_app.storage.connection import FileRefused, NotOurs, StorageBug
from journal_app.storage.rekeying import rekeyed_copy

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What going on needs to know of the open journal; wipes the key when it is done."""

    folder: VaultFolder
    key: Secret = field(repr=False)
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of the copies and of the old keys."""

    copies: int = 0
    """Written anew now."""
    left: int = 0
    """Still as they were: damaged, or the disk refused."""
    second_copies: int = 0
    """Written anew in the second folder."""
    second_left: int = 0
    """There, they open with an old code alone: damaged, or brought by another computer."""
    second_waits: bool = False
    """The second folder is away, or its disk refused: copies there follow another time."""
    gone: bool = False
    """The old keys are gone for good."""
    aside: bool = False
    """Though what was set aside earlier still opens with an old code."""
    second: bool = False
    """There is a second folder."""
    second_before: bool = False
    """Another folder was the second one before: copies there may open with an old code alone."""
    changes: Changes = field(default_factory=lambda: Changes(doors=True, backups=True))

    @property
    def words(self) -> str:
        """What to say, once; empty where there is nothing new."""
        said = []
        if self.copies:
            said.append(_anew(self.copies))
        if self.left and (self.copies or self.gone):
            said.append(_left(self.left))
        if self.second_copies:
            said.append(_second_anew(self.second_copies))
        if self.second_waits and (self.copies or self.second_copies):
            said.append(_("The other copies in the second folder follow once it is there."))
        if self.second_left and self.gone:
            said.append(_second_left(self.second_left))
        if self.gone and (self.left or self.second_left):
            said.append(_("Keep the old sheet as long as you keep that."))
        elif self.gone:
            said.extend(self._sheet())
        if self.gone and self.second_before:
            said.append(
                _(
                    "Copies in a folder used before may still need it: keep the sheet as long as"
                    " you keep them."
                )
            )
        return " ".join(said)

    def _sheet(self) -> Iterator[str]:
        """What the sheet of the old code is good for once everything here followed."""
        if self.aside:
            yield _(
                "The old recovery code opens nothing here any more but what was set aside"
                " earlier. Keep its sheet as long as you may want that."
            )
        elif self.second_before and self.second:
            yield _("The old recovery code opens nothing here or in the second folder any more.")
        elif self.second_before:
            yield _("The old recovery code opens nothing here any more.")
        elif self.second:
            yield _(
                "The old recovery code opens nothing here or in the second folder any more; its"
                " sheet can be destroyed."
            )
        else:
            yield _(
                "The old recovery code opens nothing here any more; its sheet can be destroyed."
            )


def ask(vault: "Vault", *, clock: Clock) -> Asked | None:
    """What going on needs; `None` where nothing was begun, as nearly always. Quick."""
    folder = VaultFolder(path=vault.path.parent)
    if not sealed_keys.noted(folder) and keys.read_record(folder).pending is None:
        return None
    return Asked(folder=folder, key=Secret(vault.key()), today=clock.now().date())


def go_on(
    asked: Asked, *, seconds: float = KEYRING_SECONDS, on_step: OnStep = lambda _step: None
) -> Followed:
    """Write copies anew, and let the old keys go once the new code was kept.

    For a thread of its own: it may ask the keyring. Raises `CannotOpen`, `CannotKeep` and
    `OSError`; what it did until then holds, and the next time goes on.
    """
    folder = asked.folder
    with asked.key:
        record = _settled(folder, seconds)
        key = bytes(asked.key.reveal())
        with old_keys.before(folder, record.active, key) as roots:
            if not roots:
                return Followed()
            carrying = _Carrying(folder, record, key, on_step)
            for root in roots:
                carrying.carry(root)
            let_go = _let_go(carrying, roots, asked.today, seconds)
            renewed = second_keys.renew(folder, key, roots, on_step)
            gone = let_go and not renewed.waits
            if gone:
                # Last of all: what needs them may lie on a stick that is not plugged in.
                for key_id in (*sealed_keys.noted(folder) - {record.active}, record.active):
                    sealed_keys.remove(folder, key_id)
            replaced = {root.key_id for root in roots}
    notes = backup_notes.known(folder)
    aside = gone and any(_opens_with(folder, each, replaced) for each in replacing.ended(folder))
    return Followed(
        copies=carrying.done,
        left=carrying.left,
        second_copies=renewed.done,
        second_left=renewed.left,
        second_waits=renewed.waits,
        gone=gone,
        aside=aside,
        second=notes.second is not None,
        second_before=notes.left_elsewhere,
    )


def _settled(folder: VaultFolder, seconds: float) -> VaultRecord:
    """The record, once nothing is left of what did not come to its end, or is not needed."""
    with switching.alone():
        old_keys.take_back(folder, seconds=seconds)
        for half in folder.path.glob(f"{HALF}*"):
            half.unlink(missing_ok=True)
        record = keys.read_record(folder)
        for key_id in sealed_keys.noted(folder) - old_keys.needed(folder, record):
            sealed_keys.remove(folder, key_id)
    return record


class _Carrying:
    """One walk through the copies that open with old keys."""

    def __init__(
        self, folder: VaultFolder, record: VaultRecord, key: bytes, on_step: OnStep
    ) -> None:
        self.folder = folder
        self.record = record
        self.done = 0
        self.left = 0
        self.waits = False
        """Whether a copy could be written anew another time."""
        self.on_step = on_step
        self._key = key

    def carry(self, root: RootSecret) -> None:
        """Write every copy of this key anew. Raises `OSError`."""
        try:
            found = copies.every_one(self.folder)
        except OSError:
            self.waits = True
            return
        with root.database_key() as secret, self._sealed(secret) as (sealed, sealing):
            names: Mapping[str, str] | None = None
            for copy in found:
                if copy.key_id != root.key_id:
                    continue
                if self._stays(copy):
                    self.waits = True
                    continue
                if names is None:
                    names = self._resealed(sealed, sealing)
                with switching.alone():
                    self._carry(copy, bytes(secret.reveal()), names)
                self.on_step(copy.path.name)

    def _stays(self, copy: Copy) -> bool:
        """Whether it waits for the new code to be kept: till then the old one opens this alone."""
        return copy.reason == old_keys.BEFORE and self.record.recovery.confirmed is None

    def let_go_of_files(self, root: RootSecret) -> None:
        """Remove what is sealed with this key and was sealed anew. Raises `OSError`."""
        with root.database_key() as secret, self._sealed(secret) as (sealed, sealing):
            for name in self._resealed(sealed, sealing):
                sealed.remove(name)

    def _resealed(self, before: SealedFiles, now: SealedFiles) -> Mapping[str, str]:
        return resealing.reseal(before, now, lambda done, _all: self.on_step(str(done))).names

    @contextmanager
    def _sealed(self, secret: Secret) -> Iterator[tuple[SealedFiles, SealedFiles]]:
        before = SealedFiles(self.folder.files, secret.reveal())
        now = SealedFiles(self.folder.files, self._key)
        try:
            yield before, now
        except DamagedFile:
            raise OSError("a file was not kept as it was written") from None
        finally:
            before.wipe()
            now.wipe()

    def _carry(self, copy: Copy, before: bytes, names: Mapping[str, str]) -> None:
        kept = copy.path.with_name(
            f"{copy.path.stem.rpartition('-')[0]}-{self.record.active}{copy.path.suffix}"
        )
        try:
            if not kept.exists():
                # A name is given to what was verified, so one that is there needs no second look.
                # Not beside it, where whoever makes a backup clears away what is half-made.
                half = self.folder.path / HALF
                half.unlink(missing_ok=True)
                with copies.reading(copy.path, before) as source:
                    rekeyed_copy(source, half, self._key, names)
                half.replace(kept)
                sync_folder(kept.parent)
            replace_file(kept.with_suffix(".json"), record_to_json(self._beside(copy)))
        except (FileRefused, StorageBug) as error:
            self.left += 1
            cannot_open = isinstance(error, FileRefused) and error.verdict is NotOurs.CANNOT_OPEN
            self.waits = self.waits or (cannot_open and not copies.is_gone(copy.path))
            return
        except (CannotKeep, OSError):
            self.left += 1
            self.waits = self.waits or not copies.is_gone(copy.path)
            return
        replacing.call_safety(self.folder, copy.path.name, kept.name)
        copy.path.with_suffix(".json").unlink(missing_ok=True)
        copy.path.unlink(missing_ok=True)
        sync_folder(kept.parent)
        self.done += 1

    def _beside(self, copy: Copy) -> VaultRecord:
        """What stands beside it: how it opens now, and what else was noted of this copy."""
        # Read anew each time: the passphrase may have been changed since this walk began.
        now = keys.read_record(self.folder)
        record = now if now.active == self.record.active else self.record
        told = copies.record_beside(copy.path)
        return record if told is None else replace(record, extra=told.extra)


def _let_go(
    carrying: _Carrying, roots: tuple[RootSecret, ...], today: date, seconds: float
) -> bool:
    """Remove the old journal, the old keys, and what only they open; whether all of it is gone.

    Nothing goes before the new code was kept. The sealed note of the old keys stays.
    """
    folder = carrying.folder
    record = keys.read_record(folder)
    if record.active != carrying.record.active or record.recovery.confirmed is None:
        return False
    # By their names: of one whose removal was cut short the note may be gone already.
    replaced_journals = sorted(folder.set_aside.glob(f"*-{NEW_KEYS}*"))
    logs = _logs_before(folder, replaced_journals)
    for aside in (*logs, *replaced_journals):
        shutil.rmtree(aside)
        sync_folder(folder.set_aside)
        carrying.on_step(aside.name)
    gone = [old_keys.entry_gone(folder, root.key_id, record, seconds) for root in roots]
    promised = any(_promised(folder, each, roots, today) for each in replacing.ended(folder))
    caught = any(old_keys.inbox_waits(folder, root) for root in roots)
    if not all(gone) or carrying.waits or promised or caught:
        return False
    for root in roots:
        carrying.let_go_of_files(root)
        carrying.on_step(root.key_id)
    return True


def _logs_before(folder: VaultFolder, replaced: Sequence[Path]) -> list[Path]:
    """Logs that were kept of a journal before it was replaced: the old key alone reads them."""
    newest = max((path.name for path in replaced), default="")
    return [path for path in sorted(folder.set_aside.glob("*-log*")) if path.name < newest]


def _promised(
    folder: VaultFolder, each: Replacement, roots: tuple[RootSecret, ...], today: date
) -> bool:
    """Whether a journal that opens with one of these keys was set aside and is to stay whole.

    Its pictures are sealed with that key: while it lies there, they are no matter of a date.
    """
    if not _opens_with(folder, each, {root.key_id for root in roots}):
        return False
    return each.until >= today or _names_files(folder, each, roots)


def _names_files(folder: VaultFolder, each: Replacement, roots: tuple[RootSecret, ...]) -> bool:
    """Whether what was set aside names pictures or files; one that does not open may do so."""
    journal = folder.set_aside / each.aside / folder.journal.name
    for root in roots:
        with (
            root.database_key() as secret,
            suppress(FileRefused, CannotKeep, StorageBug),
            copies.reading(journal, bytes(secret.reveal())) as connection,
        ):
            return bool(files.named_in(connection))
    return True


def _opens_with(folder: VaultFolder, each: Replacement, replaced: set[str]) -> bool:
    """Whether what was set aside opens with one of these keys, or may do so."""
    journal = folder.set_aside / each.aside / folder.journal.name
    before = copies.record_beside(journal)
    return journal.exists() and (before is None or before.active in replaced)


def _anew(count: int) -> str:
    return ngettext(
        "The new code opens the copy beside the journal as well.",
        "The new code opens the {count} copies beside the journal as well.",
        count,
    ).format(count=count)


def _second_anew(count: int) -> str:
    return ngettext(
        "The new code opens the copy in the second folder as well.",
        "The new code opens {count} copies in the second folder as well.",
        count,
    ).format(count=count)


def _second_left(count: int) -> str:
    return ngettext(
        "One copy in the second folder still opens with the old code alone.",
        "{count} copies in the second folder still open with the old code alone.",
        count,
    ).format(count=count)


def _left(count: int) -> str:
    return ngettext(
        "One copy could not be written anew and still opens with the old code.",
        "{count} copies could not be written anew and still open with the old code.",
        count,
    ).format(count=count)
