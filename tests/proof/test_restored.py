"""Backups restored and compared by hash: each that is left, and thirty of them in a row."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.core.thinning import FLOOR
from journal_app.services import backups, copies, entries, restoring
from journal_app.storage.connection import Connection
from tests.proof.profile import Figures
from tests.services.closed_journal import ClosedJournal, make_closed

MADE = 24
TURNS = 30
"""Restores in a row: more than backups are kept of two days."""
HELD = b"A list, kept as a file.\n" * 400


@pytest.fixture
def journal(quick: Path) -> ClosedJournal:
    """One with a text that holds a file."""
    made = make_closed(quick / "home")
    made.hang(HELD)
    return made


def test_each_backup_that_is_left_restores_to_what_the_journal_was(
    journal: ClosedJournal, figures: Figures
) -> None:
    was = {number: written_and_backed_up(journal, number) for number in range(1, MADE + 1)}
    left = numbers(journal)
    assert FLOOR < len(left) < MADE
    for number in left:
        assert restored_to(journal, number) == was[number]
    assert numbers(journal) == left
    figures.tell(
        "restored backups compared by hash",
        f"{len(left)} of {len(left)} that are left of {MADE} gave back what the journal was",
    )


def test_restores_in_a_row_keep_the_oldest_and_every_other(
    journal: ClosedJournal, figures: Figures
) -> None:
    was = {1: written_and_backed_up(journal, 1)}
    oldest = digest_of_file(journal, 1)
    for turn in range(2, TURNS + 2):
        # Now the one before this, now the oldest again.
        back_to = 1 if turn % 2 else turn - 1
        assert restored_to(journal, back_to) == was[back_to]
        was[turn] = written_and_backed_up(journal, turn)
    assert len(set(was.values())) == TURNS + 1
    assert numbers(journal) == list(range(TURNS + 1, 0, -1))
    assert digest_of_file(journal, 1) == oldest
    assert {number: restored_to(journal, number) for number in was} == was
    figures.tell(
        f"{TURNS} restores in a row, each with a backup after it",
        f"the oldest is kept byte for byte; all {len(was)} backups restored to their hash",
    )


def written_and_backed_up(journal: ClosedJournal, number: int) -> str:
    """Write something and back it up; the digest of all that is in the journal then."""
    with journal.opened() as opened:
        journal.clock.advance(timedelta(hours=6))
        clock = journal.clock
        entries.add(opened.vault, f"Words {number}.", when=when_now(clock), clock=clock)
        backups.make(opened.vault, opened.folder, clock=clock)
        return digest_of(opened.vault.connection)


def restored_to(journal: ClosedJournal, number: int) -> str:
    """Restore the backup of this number; the digest of all that is in the journal then."""
    (copy,) = (each for each in backups.listed(journal.folder) if each.number == number)
    restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    with copies.reading(journal.folder.journal, journal.secret) as connection:
        return digest_of(connection)


def numbers(journal: ClosedJournal) -> list[int]:
    return [copy.number for copy in backups.listed(journal.folder)]


def digest_of_file(journal: ClosedJournal, number: int) -> str:
    (copy,) = (each for each in backups.listed(journal.folder) if each.number == number)
    return hashlib.sha256(copy.path.read_bytes()).hexdigest()


def digest_of(connection: Connection) -> str:
    """One number for every row of every table, but for what the index of words keeps by itself."""
    tables = connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB '*_config' AND name NOT GLOB"
        " '*_data' AND name NOT GLOB '*_idx' AND name NOT GLOB '*_docsize' ORDER BY name"
    )
    digest = hashlib.sha256()
    for (name,) in tables:
        rows = connection.rows(f"SELECT * FROM {name}")  # noqa: S608 - its own names
        digest.update(repr((name, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()
