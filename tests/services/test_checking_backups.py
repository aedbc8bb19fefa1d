"""Every backup is read from end to end, at home and in the second place, with what it names."""

from pathlib import Path

import pytest

from journal_app.core.backup_notes import Checked
from journal_app.core.backups import CopyStopped, Watch, to_the_end
from journal_app.services import (
    backup_notes,
    backups,
    checking_backups,
    copies,
    following,
    new_keys,
    second_place,
)
from tests.services.closed_journal import NOTHING, WAY, ClosedJournal, make_closed, spoil


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.hang(b"%PDF-1.4 nothing to see")
    made.back_up()
    made.back_up()
    return made


@pytest.fixture
def stick(journal: ClosedJournal, tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    second_place.choose(journal.home, place)
    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    return place


def check(journal: ClosedJournal, watch: Watch = to_the_end) -> Checked:
    with journal.opened() as opened:
        done = checking_backups.check(opened.vault, opened.folder, clock=journal.clock, watch=watch)
    assert done.changes.backups
    return done.checked


def test_all_that_is_well_is_told_and_noted(journal: ClosedJournal, stick: Path) -> None:
    told: list[float] = []
    checked = check(journal, lambda far: told.append(far) is None)
    assert checked == Checked(at=journal.clock.now(), sound=3, files=2)
    assert backup_notes.read(journal.folder).checked == checked
    assert told == sorted(told)
    assert len(set(told)) > 2


def test_what_is_damaged_is_named(journal: ClosedJournal, stick: Path) -> None:
    newest, older = copies.listed(journal.folder)
    spoil(older.path, 6000)
    (sealed,) = (path for path in stick.rglob("tideline-files/*"))
    spoil(sealed, 60)
    checked = check(journal)
    assert (checked.sound, checked.unsound) == (2, (older.path.name,))
    assert (checked.files, checked.files_lost) == (2, 1)
    assert newest.path.exists()


def test_a_missing_picture_counts_wherever_it_should_be(journal: ClosedJournal) -> None:
    for path in journal.folder.files.iterdir():
        path.unlink()
    checked = check(journal)
    assert (checked.files, checked.files_lost) == (1, 1)


def test_a_second_place_that_was_not_there_is_told(journal: ClosedJournal, stick: Path) -> None:
    away = stick.rename(stick.with_name("away"))
    assert check(journal) == Checked(at=journal.clock.now(), sound=2, files=1, second_away=True)
    away.rename(stick)
    assert check(journal) == Checked(at=journal.clock.now(), sound=3, files=2)


def test_stopped_it_notes_nothing(journal: ClosedJournal) -> None:
    with pytest.raises(CopyStopped):
        check(journal, lambda far: far < 0.5)
    assert backup_notes.read(journal.folder).checked is None
    assert len(backups.listed(journal.folder)) == 2


def test_a_copy_the_code_of_before_opens_is_told_apart_from_a_damaged_one(
    journal: ClosedJournal,
) -> None:
    new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING)
    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=journal.clock)
        assert asked is not None
        following.go_on(asked)
    checked = check(journal)
    assert (checked.sound, checked.other_key, checked.unsound) == (2, 1, ())
