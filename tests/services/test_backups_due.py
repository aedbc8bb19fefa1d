"""When a backup is due: wherever the newest one lacks something, is damaged, or was taken away."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.services import backups, checking_backups, copies, restoring
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil

Harm = Callable[[ClosedJournal, Path], None]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    return make_closed(tmp_path)


def due(journal: ClosedJournal) -> bool:
    with journal.opened() as opened:
        return backups.due(opened.vault, opened.folder, clock=journal.clock, after=backups.DAILY)


def found_damaged(journal: ClosedJournal, newest: Path) -> None:
    spoil(newest, 5000, 9000)
    with journal.opened() as opened:
        checking_backups.check(opened.vault, opened.folder, clock=journal.clock)


def taken_away(_journal: ClosedJournal, newest: Path) -> None:
    newest.unlink()


@pytest.mark.parametrize("harm", [found_damaged, taken_away])
def test_one_is_due_where_the_newest_is_damaged_or_gone_though_nothing_was_written(
    journal: ClosedJournal, harm: Harm
) -> None:
    journal.write("One.")
    journal.back_up()
    journal.write("Two.")
    newest = journal.back_up()
    journal.clock.advance(timedelta(days=2))
    assert not due(journal)
    harm(journal, newest)
    assert due(journal)
    journal.back_up()
    journal.clock.advance(timedelta(days=2))
    assert not due(journal), "the new one is whole"


def test_one_is_due_where_as_much_was_written_after_a_restore_as_before_it(
    journal: ClosedJournal,
) -> None:
    journal.write("One.")
    first = journal.back_up()
    journal.write("Two.", "Three.")
    journal.back_up()
    restoring.restore(journal.home, copies.chosen(first), WAY, clock=journal.clock)
    journal.write("Another two.", "Another three.")
    journal.clock.advance(timedelta(days=2))
    assert due(journal)
    journal.back_up()
    journal.clock.advance(timedelta(days=2))
    assert not due(journal)
