"""Where the open journal lies and what opens it, for the pages that say so."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.core.errors import CannotOpen
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import Mode
from journal_app.services import keys
from journal_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Facts about the journal that is open."""

    home: Path
    """The data folder; the journal, its backups and the log lie in it."""
    passphrase: bool | None
    """Whether a passphrase opens it; `None` where that cannot be told now."""


def of(vault: Vault) -> Whereabouts:
    """Where this journal lies, and whether a passphrase opens it. Raises nothing."""
    folder = VaultFolder(path=vault.path.parent)
    try:
        passphrase = keys.read_record(folder).mode is Mode.PASSPHRASE
    except CannotOpen:
        # It is open all the same; what cannot be told is not said.
        return Whereabouts(home=_home(folder), passphrase=None)
    return Whereabouts(home=_home(folder), passphrase=passphrase)


def _home(folder: VaultFolder) -> Path:
    return folder.path.parents[1]
