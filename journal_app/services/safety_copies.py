"""Verified copies made before something risky; nobody thins them out by itself."""

from journal_app.core.backups import Copy, CopyKind
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_json import record_to_json
from journal_app.services import copies, keys
from journal_app.storage.connection import Connection, FileRefused
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault


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


def _not_kept() -> CannotKeep:
    return CannotKeep(
        KeepProblem.DAMAGED,
        _("A safety copy could not be made, so nothing was changed."),
        _("Check that the disk has room, then try again."),
    )
