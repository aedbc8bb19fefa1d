"""Erase a journal: its keys first, then its files with all backups, by steps a crash cannot spoil.

The folder loses the name of a journal before anything else, so that nothing half-erased is ever
taken for one; and it keeps a note of its keys until the keyring has none of them, so that no entry
stays behind without its journal. What was interrupted is finished at the next start. Where another
data folder holds the same journal, which the same entry opens, that entry stays.

Nothing is overwritten: on a solid-state disk that reaches other cells than those the words are in.
What makes them unreadable is that the key is gone. With a passphrase the wrapped key lies in small
files that such a disk may hold on to for a while; what then protects is the passphrase.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem
from journal_app.i18n import _
from journal_app.security import folder as folders
from journal_app.security import keyring_entry
from journal_app.security.durable import replace_file, sync_folder
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import NotFound, Removed
from journal_app.security.time_limit import KEYRING_SECONDS, Hung
from journal_app.security.vault_record import KeyringPlace, Mode, is_key_id
from journal_app.services import codes, keys, staying, switching

_NOTE: Final = "erasing.json"
_LARGEST_NOTE: Final = 64 * 1024


class Step(StrEnum):
    """What has just been done; between two of these the process may end."""

    RENAMED = "renamed"
    NOTED = "noted"
    ENTRIES_GONE = "entries-gone"
    FILES_GONE = "files-gone"


OnStep = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What became of the journal."""

    entry_left: bool
    """The keyring may still hold its key."""
    files_left: bool
    """Some of its files could not be removed."""
    opens_still: bool = False
    """What is left of them can still be read: by the key in the keyring, or a passphrase."""
    key_shared: bool = False
    """Its key stays in the keyring: another data folder here holds the journal and needs it."""
    copies_shut: bool = False
    """Nothing opens copies elsewhere: the keyring alone did, and the code was not kept."""
    older_open: bool = False
    """Those made before its new keys do, with the code of then."""

    @property
    def words(self) -> str:
        """All there is to know, sentence by sentence."""
        said = [self._of_the_files()]
        if self.entry_left and self.opens_still:
            said.append(_("Its key is still in the keyring, which could not be reached just now."))
        elif self.entry_left:
            said.append(
                _(
                    "Its key is still in the keyring, which could not be reached just now. It"
                    " opens nothing here any more, and is removed at the next start."
                )
            )
        if self.key_shared:
            said.append(
                _(
                    "Its key stays in the keyring: another folder on this computer holds this"
                    " journal too, and opens as before."
                )
            )
        said.append(self._of_copies())
        return " ".join(said)

    def _of_copies(self) -> str:
        if self.copies_shut and self.older_open:
            return _(
                "Nothing opens copies taken elsewhere since its new keys were made: their recovery"
                " code was not kept. Those from before open with the code of then."
            )
        if self.copies_shut:
            return _("Nothing opens copies taken elsewhere: the recovery code was not kept.")
        return _(
            "Copies taken elsewhere are still there, and open with the recovery code or with a"
            " passphrase they had."
        )

    def _of_the_files(self) -> str:
        if self.opens_still:
            return _(
                "The journal is not erased yet: its files could not be removed, and what opens"
                " them is still there. Both are tried again at the next start."
            )
        if self.files_left:
            return _(
                "The journal is erased, but some of its files could not be removed. They are"
                " tried again at the next start."
            )
        return _("The journal and its backups are erased from this computer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keys:
    """The names of a journal's entries; `place` is `None` where no keyring should hold any."""

    ids: tuple[str, ...] = ()
    place: KeyringPlace | None = field(default=None)


def erase(
    home: Path,
    *,
    others: Iterable[Path] = (),
    seconds: float = KEYRING_SECONDS,
    on_step: OnStep = lambda _step: None,
) -> Erased:
    """Erase the journal of this data folder, which must be closed. For a background job.

    `others` are data folders that may hold the same journal, and then keep their key. Raises
    `CannotOpen` where there is none, and `CannotKeep` when it could not be begun: then nothing was
    changed.
    """
    with switching.alone():
        folder = keys.folder_of(home)
        if folder is None:
            raise keys.no_journal()
        others = tuple(others)
        stays = staying.of(home, others)
        try:
            for leftover in HomeFolder(path=home).erasing():
                _go_on(leftover, others, seconds, on_step)
            going = folders.begin_erasing(folder)
        except OSError:
            raise CannotKeep(
                KeepProblem.READ_ONLY,
                _("The journal’s folder cannot be changed, so nothing was erased."),
                _("Check that the folder belongs to you and no other program uses it."),
            ) from None
        on_step(Step.RENAMED)
        erased = _go_on(going, others, seconds, on_step)
        return replace(erased, copies_shut=stays.copies_shut, older_open=stays.new_keys)


def finish(
    home: Path,
    *,
    others: Iterable[Path] = (),
    seconds: float = KEYRING_SECONDS,
    on_step: OnStep = lambda _step: None,
) -> None:
    """Finish erasing what was interrupted, as far as the keyring and the disk allow.

    For a background job, while this process holds the data folder. Raises nothing.
    """
    with switching.alone():
        try:
            left = HomeFolder(path=home).erasing()
        except OSError:
            return
        others = tuple(others)
        for going in left:
            _go_on(going, others, seconds, on_step)


def _go_on(going: VaultFolder, others: tuple[Path, ...], seconds: float, on_step: OnStep) -> Erased:
    known = _noted(going) or _collected(going)
    shared = bool(known.ids) and any(staying.needing(going, known.ids, others))
    if shared or _is_back(going):
        known = _Keys()
    noted = _note(going, known)
    on_step(Step.NOTED)
    _forget_choice(going)
    entry_left = _entries_left(going, known, seconds)
    on_step(Step.ENTRIES_GONE)
    if entry_left and not noted:
        # Without room for a note the record is one; what goes first makes room.
        _removed(going, keep=going.record.name)
        noted = _note(going, known)
    files_gone = _removed(going, keep=_NOTE if noted or not entry_left else going.record.name)
    on_step(Step.FILES_GONE)
    if files_gone and not entry_left:
        files_gone = _folder_removed(going)
    opens_still = not files_gone and _opens_still(going, entry_left=entry_left or shared)
    return Erased(
        entry_left=entry_left,
        files_left=not files_gone,
        opens_still=opens_still,
        key_shared=shared,
    )


def _removed(going: VaultFolder, *, keep: str) -> bool:
    try:
        return folders.remove_erased(going, keep=keep)
    except OSError:
        return False


def _folder_removed(going: VaultFolder) -> bool:
    try:
        (going.path / _NOTE).unlink(missing_ok=True)
        going.path.rmdir()
        sync_folder(going.path.parent)
    except OSError:
        return False
    return True


def _opens_still(going: VaultFolder, *, entry_left: bool) -> bool:
    """Whether a database is left, and a key to it or a passphrase's slot, as far as can be seen."""
    try:
        if not any(going.path.rglob("*.db*")):
            return False
        return entry_left or any(map(_may_hold_slot, going.path.rglob("*.json*")))
    except OSError:
        return True


def _may_hold_slot(path: Path) -> bool:
    try:
        return b"argon2" in path.read_bytes()
    except OSError:
        return True


def _forget_choice(going: VaultFolder) -> None:
    """Have nobody wait for a journal that is erased; where a disk refuses, another is chosen."""
    home = HomeFolder(path=going.path.parent.parent)
    with suppress(OSError):
        if home.choice_noted() == going.vault_id and not _is_back(going):
            home.choice.unlink(missing_ok=True)
            sync_folder(home.path)


def _is_back(going: VaultFolder) -> bool:
    """Whether somebody has put a copy of the whole folder in its old place: its keys open that."""
    return going.path.with_name(going.vault_id).exists()


def _collected(going: VaultFolder) -> _Keys:
    """Every key the journal had, from whatever still says so."""
    beside = codes.known_beside(going)
    try:
        record = keys.read_record(going)
    except CannotOpen:
        return _Keys(ids=tuple(sorted(beside)), place=KeyringPlace(backend=""))
    ids = tuple(dict.fromkeys([*keys.key_ids(record), *sorted(beside)]))
    if record.keyring is None and record.mode is Mode.PASSPHRASE:
        return _Keys(ids=ids)
    return _Keys(ids=ids, place=record.keyring or KeyringPlace(backend=""))


def _note(going: VaultFolder, known: _Keys) -> bool:
    """Whether the keys are noted; a full disk is no reason to leave a journal readable."""
    document = {"keys": known.ids, "backend": known.place.backend if known.place else None}
    try:
        replace_file(going.path / _NOTE, json.dumps(document).encode("ascii"))
    except OSError:
        return False
    return True


def _noted(going: VaultFolder) -> _Keys | None:
    try:
        with (going.path / _NOTE).open("rb") as file:
            document = json.loads(file.read(_LARGEST_NOTE))
        ids = tuple(each for each in document["keys"] if is_key_id(each))
        backend = document["backend"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return _Keys(ids=ids, place=KeyringPlace(backend=backend) if backend is not None else None)


def _entries_left(going: VaultFolder, known: _Keys, seconds: float) -> bool:
    """Remove every entry there may be; whether one the keyring should hold may be left."""
    left = False
    for key_id in known.ids:
        entry = KeyringEntry(vault_id=going.vault_id, key_id=key_id)
        outcome = keyring_entry.remove_entry(entry, known.place, seconds=seconds)
        left |= not isinstance(outcome, Removed | NotFound)
        if isinstance(outcome, Hung):
            break
    return left and known.place is not None
