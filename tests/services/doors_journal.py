"""A journal whose key is in a real keyring, and what one may want to know of its doors."""

from datetime import timedelta
from pathlib import Path

from journal_app.core.clock import when_now
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry, entry_exists
from journal_app.security.keyring_outcomes import Exists
from journal_app.security.passphrase import Costs
from journal_app.security.vault_file import read_vault_file
from journal_app.security.vault_record import VaultRecord
from journal_app.services import backups, entries, first_run, passphrases, recovery
from journal_app.services import vault as vault_service
from journal_app.services.vault import OpenJournal
from journal_app.services.ways import BY_KEYRING, WayIn
from tests.builders import FakeClock

PASSPHRASE = "a long walk home"
ANOTHER = "the same walk, back"
WORDS = "The kettle, then the quiet."
CHEAP = (Costs(memory=64, passes=1, lanes=1),)
"""What a guess costs in these tests: the order of steps does not depend on it."""


def stamp() -> str:
    """A name for a safety copy no test here makes."""
    return "20260314T092653Z"


def make_journal(home: Path, clock: FakeClock, *, backed_up: bool = False) -> str:
    """A journal with one entry, its code confirmed; returns the code."""
    first_run.create(home, clock=clock)
    journal = vault_service.open_journal(home, now=stamp)
    entries.add(journal.vault, WORDS, when=when_now(clock), clock=clock)
    if backed_up:
        backups.make(journal.vault, journal.folder, clock=clock)
        clock.advance(timedelta(hours=1))
    vault_service.close_journal(journal)
    recovery.confirm(home, clock=clock)
    return "-".join(recovery.show(home).groups)


def set_passphrase(home: Path, clock: FakeClock, text: str = PASSPHRASE) -> None:
    """Let a passphrase open the journal from now on."""
    passphrases.turn_on(home, text, clock=clock, costs=CHEAP)


def folder_of(home: Path) -> VaultFolder:
    """Where the journal lies."""
    return HomeFolder(path=home).journals()[0]


def record_of(home: Path) -> VaultRecord:
    """What is known of it."""
    return read_vault_file(folder_of(home))


def entry_of(home: Path) -> KeyringEntry:
    """Its entry in the keyring."""
    return KeyringEntry(vault_id=folder_of(home).vault_id, key_id=record_of(home).active)


def in_keyring(home: Path) -> bool:
    """Whether the keyring holds its key."""
    return isinstance(entry_exists(entry_of(home), None), Exists)


def opened(home: Path, way: WayIn = BY_KEYRING) -> OpenJournal:
    """The journal, open."""
    return vault_service.open_journal(home, way, now=stamp)


def opens(home: Path, way: WayIn = BY_KEYRING) -> bool:
    """Whether it opens this way with its one entry; raises what opening raises."""
    journal = opened(home, way)
    counts = journal.vault.pieces.counts()
    vault_service.close_journal(journal)
    return counts == (1, 0)


def beside(home: Path) -> list[Path]:
    """The records that stand beside the backups."""
    return sorted(folder_of(home).backups.glob("*.json"))
