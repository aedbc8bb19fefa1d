"""What opens this journal, as facts for the page that says so in plain words."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security import privacy
from journal_app.security.keyring_plain import is_plain
from journal_app.security.vault_record import Mode
from journal_app.services import backups, keys, recovery
from journal_app.services.keyring_words import keyring_name
from journal_app.services.recovery import RecoveryStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What opens the journal, and who else might."""

    mode: str
    """``keyring`` or ``passphrase``."""
    key_id: str
    keyring: str
    """What people call the keyring that holds the key; empty when a passphrase opens it."""
    keyring_plain: bool | None
    """Whether that keyring keeps it in plain text on the disk; `None` where one cannot tell."""
    entry_left: bool
    """A passphrase opens it, and the keyring did not let go of the old key yet."""
    folder: Path
    """The folder of this journal, with its backups."""
    private: bool | None
    """Whether only this person's account can read it; `None` where files have no such rights."""
    recovery: RecoveryStanding
    last_backup: datetime | None


def of(home: Path, *, clock: Clock) -> Doors:
    """The facts, had without asking the keyring anything. For a background job.

    Raises `CannotOpen`.
    """
    folder, record = keys.closed_journal(home)
    by_keyring = record.mode is Mode.KEYRING
    made = backups.listed(folder)
    return Doors(
        mode=record.mode.value,
        key_id=record.active,
        keyring=keyring_name(record.keyring) if by_keyring else "",
        keyring_plain=is_plain(record.keyring) if by_keyring else None,
        entry_left=not by_keyring and record.keyring is not None,
        folder=folder.path,
        private=_is_private(home),
        recovery=recovery.standing_of(record.recovery, clock=clock),
        last_backup=made[0].made_at if made else None,
    )


def _is_private(home: Path) -> bool | None:
    if sys.platform == "win32":
        return None
    try:
        return not privacy.open_to_others(home)
    except OSError:
        raise keys.unreadable() from None


def make_private(home: Path) -> Changes:
    """Close the folder and all files in it to other accounts. Raises `CannotKeep`."""
    try:
        privacy.close_to_others(home)
    except OSError:
        raise CannotKeep(
            KeepProblem.READ_ONLY,
            _("The rights of the journal’s folder could not be changed."),
            _("Check that it belongs to you. The words in it are encrypted all the same."),
        ) from None
    return Changes(doors=True)
