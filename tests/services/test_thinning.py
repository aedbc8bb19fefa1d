"""Thinning for real: after a verified backup, never after a restore, never what is held."""

import errno
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app.core.backup_notes import Pin
from journal_app.core.errors import CannotKeep
from journal_app.services import (
    backup_notes,
    backups,
    checking_backups,
    copies,
    entries,
    pins,
    restoring,
    thinning,
)
from tests.services.closed_journal import ClosedJournal, make_closed, spoil


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    return make_closed(tmp_path)


def numbers(journal: ClosedJournal) -> list[int]:
    return [copy.number for copy in backups.listed(journal.folder)]


def back_up_often(journal: ClosedJournal, times: int, gap: timedelta) -> None:
    """Make backups in one session; the journal itself stays as it is."""
    with journal.opened() as opened:
        for _each in range(times):
            journal.clock.advance(gap)
            backups.make(opened.vault, opened.folder, clock=journal.clock)


def test_old_ones_go_with_what_lies_beside_them(journal: ClosedJournal) -> None:
    back_up_often(journal, 24, timedelta(hours=1))
    assert numbers(journal) == [*range(24, 4, -1), 1]
    names = {path.stem for path in journal.folder.backups.iterdir()}
    assert len(names) == 21
    assert len(list(journal.folder.backups.iterdir())) == 42


def test_a_pinned_one_stays(journal: ClosedJournal) -> None:
    back_up_often(journal, 3, timedelta(hours=1))
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(Pin(number=2)))
    back_up_often(journal, 24, timedelta(hours=1))
    assert numbers(journal)[-2:] == [2, 1]


def test_a_run_that_failed_takes_none_away(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up_often(journal, 8, timedelta(hours=1))
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    before = numbers(journal)
    # Whatever is copied, verification meets pages that were altered underneath it.
    with journal.opened() as opened:
        opened.vault.checkpoint()
        raw = bytearray(journal.folder.journal.read_bytes())
        raw[len(raw) // 2 + 50] ^= 1
        journal.folder.journal.write_bytes(raw)
        with pytest.raises(CannotKeep):
            backups.make(opened.vault, opened.folder, clock=journal.clock)
        raw[len(raw) // 2 + 50] ^= 1
        journal.folder.journal.write_bytes(raw)
    assert numbers(journal) == before
    trouble = backup_notes.read(journal.folder).trouble
    assert trouble is not None
    back_up_often(journal, 1, timedelta(hours=1))
    assert numbers(journal) == [9, 8, 7, 6, 5]
    assert backup_notes.read(journal.folder).trouble is None


def test_the_session_after_a_restore_ends_the_rest(journal: ClosedJournal) -> None:
    journal.back_up()
    (copy,) = copies.listed(journal.folder)
    restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    back_up_often(journal, 24, timedelta(hours=1))
    assert len(numbers(journal)) == 25
    back_up_often(journal, 1, timedelta(hours=1))
    assert len(numbers(journal)) == 21


def test_a_journal_that_shrank_holds_the_backup_before(journal: ClosedJournal) -> None:
    journal.write(*(f"Page {number}." for number in range(10)))
    journal.back_up()
    with journal.opened() as opened:
        for piece in opened.vault.timeline.index().ids[:6]:
            entries.move_to_bin(opened.vault, piece, clock=journal.clock)
    journal.back_up()
    (pin,) = backup_notes.read(journal.folder).pins
    today = journal.clock.now().date()
    assert pin == Pin(number=1, until=today + timedelta(days=90), fewer=6)
    journal.clock.advance(timedelta(hours=1))
    journal.back_up()
    assert backup_notes.read(journal.folder).pins == (pin,)


def test_a_clock_set_back_does_not_end_what_a_shrunk_journal_holds(
    journal: ClosedJournal,
) -> None:
    journal.write(*(f"Page {number}." for number in range(10)))
    journal.back_up()
    made = journal.clock.now().date()
    with journal.opened() as opened:
        for piece in opened.vault.timeline.index().ids[:6]:
            entries.move_to_bin(opened.vault, piece, clock=journal.clock)
    journal.clock.advance(timedelta(days=-9000))
    journal.back_up()
    journal.clock.advance(timedelta(days=9000))
    back_up_often(journal, 6, timedelta(hours=1))
    assert pins.of(journal.home) == (Pin(number=1, until=made + timedelta(days=90), fewer=6),)


def test_what_was_held_for_its_time_is_let_go(journal: ClosedJournal) -> None:
    back_up_often(journal, 1, timedelta(hours=1))
    until = date(2000, 1, 1)
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(Pin(number=1, until=until)))
    back_up_often(journal, 4, timedelta(hours=1))
    assert backup_notes.read(journal.folder).pin(1) is not None
    back_up_often(journal, 1, timedelta(hours=1))
    assert backup_notes.read(journal.folder).pin(1) is None


def test_damaged_notes_take_nothing_away_and_hold_everything(journal: ClosedJournal) -> None:
    back_up_often(journal, 20, timedelta(hours=1))
    backup_notes.path_of(journal.folder).write_bytes(b"{")
    back_up_often(journal, 8, timedelta(hours=1))
    assert numbers(journal) == list(range(28, 0, -1))


@pytest.mark.parametrize("trouble", ["of a later version", "not read this once"])
def test_notes_that_could_not_be_read_stay_as_they_are(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    back_up_often(journal, 20, timedelta(hours=1))
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(Pin(number=2)))
    path = backup_notes.path_of(journal.folder)
    if trouble == "of a later version":
        path.write_bytes(b'{"v": 2, "held": []}')
    before = path.read_bytes()
    with monkeypatch.context() as disk:
        if trouble == "not read this once":
            disk.setattr(Path, "open", without(path))
        back_up_often(journal, 4, timedelta(hours=1))
    assert path.read_bytes() == before
    assert list(journal.folder.path.glob("backups.json*")) == [path]
    assert numbers(journal) == list(range(24, 0, -1))


def without(path: Path) -> Callable[..., Any]:
    """Opening files on a system that has none left to give for this one."""
    really = Path.open

    def opening(self: Path, *args: Any, **more: Any) -> Any:
        if self == path:
            raise OSError(errno.EMFILE, "Too many open files")
        return really(self, *args, **more)

    return opening


def test_a_pin_outlasts_a_backup_that_is_only_elsewhere(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    back_up_often(journal, 3, timedelta(hours=1))
    first = backups.listed(journal.folder)[-1]
    first.path.unlink()
    pins.hold(journal.home, 1)
    journal.back_up()
    assert pins.of(journal.home) == (Pin(number=1),)
    pins.hold(journal.home, 2)
    away = journal.folder.backups.rename(tmp_path / "away")
    journal.back_up()
    shutil.rmtree(journal.folder.backups)
    away.rename(journal.folder.backups)
    assert pins.of(journal.home) == (Pin(number=1), Pin(number=2))


def test_a_damaged_backup_takes_the_place_of_no_good_one(journal: ClosedJournal) -> None:
    back_up_often(journal, 6, timedelta(hours=1))
    five, six = sorted(journal.folder.backups.glob("*.db"))[4:]
    for damaged in (five, six):
        spoil(damaged, 6000)
    with journal.opened() as opened:
        checking_backups.check(opened.vault, opened.folder, clock=journal.clock)
    back_up_often(journal, 20, timedelta(hours=1))
    # Twenty good ones of late and the first of all; the damaged ones are not counted.
    assert numbers(journal) == [*range(26, 6, -1), 6, 5, 1]


def test_room_is_a_tenth_of_what_is_free_and_never_more_than_two_gigabytes(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    journal.back_up()
    there = copies.listed(journal.folder)
    assert 0 < thinning.room(tmp_path, there) <= thinning.MOST_BYTES
    assert thinning.room(tmp_path / "gone", there) == thinning.MOST_BYTES


def test_a_full_disk_leaves_small_backups_alone(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(journal.home)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    assert thinning.room(journal.folder.backups, ()) == 100_000_000
    back_up_often(journal, 8, timedelta(hours=1))
    assert numbers(journal) == list(range(8, 0, -1))
