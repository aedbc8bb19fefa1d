"""A backup can be held by hand, let go, and the one before can be so again."""

from datetime import date
from pathlib import Path

import pytest

from journal_app.core.backup_notes import Pin
from journal_app.core.errors import CannotKeep
from journal_app.services import backup_notes, backup_standing, pins
from tests.services.closed_journal import ClosedJournal, make_closed

GUARD = Pin(number=1, until=date(2026, 6, 12), fewer=40)


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path)
    made.back_up()
    return made


def test_holding_and_letting_go_and_back(journal: ClosedJournal) -> None:
    held = pins.hold(journal.home, 1)
    assert pins.of(journal.home) == (Pin(number=1),)
    assert held.changes.backups
    let_go = pins.let_go(journal.home, 1)
    assert pins.of(journal.home) == ()
    pins.put(journal.home, 1, let_go.before)
    assert pins.of(journal.home) == (held.now,)


def test_what_held_it_before_holds_it_again(journal: ClosedJournal) -> None:
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(GUARD))
    shrank = backup_standing.of(journal.home, clock=journal.clock).shrank
    assert shrank is not None
    assert shrank.number == 1
    held = pins.hold(journal.home, 1)
    assert backup_standing.of(journal.home, clock=journal.clock).shrank is None
    pins.put(journal.home, 1, held.before)
    assert pins.of(journal.home) == (GUARD,)


def test_notes_that_are_damaged_take_no_pin(journal: ClosedJournal) -> None:
    backup_notes.path_of(journal.folder).write_bytes(b"?")
    with pytest.raises(CannotKeep):
        pins.hold(journal.home, 1)
    assert pins.of(journal.home) == ()
