"""Notes beside the backups: written whole, read with suspicion, mended by holding all."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.backup_notes import (
    BackupNotes,
    BackupProblem,
    Pin,
    SecondPlace,
    Trouble,
    has_shrunk,
    still_held,
)
from journal_app.security.folder import VaultFolder
from journal_app.services import backup_notes, copies
from tests.services.closed_journal import make_closed

AT = datetime(2026, 3, 14, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return VaultFolder(path=tmp_path)


def test_what_is_noted_is_read_again(folder: VaultFolder) -> None:
    assert backup_notes.read(folder) == BackupNotes()
    trouble = Trouble(at=AT, problem=BackupProblem.MISSING)
    noted = BackupNotes(
        pins=(Pin(number=3), Pin(number=4, until=date(2026, 6, 1), fewer=9)),
        resting=True,
        trouble=trouble,
        second=SecondPlace(folder="/media/stick/x", good=AT, trouble=trouble),
    )
    assert backup_notes.change(folder, lambda _none: noted) == noted
    assert backup_notes.read(folder) == noted
    assert backup_notes.path_of(folder).stat().st_mode & 0o077 == 0


def test_a_pin_of_the_person_stays_one(folder: VaultFolder) -> None:
    guarded = Pin(number=3, until=date(2026, 6, 1), fewer=9)
    notes = BackupNotes(pins=(Pin(number=3),)).with_pin(guarded)
    assert notes.pin(3) == Pin(number=3, fewer=9)
    assert notes.without_pin(3).pin(3) is None


def test_resting_makes_no_file_only_to_say_no(folder: VaultFolder) -> None:
    backup_notes.rest(folder, resting=False)
    assert not backup_notes.path_of(folder).exists()
    backup_notes.rest(folder, resting=True)
    backup_notes.rest(folder, resting=False)
    assert backup_notes.read(folder) == BackupNotes()


@given(data=st.binary(max_size=200))
def test_anything_else_is_refused_and_told_as_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = VaultFolder(path=tmp_path_factory.getbasetemp())
    backup_notes.path_of(folder).write_bytes(data)
    with pytest.raises(backup_notes.NotesDamaged):
        backup_notes.read(folder)
    assert backup_notes.known(folder) == BackupNotes()


def test_damaged_notes_are_kept_and_everything_is_held(tmp_path: Path) -> None:
    journal = make_closed(tmp_path)
    journal.back_up()
    journal.back_up()
    path = backup_notes.path_of(journal.folder)
    path.write_bytes(b"not these")
    notes = backup_notes.mend(journal.folder, copies.listed(journal.folder), date(2026, 3, 14))
    assert {pin.number for pin in notes.pins} == {1, 2}
    assert all(pin.until == date(2026, 6, 12) for pin in notes.pins)
    assert backup_notes.read(journal.folder) == notes
    assert path.with_name("backups.json.damaged").read_bytes() == b"not these"


@pytest.mark.parametrize(
    ("before", "now", "shrunk"),
    [
        (50, 45, False),
        (49, 44, True),
        (10, 5, True),
        (8, 4, False),
        (5, 0, True),
        (100, 110, False),
    ],
)
def test_five_and_a_tenth_fewer_are_a_journal_that_shrank(
    before: int, now: int, shrunk: bool
) -> None:
    assert has_shrunk(before, now) is shrunk


def test_one_clock_that_is_ahead_ends_no_pin() -> None:
    pin = Pin(number=1, until=date(2026, 6, 1))
    ahead, before = datetime(2040, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    assert still_held(pin, (ahead,) * 4 + (before,) * 9)
    assert not still_held(pin, (ahead,) * 5)
    assert still_held(Pin(number=1), (ahead,) * 9)
