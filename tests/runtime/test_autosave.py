"""A save comes soon after the last key, now and then while typing, and again after a failure."""

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from journal_app.runtime.autosave import LONGEST_MS, QUIET_MS, RETRY_MS, Autosave


class Saves:
    """Counts the saves that were asked for; each answer comes from the test."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


def test_one_save_comes_after_the_last_key(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.touch()
    assert (saves.count, autosave.waiting) == (0, True)
    qtbot.waitUntil(lambda: saves.count == 1, timeout=QUIET_MS + 1000)
    assert autosave.waiting
    autosave.done()
    assert not autosave.waiting


def test_typing_without_a_pause_is_saved_all_the_same(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)

    def type_on() -> bool:
        autosave.touch()
        return saves.count == 1

    qtbot.waitUntil(type_on, timeout=LONGEST_MS + 1000)


def test_flush_saves_at_once_and_settles_when_it_is_on_the_disk() -> None:
    saves = Saves()
    autosave = Autosave(saves)
    settled = QSignalSpy(autosave.settled)
    autosave.flush()
    assert (saves.count, settled.count()) == (0, 1)
    autosave.touch()
    autosave.flush()
    assert (saves.count, settled.count()) == (1, 1)
    autosave.done()
    assert settled.count() == 2


def test_only_one_save_is_on_its_way_and_what_came_meanwhile_follows_a_flush() -> None:
    saves = Saves()
    autosave = Autosave(saves)
    settled = QSignalSpy(autosave.settled)
    autosave.touch()
    autosave.flush()
    autosave.touch()
    autosave.flush()
    assert saves.count == 1
    autosave.done()
    assert (saves.count, settled.count(), autosave.waiting) == (2, 0, True)
    autosave.done()
    assert (settled.count(), autosave.waiting) == (1, False)


def test_what_was_typed_during_a_slow_save_is_saved_though_its_quiet_passed(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.flush()
    autosave.touch()
    with qtbot.waitSignal(autosave._quiet.timeout, timeout=QUIET_MS + 1000):
        pass
    assert saves.count == 1
    autosave.done()
    assert saves.count == 2


def test_a_key_during_a_save_waits_for_its_own_quiet(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.flush()
    autosave.done()
    autosave.touch()
    autosave._quiet.timeout.emit()
    autosave.touch()
    autosave.done()
    assert saves.count == 2
    qtbot.waitUntil(lambda: saves.count == 3, timeout=QUIET_MS + 1000)


def test_a_failed_save_is_tried_again_by_itself_and_less_and_less_often(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.flush()
    for wait in RETRY_MS:
        autosave.failed()
        assert autosave.waiting
        assert autosave._retry.interval() == wait
        autosave._retry.timeout.emit()
    assert saves.count == 1 + len(RETRY_MS)
    autosave.failed()
    assert autosave._retry.interval() == RETRY_MS[-1]
    autosave.flush()
    autosave.done()
    assert not autosave.waiting
    autosave.touch()
    autosave.flush()
    autosave.failed()
    assert autosave._retry.interval() == RETRY_MS[0]
    qtbot.waitUntil(lambda: saves.count == 4 + len(RETRY_MS), timeout=RETRY_MS[0] + 1000)


def test_typing_after_a_failure_does_not_hammer_the_disk(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.flush()
    autosave.failed()
    autosave.touch()
    assert not autosave._quiet.isActive()
    autosave.flush()
    assert saves.count == 2


def test_nothing_is_asked_for_once_it_was_stopped(qtbot: QtBot) -> None:
    saves = Saves()
    autosave = Autosave(saves)
    autosave.touch()
    autosave.stop()
    assert not autosave.waiting
    assert not any(
        timer.isActive() for timer in (autosave._quiet, autosave._longest, autosave._retry)
    )
