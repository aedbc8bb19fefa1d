"""What is kept aside: told with its reason, looked into, restored, deleted, thinned with care."""

import errno
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import Copy, CopyKind, CopyState
from journal_app.core.errors import CannotKeep
from journal_app.services import (
    backup_notes,
    backups,
    checking_backups,
    copies,
    kept_aside,
    recovery,
    rescue,
    restoring,
    safety_copies,
)
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of

LONG = timedelta(days=91)


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts; a restore of a backup with one of them took the place of both."""
    made = make_closed(tmp_path / "home")
    made.write("One.")
    made.back_up()
    made.write("Two.")
    made.clock.advance(timedelta(minutes=1))
    restoring.restore(made.home, copies.listed(made.folder)[0], WAY, clock=made.clock)
    return made


def kept(journal: ClosedJournal) -> dict[CopyKind, Copy]:
    return {copy.kind: copy for copy in kept_aside.listed(journal.home)}


def later(journal: ClosedJournal, past: timedelta = LONG, backups_made: int = 5) -> None:
    """Time goes by, and so many backups are made after it."""
    backup_notes.rest(journal.folder, resting=False)
    journal.clock.advance(past)
    for _each in range(backups_made):
        journal.back_up()


def keep(journal: ClosedJournal, reason: str) -> Path:
    """A safety copy for a reason, as before something risky."""
    journal.clock.advance(timedelta(minutes=1))
    with journal.opened() as opened:
        utc = journal.clock.now().strftime(copies.STAMP)
        safety_copies.keep(opened.vault, opened.folder, reason, utc)
    return next(iter(copies.listed(journal.folder))).path


def safety(journal: ClosedJournal) -> set[Path]:
    return set(journal.folder.safety.glob("*.db"))


def test_a_restore_leaves_a_safety_copy_and_a_journal_aside(journal: ClosedJournal) -> None:
    found = kept(journal)
    assert found.keys() == {CopyKind.SAFETY, CopyKind.ASIDE}
    assert found[CopyKind.SAFETY].reason == "before-restored"
    aside = found[CopyKind.ASIDE]
    assert (aside.reason, aside.key_id) == ("restored", journal.root.key_id)
    assert aside.bytes >= aside.path.stat().st_size
    assert kept_aside.listed(journal.home.with_name("nothing")) == ()


def test_it_is_looked_into_and_restored_as_any_copy(journal: ClosedJournal) -> None:
    before = state_of(journal.folder.set_aside)
    aside = kept(journal)[CopyKind.ASIDE]
    looked = restoring.look(journal.home, aside, WAY)
    assert (looked.state, looked.entries) == (CopyState.GOOD, 2)
    heads = restoring.preview(journal.home, aside, WAY)
    assert [head.preview for head in heads] == ["Two.", "One."]
    assert state_of(journal.folder.set_aside) == before
    journal.clock.advance(timedelta(minutes=1))
    restoring.restore(journal.home, aside, WAY, clock=journal.clock)
    assert journal.bodies() == ["One.", "Two."]


def test_deleting_it_takes_only_itself_and_what_hangs_on_it_is_told(
    journal: ClosedJournal,
) -> None:
    found = kept(journal)
    until = restoring.last_restored(journal.home, clock=journal.clock).until
    for kind, undo_until in ((CopyKind.ASIDE, None), (CopyKind.SAFETY, until)):
        told = kept_aside.loss(journal.home, found[kind], clock=journal.clock)
        assert (told.copy, told.undo_until) == (found[kind], undo_until)
    kept_aside.remove(journal.home, found[CopyKind.ASIDE])
    last = restoring.last_restored(journal.home, clock=journal.clock)
    assert last is not None
    assert (last.until, last.set_aside) == (until, None)
    assert kept_aside.remove(journal.home, found[CopyKind.SAFETY]).backups
    assert restoring.last_restored(journal.home, clock=journal.clock) is None
    told = kept_aside.loss(journal.home, found[CopyKind.ASIDE], clock=journal.clock)
    assert told.undo_until is None
    assert kept_aside.listed(journal.home) == ()
    assert list(journal.folder.safety.iterdir()) == []
    assert [path.name for path in journal.folder.set_aside.rglob("*.*")] == ["done.json"]
    assert journal.bodies() == ["One."]
    assert len(backups.listed(journal.folder)) == 1


def test_a_second_of_one_moment_has_the_same_reason(journal: ClosedJournal) -> None:
    aside = kept(journal)[CopyKind.ASIDE].path.parent
    shutil.copytree(aside, aside.with_name(f"{aside.name}-2"))
    reasons = [copy.reason for copy in kept_aside.listed(journal.home)]
    assert sorted(reasons) == ["before-restored", "restored", "restored"]


def test_what_a_rescue_set_aside_is_told_as_damaged(tmp_path: Path) -> None:
    journal = make_closed(tmp_path)
    journal.write("One.")
    journal.back_up()
    spoil(journal.folder.journal, 0)
    rescue.rescue(journal.home, WAY, clock=journal.clock)
    aside = kept(journal)[CopyKind.ASIDE]
    assert aside.reason == "rescued"
    assert restoring.look(journal.home, aside, WAY).state is CopyState.DAMAGED


def test_a_disk_that_refuses_is_told_and_nothing_else_is_taken(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_self: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refusing)
    with pytest.raises(CannotKeep, match="could not be removed"):
        kept_aside.remove(journal.home, kept(journal)[CopyKind.SAFETY])


@pytest.mark.parametrize("refused", ["vault.json", "removed.db"])
def test_a_journal_aside_that_the_disk_keeps_is_still_listed_and_goes_later(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    aside = kept(journal)[CopyKind.ASIDE]
    unlink = os.unlink

    def refusing(path: str | Path, *more: object, **named: object) -> None:
        if Path(path).name == refused:
            raise OSError(errno.EIO, "refused")
        unlink(path, *more, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refusing)
        with pytest.raises(CannotKeep, match="could not be removed"):
            kept_aside.remove(journal.home, aside)
    assert kept(journal)[CopyKind.ASIDE].path == aside.path
    kept_aside.remove(journal.home, aside)
    assert CopyKind.ASIDE not in kept(journal)
    assert [path.name for path in aside.path.parent.iterdir()] == ["done.json"]


def test_a_removal_that_was_cut_short_is_ended_by_the_next(journal: ClosedJournal) -> None:
    aside = kept(journal)[CopyKind.ASIDE].path.parent
    cut = aside.with_name(f"{aside.name}-2")
    shutil.copytree(aside, cut)
    (cut / "done.json").unlink()
    (cut / "journal.db").rename(cut / "removed.db")
    kept_aside.remove(journal.home, kept(journal)[CopyKind.ASIDE])
    assert not cut.exists()


def test_a_restore_that_was_taken_back_is_not_on_offer_again(journal: ClosedJournal) -> None:
    last = restoring.last_restored(journal.home, clock=journal.clock)
    assert last is not None
    journal.clock.advance(timedelta(minutes=1))
    restoring.undo(journal.home, last, WAY, clock=journal.clock)
    journal.write("Three.")
    for copy in kept_aside.listed(journal.home):
        if copy.kind is CopyKind.ASIDE:
            kept_aside.remove(journal.home, copy)
            assert restoring.last_restored(journal.home, clock=journal.clock) is None


def test_a_report_no_longer_tells_of_files_that_were_removed(tmp_path: Path) -> None:
    journal = make_closed(tmp_path)
    journal.write("One.")
    journal.back_up()
    spoil(journal.folder.journal, 0)
    rescue.rescue(journal.home, WAY, clock=journal.clock)
    kept_aside.remove(journal.home, kept(journal)[CopyKind.ASIDE])
    (report,) = rescue.reports(journal.home)
    assert (report.set_aside, report.until) == (None, None)


def test_only_what_is_kept_aside_can_be_deleted_this_way(journal: ClosedJournal) -> None:
    (backup,) = backups.listed(journal.folder)
    with pytest.raises(ValueError, match="not kept aside"):
        kept_aside.remove(journal.home, backup)


def test_the_last_restore_is_the_last_whatever_the_clock_said_at_one_before(
    journal: ClosedJournal,
) -> None:
    now = journal.clock.now()
    (backup,) = backups.listed(journal.folder)
    journal.clock.advance(timedelta(days=14 * 365))
    restoring.restore(journal.home, backup, WAY, clock=journal.clock)
    journal.clock.set(now + timedelta(minutes=5))
    journal.write("Three.")
    restoring.restore(journal.home, backup, WAY, clock=journal.clock)
    last = restoring.last_restored(journal.home, clock=journal.clock)
    assert last is not None
    assert last.at == now + timedelta(minutes=6)
    restoring.undo(journal.home, last, WAY, clock=journal.clock)
    assert journal.bodies() == ["One.", "Three."]


# Thinning safety copies.


def test_after_ninety_days_only_the_newest_of_each_kind_stays(journal: ClosedJournal) -> None:
    restored = safety(journal)
    first, second, other = (keep(journal, each) for each in ("before-x", "before-x", "before-y"))
    later(journal, timedelta(days=80))
    assert safety(journal) == {*restored, first, second, other}
    later(journal, timedelta(days=11))
    assert safety(journal) == {*restored, second, other}
    assert not first.with_suffix(".json").exists()


def test_a_clock_alone_lets_none_of_them_go(journal: ClosedJournal) -> None:
    keep(journal, "before-x")
    keep(journal, "before-x")
    there = safety(journal)
    later(journal, timedelta(days=365 * 14), backups_made=4)
    assert safety(journal) == there


def test_none_goes_where_no_backup_could_be_verified(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _second = keep(journal, "before-x"), keep(journal, "before-x")
    later(journal, backups_made=4)
    journal.folder.backups.rename(journal.folder.path / "away")
    journal.folder.backups.write_text("in the way")
    with pytest.raises(CannotKeep):
        journal.back_up()
    journal.folder.backups.unlink()
    (journal.folder.path / "away").rename(journal.folder.backups)
    assert first.exists()
    journal.back_up()
    assert not first.exists()


def test_none_goes_in_a_session_whose_journal_was_replaced(journal: ClosedJournal) -> None:
    first, _second = keep(journal, "before-x"), keep(journal, "before-x")
    later(journal, backups_made=4)
    backup_notes.rest(journal.folder, resting=True)
    made = backups.listed(journal.folder)
    assert safety_copies.thin(journal.folder, made * 2, today=journal.clock.now().date()) == ()
    assert first.exists()


def check(journal: ClosedJournal) -> None:
    with journal.opened() as opened:
        checking_backups.check(opened.vault, opened.folder, clock=journal.clock)


def test_one_that_was_found_damaged_takes_no_sound_ones_place(journal: ClosedJournal) -> None:
    oldest, sound, damaged = (keep(journal, "before-x") for _each in range(3))
    spoil(damaged, 5000)
    check(journal)
    later(journal)
    assert {sound, damaged} <= safety(journal)
    assert not oldest.exists()


def test_a_backup_that_was_found_damaged_proves_no_time(journal: ClosedJournal) -> None:
    first, _second = keep(journal, "before-x"), keep(journal, "before-x")
    later(journal, backups_made=1)
    spoil(backups.listed(journal.folder)[0].path, 5000)
    check(journal)
    later(journal, timedelta(days=1), backups_made=4)
    assert first.exists()
    journal.back_up()
    assert not first.exists()


@pytest.mark.parametrize("reason", [safety_copies.BROUGHT, "before-new-keys"])
def test_what_may_be_nowhere_else_stays(journal: ClosedJournal, reason: str) -> None:
    first, second = keep(journal, reason), keep(journal, reason)
    later(journal)
    assert {first, second} <= safety(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    later(journal, timedelta(days=1), backups_made=1)
    assert first.exists() is (reason == safety_copies.BROUGHT)


def test_one_a_restore_can_be_taken_back_to_stays(journal: ClosedJournal) -> None:
    (promised,) = safety(journal)
    today = journal.clock.now().date()
    keep(journal, "before-restored")
    backup_notes.rest(journal.folder, resting=False)
    (made,) = backups.listed(journal.folder)
    # As a clock that stood wrong for a while dates them.
    wrong = [replace(made, made_at=made.made_at + 2 * LONG)] * 5
    assert safety_copies.thin(journal.folder, wrong, today=today) == ()
    (gone,) = safety_copies.thin(journal.folder, wrong, today=today + LONG)
    assert gone.path == promised
