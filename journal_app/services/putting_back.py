"""After the recovery code has opened a journal: let the keyring hold its key again."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.i18n import _
from journal_app.security import keyring_entry
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.time_limit import KEYRING_SECONDS
from journal_app.security.vault_record import Mode
from journal_app.services import keys, recovery, switching
from journal_app.services.keyring_words import keyring_name, not_kept
from journal_app.services.ways import WayIn

_CHANGES: Final = Changes(doors=True)


class Kept(StrEnum):
    """What became of the key."""

    KEPT = "kept"
    """The keyring holds it again, and gave it back when asked."""
    KEPT_ANEW = "kept-anew"
    """The same, though nobody knows any more whether it was a passphrase that opened it."""
    NOT_KEPT = "not-kept"
    """The keyring does not hold it: until it does, the code is needed, or a passphrase."""
    NOT_NEEDED = "not-needed"
    """A passphrase opens this journal; the keyring has no part in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What became of the key, in words a person can act on."""

    kept: Kept
    keyring: str
    """What people call the keyring that holds it now; empty where none does."""
    sentence: str
    advice: str
    changes: Changes = _CHANGES


def put_back(home: Path, code: str, *, clock: Clock, seconds: float = KEYRING_SECONDS) -> PutBack:
    """Store the key in the keyring of this session and read it back, where one opens the journal.

    Never on the vault thread: a keyring may not answer. Overwrites nothing; what another keyring
    holds stays there. That the whole code was typed is noted as its having been looked at.
    Raises `CannotOpen` or `CannotKeep`.
    """
    with switching.alone():
        folder, record = keys.closed_journal(home)
        now = clock.now()
        with keys.root_by(WayIn(code=code), folder, record) as root:
            record = keys.change_record(folder, lambda before: recovery.seen(before, now))
            if record.mode is Mode.PASSPHRASE:
                return _not_needed()
            entry = KeyringEntry(vault_id=folder.vault_id, key_id=root.key_id)
            outcome = keyring_entry.store_and_read_back(
                entry, root, record.keyring, seconds=seconds
            )
        if not isinstance(outcome, Stored):
            return _not_kept(outcome)
        place = outcome.place
        keys.change_record(folder, lambda before: replace(before, keyring=place))
    # A record that was written anew from the code alone knows of no keyring and no passphrase.
    return _kept(keyring_name(place), anew=record.keyring is None)


def _kept(keyring: str, *, anew: bool) -> PutBack:
    advice = _("From now on the journal opens by itself, as before.")
    if anew:
        advice = _("If it opened with a passphrase before, set one again: that was lost.")
    return PutBack(
        kept=Kept.KEPT_ANEW if anew else Kept.KEPT,
        keyring=keyring,
        sentence=_("The key is in the keyring again: {keyring}.").format(keyring=keyring),
        advice=advice,
    )


def _not_kept(outcome: object) -> PutBack:
    return PutBack(
        kept=Kept.NOT_KEPT,
        keyring="",
        sentence=not_kept(outcome).sentence,
        advice=_(
            "The journal is open and safe. So that you need not type the code each time, choose a"
            " passphrase."
        ),
    )


def _not_needed() -> PutBack:
    return PutBack(
        kept=Kept.NOT_NEEDED,
        keyring="",
        sentence=_("The journal is open."),
        advice=_("If the passphrase is forgotten, choose a new one now."),
    )
