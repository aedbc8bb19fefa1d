"""Copies in the second folder follow new keys, also those that are no longer beside the journal.

Only what this computer brought there is written anew: another one that has the same journal may
still open its own copies with the key of before. What is left is told, never touched.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.core.backups import Copy
from journal_app.core.errors import CannotKeep
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import DamagedFile, SealedFiles
from journal_app.services import (
    backup_notes,
    copies,
    keys,
    placing_copies,
    resealing,
    second_place,
    thinning,
)
from journal_app.services.sealed_copies import BESIDE
from journal_app.storage.connection import FileRefused, NotOurs, StorageBug
from journal_app.storage.rekeying import rekeyed_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF: Final = "rekeyed.db"
"""On its way a copy lies beside the journal file: not every disk is one to write a database on."""

OnStep = Callable[[str], None]
"""Hears of everything that was done; what it raises ends it there, and the next time goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What became of the copies there."""

    done: int = 0
    """Written anew now."""
    left: int = 0
    """They open with an old code alone: damaged, or another computer may need them so."""
    waits: bool = False
    """The folder is away, or a disk refused: it may go another time."""


def renew(folder: VaultFolder, key: bytes, roots: Sequence[RootSecret], on_step: OnStep) -> Renewed:
    """Write what lies there under these old keys anew with `key`, verified before the old goes.

    On a thread of its own: a network may hang. Raises what `on_step` raises, and `CannotOpen`.
    """
    notes = backup_notes.known(folder)
    if notes.second is None:
        return Renewed()
    place = Path(notes.second.folder)
    with placing_copies.alone():
        try:
            renewing = _Renewing(folder, place, key, on_step)
        except OSError:
            return Renewed(waits=True)
        for root in roots:
            renewing.follow(root, notes.brought_anywhere)
    return Renewed(done=renewing.done, left=renewing.left, waits=renewing.waits)


class _Renewing:
    """One walk through the copies there. Raises `OSError` where they cannot be listed."""

    def __init__(self, folder: VaultFolder, place: Path, key: bytes, on_step: OnStep) -> None:
        self.done = 0
        self.left = 0
        self.waits = False
        self._folder = folder
        self._place = place
        self._key = key
        self._on_step = on_step
        self._at_home = copies.every_one(folder)
        self._there = second_place.there(place)

    def follow(self, root: RootSecret, brought: frozenset[str]) -> None:
        """Write every copy of this key anew that this computer brought."""
        own = brought | {copy.made for copy in self._at_home}
        there = [copy for copy in self._there if self._is_of(copy, root)]
        ours = [copy for copy in there if copy.made in own]
        self.left += len(there) - len(ours)
        if not ours:
            return
        with root.database_key() as secret:
            before = bytes(secret.reveal())
        try:
            names = self._resealed(before)
        except OSError:
            self.waits = True
            return
        for copy in ours:
            self._try(copy, before, names)
            self._on_step(copy.path.name)
        if self.done:
            placing_copies.clear_unnamed(self._place, self._key)

    def _is_of(self, copy: Copy, root: RootSecret) -> bool:
        """Whether a copy is of this journal and of this key, by its name and its record."""
        if copy.key_id != root.key_id:
            return False
        record = copies.record_beside(copy.path)
        return record is None or record.vault_id == self._folder.vault_id

    def _resealed(self, before: bytes) -> Mapping[str, str]:
        """Seal the pictures there anew, beside the old ones. Raises `OSError`."""
        with _sealed(self._place / BESIDE, before) as old, _sealed(old.folder, self._key) as new:
            told = resealing.reseal(old, new, lambda done, _all: self._on_step(str(done)))
            return told.names

    def _try(self, copy: Copy, before: bytes, names: Mapping[str, str]) -> None:
        try:
            self._renew(copy, before, names)
        except (FileRefused, StorageBug) as error:
            cannot_open = isinstance(error, FileRefused) and error.verdict is NotOurs.CANNOT_OPEN
            self.waits = self.waits or (cannot_open and not copies.is_gone(copy.path))
            self.left += not cannot_open
        except (CannotKeep, OSError):
            self.waits = True
        else:
            self.done += 1

    def _renew(self, copy: Copy, before: bytes, names: Mapping[str, str]) -> None:
        """Bring the same from home, or write this one anew. Raises as `placing_copies.bring`."""
        record = keys.read_record(self._folder)
        name = f"{copy.path.stem.rpartition('-')[0]}-{record.active}{copy.path.suffix}"
        if not self._is_brought_from_home(copy, name):
            half = self._folder.path / HALF
            half.unlink(missing_ok=True)
            try:
                with copies.reading(copy.path, before) as source:
                    rekeyed_copy(source, half, self._key, names)
                self._bring(half, name)
            finally:
                half.unlink(missing_ok=True)
        thinning.remove((copy,))

    def _is_brought_from_home(self, copy: Copy, name: str) -> bool:
        """Whether the same lies beside the journal under the new key, sound, and came here."""
        same = (each for each in self._at_home if each.made == copy.made)
        twin = next((each for each in same if each.path.name == name), None)
        if twin is not None:
            with suppress(FileRefused, StorageBug):
                self._bring(twin.path, name)
                return True
        return False

    def _bring(self, source: Path, name: str) -> None:
        def watch(_far: float) -> bool:
            self._on_step(name)
            return True

        placing_copies.bring(source, self._place, self._key, self._folder, watch, name)


@contextmanager
def _sealed(place: Path, key: bytes) -> "Iterator[SealedFiles]":
    sealed = SealedFiles(place, key)
    try:
        yield sealed
    except DamagedFile:
        raise OSError("a file was not kept as it was written") from None
    finally:
        sealed.wipe()
