"""Verified copies made before something risky; most of them go after ninety days."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_app.core.backup_notes import Pin, still_held
from journal_app.core.backups import KEPT_ASIDE, Copy, CopyKind
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_json import record_to_json
from journal_app.services import backup_notes, copies, keys, old_keys, replacing, thinning
from journal_app.storage.connection import Connection, FileRefused
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault

BROUGHT: Final = "brought"
"""Why one lies here that was another computer's journal: nobody else has it."""


def keep(vault: Vault, folder: VaultFolder, reason: str, utc: str) -> None:
    """Copy the journal into ``safety/`` and verify the copy. Raises `CannotKeep`.

    `reason` and `utc` (such as ``20261122T193000Z``) name the file.
    """
    try:
        keep_through(vault.connection, vault.key(), folder, reason, utc)
    except (FileRefused, OSError):
        raise _not_kept() from None


def keep_through(
    connection: Connection, key: bytes, folder: VaultFolder, reason: str, utc: str
) -> Copy:
    """The same through any connection to the journal; beside it goes what is known of the journal.

    Raises `CannotKeep`, `OSError`, and `FileRefused` when the journal is not worth copying.
    """
    make_private_folder(folder.safety)
    copies.clear_half_made(folder.safety)
    record = keys.read_record(folder)
    made = [copy.number for copy in copies.listed(folder) if copy.kind is CopyKind.SAFETY]
    number = max(made, default=0) + 1
    target = folder.safety / f"{reason}-{utc}-{number:04}-{record.active}.db"
    verified_copy(connection, target, key)
    replace_file(target.with_suffix(".json"), record_to_json(record))
    return copies.chosen(target)


def thin(folder: VaultFolder, backups: Sequence[Copy], *, today: date) -> tuple[Copy, ...]:
    """Remove the safety copies that stayed long enough, and return them. Raises nothing.

    Called once a backup was verified, never after one that failed, nor in a session whose journal
    was replaced. The newest sound one made before each kind of thing stays, whatever its age; so
    does what was brought from elsewhere, what a restore can still be taken back to, what alone
    opens with the last code that was kept, and what a check found damaged, which takes no good
    one's place. Others go after ninety days: not by the clock alone, but once five backups that
    nobody found damaged were made after that day.
    """
    try:
        notes = backup_notes.read(folder)
        if notes.resting:
            return ()
        record = keys.read_record(folder)
        promised = {each.safety for each in replacing.ended(folder) if each.until >= today}
    except (OSError, CannotOpen, backup_notes.NotesDamaged):
        return ()
    unsound = () if notes.checked is None else notes.checked.unsound
    sound = thinning.without_unsound(copies.listed(folder), unsound)
    made = [copy for copy in sound if copy.kind is CopyKind.SAFETY]
    newest: dict[str, Copy] = {}
    for copy in sorted(made, key=lambda copy: copy.number):
        newest[copy.reason] = copy
    stays = {BROUGHT, old_keys.BEFORE if record.recovery.confirmed is None else BROUGHT}
    dates = tuple(copy.made_at for copy in thinning.without_unsound(backups, unsound))
    return thinning.remove(
        [
            copy
            for copy in made
            if newest[copy.reason] is not copy
            and copy.reason not in stays
            and copy.path.name not in promised
            and not still_held(Pin(number=0, until=(copy.made_at + KEPT_ASIDE).date()), dates)
        ]
    )


def _not_kept() -> CannotKeep:
    return CannotKeep(
        KeepProblem.DAMAGED,
        _("A safety copy could not be made, so nothing was changed."),
        _("Check that the disk has room, then try again."),
    )
