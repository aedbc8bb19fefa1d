"""Set a passphrase, change it, take it off: whatever instant it is interrupted at, a way in stays.

The order is that of the security design. What an interruption left is finished by `finish`; one
process has the journal, and in it one of these runs at a time.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Final

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
from journal_app.security import keyring_entry
from journal_app.security.folder import VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import NoService, NotFound, Occupied, Removed, Stored
from journal_app.security.passphrase import (
    WRITTEN_COSTS,
    Costs,
    DamagedSlot,
    WrongPassphrase,
    is_long_enough,
    unwrap,
    wrap,
)
from journal_app.security.passphrase_strength import Strength
from journal_app.security.passphrase_strength import strength as _strength
from journal_app.security.root_secret import RootSecret
from journal_app.security.time_limit import KEYRING_SECONDS, Hung
from journal_app.security.vault_record import KeyringPlace, Mode, VaultRecord
from journal_app.services import backup_notes, keys, record_copies, recovery, switching
from journal_app.services.keyring_words import not_kept
from journal_app.services.record_copies import Rewritten
from journal_app.services.turned import Finished, Turned
from journal_app.services.ways import WayIn

ASKING: Final = WayIn(ask=True)

_CHANGES: Final = Changes(doors=True)
_SOME_KEYRING: Final = KeyringPlace(backend="")
"""Noted before a key is stored: an entry may be there, in which keyring is not known yet."""
_NOTHING_OLDER: Final = Rewritten()


class Step(StrEnum):
    """What has just been done; between two of these the process may end."""

    SLOT_WRITTEN = "slot-written"
    SLOT_READ_BACK = "slot-read-back"
    SWITCHED = "switched"
    ENTRY_GONE = "entry-gone"
    NOTED = "noted"
    ENTRY_STORED = "entry-stored"
    COPIES_WRITTEN = "copies-written"


OnStep = Callable[[Step], None]


def strength(text: str) -> Strength:
    """A hint in one word at how long guessing it would take."""
    return _strength(text)


def accepts(text: str) -> bool:
    """Whether it is long enough to be a passphrase at all."""
    return is_long_enough(text)


def turn_on(
    home: Path,
    new: str,
    *,
    clock: Clock,
    way: WayIn = ASKING,
    on_step: OnStep = lambda _step: None,
    costs: tuple[Costs, ...] = WRITTEN_COSTS,
) -> Turned:
    """Let a passphrase take the keyring's place. Raises `BadInput`, `CannotOpen`, `CannotKeep`.

    The recovery code must have been confirmed before, or be the `way`: it is all there is when
    the passphrase is forgotten.
    """
    _refuse_short(new)
    with switching.alone():
        folder, record = keys.closed_journal(home)
        if record.mode is Mode.PASSPHRASE:
            raise BadInput(_("A passphrase is set already."), _("It can be changed, or taken off."))
        if record.recovery.confirmed is None and way.code is None:
            raise BadInput(
                _("The recovery code comes first."),
                _("It is the only way in when a passphrase is forgotten. Keep it, then set one."),
            )
        with keys.root_by(way, folder, record) as root:
            _write_slot(folder, record, root, new, costs, on_step)
        now = clock.now()

        def switch(before: VaultRecord) -> VaultRecord:
            before = before if way.code is None else recovery.seen(before, now)
            return replace(before, mode=Mode.PASSPHRASE)

        try:
            switched = keys.change_record(folder, switch, times=2)
        except CannotKeep:
            _take_slot_back(folder, record)
            raise
        on_step(Step.SWITCHED)
        return _finish_on(folder, switched, on_step, way.seconds)


def change(
    home: Path,
    way: WayIn,
    new: str,
    *,
    clock: Clock,
    on_step: OnStep = lambda _step: None,
    costs: tuple[Costs, ...] = WRITTEN_COSTS,
) -> Turned:
    """Let a new passphrase open the journal, and the old one nothing that lies beside it.

    `way` is the old passphrase or the recovery code. Raises `BadInput`, `CannotOpen`,
    `CannotKeep`.
    """
    _refuse_short(new)
    with switching.alone():
        folder, record = keys.closed_journal(home)
        if record.mode is not Mode.PASSPHRASE:
            raise BadInput(_("No passphrase is set."), _("The keyring opens this journal."))
        now = clock.now()
        with keys.root_by(way, folder, record) as root:
            if way.code is not None:
                keys.change_record(folder, lambda before: recovery.seen(before, now))
            # Before the slot: killed in between, the old one opens too little and not too much.
            older = record_copies.leave_to_the_code(folder, record)
            _write_slot(folder, record, root, new, costs, on_step)
        return _copies_written(folder, on_step, entry_left=False, older=older)


def turn_off(
    home: Path,
    way: WayIn,
    *,
    clock: Clock,
    on_step: OnStep = lambda _step: None,
) -> Turned:
    """Let the keyring hold the key again, then take the passphrase off.

    `way` is the passphrase or the recovery code. Raises `BadInput`, `CannotOpen`, and
    `CannotKeep` when the keyring does not keep the key: the passphrase then stays.
    """
    with switching.alone():
        folder, record = keys.closed_journal(home)
        if record.mode is not Mode.PASSPHRASE:
            raise BadInput(_("No passphrase is set."), _("The keyring opens this journal."))
        with keys.root_by(way, folder, record) as root:
            keys.change_record(folder, lambda before: replace(before, keyring=_SOME_KEYRING))
            on_step(Step.NOTED)
            place = _store(folder, record, root, way.seconds)
        on_step(Step.ENTRY_STORED)
        older = record_copies.leave_to_the_code(folder, record)
        now = clock.now()

        def switch(before: VaultRecord) -> VaultRecord:
            before = before if way.code is None else recovery.seen(before, now)
            return replace(before, mode=Mode.KEYRING, keyring=place, passphrase=None)

        keys.change_record(folder, switch, times=2)
        on_step(Step.SWITCHED)
        return _copies_written(folder, on_step, entry_left=False, older=older)


def finish(home: Path, *, seconds: float = KEYRING_SECONDS) -> Finished | None:
    """Finish what an interruption left, after opening; `None` where there was nothing to do.

    For a background job: it may ask the keyring, though never so that the system shows a prompt
    where that can be helped. Raises `CannotOpen`.
    """
    with switching.alone():
        folder, record = keys.closed_journal(home)
        turned_on = record.mode is Mode.KEYRING and record.passphrase is not None
        if turned_on:
            record = keys.change_record(folder, _forward_or_back, times=2)
            turned_on = record.mode is Mode.PASSPHRASE
        removed = left = False
        if record.mode is Mode.PASSPHRASE and record.keyring is not None:
            removed, left = _remove_entries(folder, record, seconds)
            if not left:
                record = keys.change_record(folder, _without_entry)
        if not keys.same_before(folder, record):
            record = keys.change_record(folder, lambda before: before)
        record_copies.rewrite(folder, record)
        if record.mode is Mode.PASSPHRASE:
            record_copies.clear_damaged(folder, record)
    if not (turned_on or removed or left):
        return None
    return Finished(changes=_CHANGES, turned_on=turned_on, entry_removed=removed, entry_left=left)


def _forward_or_back(record: VaultRecord) -> VaultRecord:
    """Nobody is left with a passphrase alone who has not shown that they hold the code."""
    if record.recovery.confirmed is None:
        return replace(record, passphrase=None)
    return replace(record, mode=Mode.PASSPHRASE)


def _write_slot(
    folder: VaultFolder,
    before: VaultRecord,
    root: RootSecret,
    new: str,
    costs: tuple[Costs, ...],
    on_step: OnStep,
) -> None:
    """Write the slot twice, then see that the disk gives back what opens the journal.

    Unless it does, the one before is put back.
    """
    try:
        slot = wrap(root, new, vault_id=folder.vault_id, costs=costs)
    except MemoryError:
        raise _no_memory() from None
    keys.change_record(folder, lambda record: replace(record, passphrase=slot), times=2)
    on_step(Step.SLOT_WRITTEN)
    refused = _unlike(folder, new, root)
    if refused is not None:
        _take_slot_back(folder, before)
        raise refused
    on_step(Step.SLOT_READ_BACK)


def _unlike(folder: VaultFolder, new: str, root: RootSecret) -> JournalError | None:
    """Why the slot that was written cannot be relied on; `None` when it opens the journal."""
    not_read_back = CannotKeep(
        KeepProblem.OTHER,
        _("The passphrase was written and could not be read back, so it was not used."),
        _("What opened the journal before still opens it. Check the disk, then try again."),
    )
    try:
        return None if _opens(folder, new, root) else not_read_back
    except CannotOpen:
        return not_read_back
    except MemoryError:
        return _no_memory()


def _take_slot_back(folder: VaultFolder, before: VaultRecord) -> None:
    """Let the journal open as it did before. Raises `CannotKeep` where that is not certain."""

    def taken_back(record: VaultRecord) -> VaultRecord:
        return replace(record, mode=before.mode, passphrase=before.passphrase)

    try:
        keys.change_record(folder, taken_back, times=2)
    except JournalError:
        raise CannotKeep(
            KeepProblem.OTHER,
            _("The new passphrase was written, could not be checked, and could not be taken back."),
            _(
                "Nothing of the journal is lost. Try the new passphrase, then what opened it"
                " before; the recovery code opens it in any case."
            ),
        ) from None


def _no_memory() -> CannotOpen:
    return CannotOpen(
        OpenProblem.BUSY,
        _("There is not enough memory free to set the passphrase."),
        _("Nothing was changed. Close another program and try again."),
    )


def _opens(folder: VaultFolder, passphrase: str, root: RootSecret) -> bool:
    record = keys.read_record(folder)
    if record.passphrase is None:
        return False
    try:
        with unwrap(
            record.passphrase, passphrase, vault_id=record.vault_id, key_id=record.active
        ) as read_back:
            return read_back == root
    except (WrongPassphrase, DamagedSlot):
        return False


def _finish_on(folder: VaultFolder, record: VaultRecord, on_step: OnStep, seconds: float) -> Turned:
    _removed, left = _remove_entries(folder, record, seconds)
    if not left:
        keys.change_record(folder, _without_entry)
    on_step(Step.ENTRY_GONE)
    return _copies_written(folder, on_step, entry_left=left)


def _without_entry(record: VaultRecord) -> VaultRecord:
    return replace(record, keyring=None)


def _copies_written(
    folder: VaultFolder, on_step: OnStep, *, entry_left: bool, older: Rewritten = _NOTHING_OLDER
) -> Turned:
    record = keys.read_record(folder)
    written = record_copies.rewrite(folder, record)
    left = record_copies.clear_damaged(folder, record)
    on_step(Step.COPIES_WRITTEN)
    return Turned(
        changes=_CHANGES,
        passphrase=record.mode is Mode.PASSPHRASE,
        entry_left=entry_left,
        copies_kept=written.kept,
        copies_left=written.left + older.left + left,
        second=backup_notes.known(folder).second is not None,
    )


def _remove_entries(folder: VaultFolder, record: VaultRecord, seconds: float) -> tuple[bool, bool]:
    """Whether an entry of any of the journal's keys was removed, and whether one may be left."""
    removed = left = False
    for key in keys.key_ids(record):
        entry = KeyringEntry(vault_id=folder.vault_id, key_id=key)
        outcome = keyring_entry.remove_entry(entry, record.keyring, seconds=seconds)
        removed |= isinstance(outcome, Removed)
        left |= not isinstance(outcome, Removed | NotFound)
        if isinstance(outcome, Hung):
            break
    return removed, left


def _store(
    folder: VaultFolder, record: VaultRecord, root: RootSecret, seconds: float
) -> KeyringPlace:
    entry = KeyringEntry(vault_id=folder.vault_id, key_id=record.active)
    outcome = keyring_entry.store_and_read_back(entry, root, record.keyring, seconds=seconds)
    if isinstance(outcome, Stored):
        return outcome.place
    if isinstance(outcome, NoService | Occupied):
        # These two stored nothing. After any other answer the key may be there, or still come:
        # it stays noted, and `finish` removes it. A note too many costs a look, no more.
        with suppress(CannotKeep):
            keys.change_record(folder, lambda before: replace(before, keyring=record.keyring))
    raise not_kept(outcome)


def _refuse_short(new: str) -> None:
    if not is_long_enough(new):
        raise BadInput(_("That passphrase is too short."), _("Eight characters or more."))
