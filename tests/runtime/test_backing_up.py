"""Backups by themselves: as it closes, daily, when nobody writes; and at a second place."""

import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.backups import Copy
from journal_app.core.changes import Changes
from journal_app.runtime import backing_up
from journal_app.security.folder import HomeFolder
from journal_app.services import (
    backups,
    copies,
    keys,
    passphrases,
    second_place,
)
from journal_app.services.ways import BY_KEYRING, WayIn
from tests.keyring_session import KeyringSession, keyring_session
from tests.runtime.lifecycle_rig import Rig, rig
from tests.services.doors_journal import CHEAP

__all__ = ["keyring_session", "rig"]


def test_leaving_makes_a_backup_when_something_changed_and_the_last_one_is_old(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(None)
    rig.close(qtbot)
    assert rig.made == []

    counts = []
    for minutes, writes in ((0, True), (10, True), (40, False), (0, True)):
        rig.clock.advance(timedelta(minutes=minutes))
        with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
            rig.lifecycle.open(BY_KEYRING)
        if writes:
            rig.keep(qtbot, "A line.")
        rig.close(qtbot)
        counts.append(len(rig.made))
    assert counts == [1, 1, 1, 2]


def test_a_backup_under_way_is_finished_before_it_closes(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(None)
    rig.keep(qtbot, "A line.")
    rig.lifecycle._backing_up.make_if_due(backups.DAILY)
    rig.close(qtbot)
    assert len(rig.made) == 1
    folder = HomeFolder(path=rig.home).journals()[0].backups
    assert not list(folder.glob("*.partial"))


def test_a_backup_by_itself_waits_while_somebody_writes(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "QUIET_MS", 60_000)
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make("the long way home")
    rig.keep(qtbot, "A line.")
    rig.lifecycle.touched(Changes())
    rig.lifecycle._backing_up.look()
    with qtbot.waitSignal(rig.jobs.background(lambda: None).finished):
        pass
    assert rig.made == []
    assert rig.lifecycle._backing_up._soon.remainingTime() > 50_000
    monkeypatch.setattr(backing_up, "QUIET_MS", 0)
    rig.lifecycle._backing_up.look()
    qtbot.waitUntil(lambda: len(rig.made) == 1)
    rig.lifecycle._backing_up.look()
    rig.close(qtbot)
    assert len(rig.made) == 1


def test_a_second_place_gets_it_while_the_journal_is_open_and_never_as_it_closes(
    rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path.with_name(f"{tmp_path.name}-stick")
    stick.mkdir()
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make("the long way home")
    second_place.choose(rig.home, stick)
    rig.keep(qtbot, "A line.")
    rig.close(qtbot)
    assert len(rig.made) == 1
    assert not list(stick.rglob("*.db"))
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.open(WayIn(passphrase="the long way home"))
    rig.lifecycle._backing_up.look()
    qtbot.waitUntil(lambda: len(list(stick.rglob("*.db"))) == 1)
    with qtbot.waitSignal(rig.lifecycle.back_up().finished, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: len(list(stick.rglob("*.db"))) == 2)
    qtbot.waitUntil(lambda: rig.lifecycle._backing_up._following is None)


def test_after_a_change_of_passphrase_the_copies_there_follow_at_once(
    rig: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path.with_name(f"{tmp_path.name}-slot")
    stick.mkdir()
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make("the long way home")
    second_place.choose(rig.home, stick)
    rig.keep(qtbot, "A line.")
    with qtbot.waitSignal(rig.lifecycle.back_up().finished, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: rig.lifecycle._backing_up._following is None, timeout=10_000)
    (copy,) = stick.rglob("auto-*.db")

    begun, go_on = threading.Event(), threading.Event()
    there = second_place.there

    def slowly(place: Path) -> tuple[Copy, ...]:
        # What opens the copies was written there by now.
        begun.set()
        assert go_on.wait(20)
        return there(place)

    monkeypatch.setattr(second_place, "there", slowly)
    rig.lifecycle.bring_elsewhere()
    assert begun.wait(20)
    (folder,) = HomeFolder(path=rig.home).journals()
    old = keys.read_record(folder).passphrase
    way = WayIn(passphrase="the long way home")
    turned = passphrases.change(rig.home, way, "another way", clock=rig.clock, costs=CHEAP)
    assert "second folder" in turned.words
    # While one is on its way there another is asked for, and comes after it.
    rig.lifecycle.touched(turned.changes)
    assert rig.lifecycle._backing_up._follow_again
    go_on.set()

    def slot() -> object:
        record = copies.record_beside(copy)
        assert record is not None
        return record.passphrase

    qtbot.waitUntil(lambda: rig.lifecycle._backing_up._following is None, timeout=10_000)
    assert slot() == keys.read_record(folder).passphrase != old

    way = WayIn(passphrase="another way")
    turned = passphrases.change(rig.home, way, "a third way", clock=rig.clock, costs=CHEAP)
    rig.lifecycle.touched(turned.changes)
    assert rig.lifecycle._backing_up._following is not None
    qtbot.waitUntil(lambda: rig.lifecycle._backing_up._following is None, timeout=10_000)
    assert slot() == keys.read_record(folder).passphrase


def test_a_backup_somebody_waits_for_is_stopped_by_leaving(rig: Rig, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make("the long way home")
    rig.keep(qtbot, "A line.")
    told: list[object] = []
    job = rig.lifecycle.back_up()
    job.finished.connect(told.append)
    job.failed.connect(told.append)
    rig.close(qtbot)
    assert told == []
    assert job.cancelled
    assert not list(HomeFolder(path=rig.home).journals()[0].backups.glob("*.partial"))
    assert len(rig.made) == 1


def test_what_an_earlier_session_wrote_is_backed_up_although_this_one_only_reads(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    """Four evenings end with the lid being closed; and then somebody reads for days."""
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(None)
    rig.keep(qtbot, "A line.")
    counts = []
    for _day in range(4):
        with qtbot.waitSignal(rig.lifecycle.closed):
            rig.lifecycle.close(backs_up=False)
        rig.clock.advance(timedelta(days=1))
        with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
            rig.lifecycle.open(BY_KEYRING)
        looked: list[bool] = []
        rig.lifecycle._backing_up.make_if_due(backups.DAILY, then=partial(looked.append, True))
        qtbot.waitUntil(lambda seen=looked: bool(seen))
        counts.append(len(rig.made))
    rig.close(qtbot)
    assert counts == [1, 1, 1, 1]


def test_before_sleep_it_closes_without_a_backup(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(None)
    rig.keep(qtbot, "A line.")
    with qtbot.waitSignal(rig.lifecycle.closed):
        rig.lifecycle.close(backs_up=False)
    assert rig.made == []
