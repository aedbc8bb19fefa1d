"""Verified copies made before something risky; nobody thins them out by itself."""

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
from journal_app.storage.connection import FileRefused
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault


def keep(vault: Vault, folder: VaultFolder, reason: str, utc: str) -> None:
    """Copy the journal into ``safety/`` and verify the copy. Raises `CannotKeep`.

    `reason` and `utc` (such as ``20261122T193000Z``) name the file.
    """
    folder.safety.mkdir(mode=0o700, exist_ok=True)
    number = 1 + sum(1 for _path in folder.safety.glob("*.db"))
    target = folder.safety / f"{reason}-{utc}-{number:04}.db"
    try:
        verified_copy(vault.connection, target, vault.key())
    except FileRefused:
        raise _not_kept() from None


def _not_kept() -> CannotKeep:
    return CannotKeep(
        KeepProblem.DAMAGED,
        _("A safety copy could not be made, so nothing was changed."),
        _("Check that the disk has room, then try again."),
    )
