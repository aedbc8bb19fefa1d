"""Nobody is in front of the journal any more: it locks, now or as soon as it opens by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app.away import Away
from journal_app.app.beginning import Beginning
from journal_app.app.door import Door
from journal_app.app.leaving import Leaving
from journal_app.app.noting import Noting
from journal_app.core.settings import HIDE_BEHIND
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock
from journal_app.services import decks, first_run, recovery
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.system.clock import SystemClock
from journal_app.ui.lock.requests import Open
from journal_app.ui.theme.theme import Theme
from tests.keyring_session import KeyringSession, keyring_session
from tests.ui.conftest import dressed_theme, theme
from tests.ui.window_fixture import PageOfWords, Stage

__all__ = ["dressed_theme", "keyring_session", "theme"]


@dataclass
class Rig:
    """What the app wires around a journal that opens with the keyring."""

    stage: Stage
    home: Path
    session: Session
    lifecycle: Lifecycle
    door: Door
    leaving: Leaving
    away: Away
    locks: QSignalSpy
    jobs: Jobs

    def open(self, way: WayIn = BY_KEYRING) -> None:
        """Open it and wait for that."""
        with self.stage.qtbot.waitSignal(self.lifecycle.opened, timeout=10_000):
            self.lifecycle.open(way)


def beginning(home: Path, thread: VaultThread) -> Beginning:
    """A start that has looked at the journal and asked nothing yet."""
    lock = KernelLock.acquire(HomeFolder(path=home).instance_lock)
    assert lock is not None
    return Beginning(
        home=HomeFolder(path=home),
        lock=lock,
        thread=thread,
        clock=SystemClock(),
        facts=vault_service.facts(home),
        problem=None,
        opening=None,
        came_back=False,
        restored=False,
        made_keys=False,
        another=False,
        wish="",
        arguments=(),
    )


@pytest.fixture
def rig(
    theme: Theme,
    tmp_path: Path,
    qtbot: QtBot,
    qapp: QApplication,
    keyring_session: KeyringSession,
) -> Iterator[Rig]:
    home = tmp_path / "home"
    first_run.create(home, clock=SystemClock())
    stage = Stage(qtbot, theme, tmp_path / "settings.toml")
    stage.show()
    thread = VaultThread()
    thread.start()
    jobs, session, holder = Jobs(thread, Hub()), Session(), QObject()
    lifecycle = Lifecycle(home, jobs, session, SystemClock())
    noting = Noting(theme, stage.settings, home, jobs, SystemClock())
    begun = beginning(home, thread)
    door = Door(theme, stage.window, lifecycle, jobs, begun, holder)
    leaving = Leaving(theme, stage.window, noting, jobs, lifecycle, door, holder)
    away = Away(qapp, stage.window, leaving, stage.settings, session, holder)
    door.asked.connect(away.note_somebody)
    lifecycle.opened.connect(lambda _way: (stage.open(), away.look_at_opened()))
    locks = QSignalSpy(stage.window.lock_requested)
    yield Rig(stage, home, session, lifecycle, door, leaving, away, locks, jobs)
    keyring_session.thaw_keyring()
    qtbot.waitUntil(lambda: not lifecycle.waiting, timeout=10_000)
    if session.state is SessionState.OPEN:
        with qtbot.waitSignal(lifecycle.closed):
            lifecycle.close()
    assert jobs.stop(10)
    begun.lock.release()


def told_that_it_hangs(rig: Rig) -> None:
    with rig.stage.qtbot.waitSignal(rig.lifecycle.refused):
        rig.lifecycle.open(WayIn(seconds=0.05))


def test_opened_by_code_beside_a_hanging_keyring_it_locks_as_always(
    rig: Rig, keyring_session: KeyringSession
) -> None:
    code = "-".join(recovery.show(rig.home).groups)
    keyring_session.freeze_keyring()
    told_that_it_hangs(rig)
    rig.open(WayIn(code=code))
    assert rig.lifecycle.waiting
    rig.away.lock()
    assert rig.stage.window.covered
    assert rig.locks.count() == 1


def test_what_a_page_asks_for_as_it_keeps_is_done_before_the_journal_closes(rig: Rig) -> None:
    """Also what nothing is waited for."""
    rig.open()
    main = rig.stage.window.main
    assert main is not None
    page = main.page
    assert isinstance(page, PageOfWords)
    page.keep = lambda: rig.jobs.run(decks.add, "Evenings", clock=SystemClock())
    with rig.stage.qtbot.waitSignal(rig.leaving.locked, timeout=10_000):
        rig.leaving.lock()
    reader = vault_service.open_reader(rig.home, BY_KEYRING)
    assert [each.name for each in decks.all_decks(reader)] == ["Evenings"]
    reader.close()


def test_what_a_late_answer_opens_while_nobody_is_there_locks_at_once(
    rig: Rig, keyring_session: KeyringSession
) -> None:
    keyring_session.freeze_keyring()
    told_that_it_hangs(rig)
    rig.away.lock()
    with rig.stage.qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        keyring_session.thaw_keyring()
    assert rig.stage.window.covered
    assert rig.locks.count() == 1


@pytest.mark.parametrize("gone_while", ["it is put away", "its files are moved"])
def test_what_opens_by_itself_after_its_files_were_moved_locks_if_nobody_is_there(
    rig: Rig, gone_while: str
) -> None:
    rig.open()

    def move_files() -> None:
        if gone_while == "its files are moved":
            assert rig.session.state is SessionState.CLOSING
            rig.away.lock()
        rig.lifecycle.open(BY_KEYRING)

    with rig.stage.qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        rig.leaving.close_then(move_files)
        if gone_while == "it is put away":
            rig.away.lock()
    assert rig.stage.window.covered
    assert rig.locks.count() == 1


def test_whoever_is_back_and_opens_it_is_not_locked_out(rig: Rig) -> None:
    rig.door.show_first()
    rig.away.lock()
    page = rig.stage.window.lock_page
    assert page is not None
    with rig.stage.qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        page.asked.emit(Open())
    assert not rig.stage.window.covered
    assert rig.locks.count() == 0


def test_whoever_went_back_to_their_page_is_there(rig: Rig) -> None:
    rig.open()
    rig.away.lock()
    rig.stage.window.uncover()
    rig.away.look_at_opened()
    assert not rig.stage.window.covered
    assert rig.locks.count() == 1


def test_what_opens_while_one_is_elsewhere_is_hidden_where_that_is_wanted(
    rig: Rig, qapp: QApplication
) -> None:
    rig.stage.settings.put(HIDE_BEHIND, True)
    with rig.stage.qtbot.waitSignal(rig.away._behind.left):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    rig.open()
    assert rig.stage.window.hidden
    assert rig.locks.count() == 0
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not rig.stage.window.hidden


def test_what_is_held_before_sleep_lets_go_once_and_not_after_waking(rig: Rig) -> None:
    rig.open()
    let_go: list[str] = []
    page = rig.stage.page
    page.unsaved = True
    rig.leaving.be_quick(True)
    rig.leaving.hold(lambda: let_go.append("before waking"))
    rig.leaving.be_quick(False)
    page.unsaved = False
    rig.jobs.settled.emit()
    assert let_go == []
    page.unsaved = True
    for each in ("one", "another"):
        rig.leaving.be_quick(True)
        rig.leaving.hold(lambda each=each: let_go.append(each))
    page.unsaved = False
    rig.jobs.settled.emit()
    rig.jobs.settled.emit()
    assert let_go == ["another"]


def test_an_error_nobody_has_words_for_does_not_leave_the_way_back_waiting(rig: Rig) -> None:
    rig.open()
    rig.away.lock()
    page = rig.stage.window.lock_page
    assert page is not None
    rig.door.show_lock(page.view.check())
    rig.leaving._on_return_refused(RuntimeError("foreign words"))
    assert not page.view.checking
    assert "Try again." in page.view.message
    assert "foreign" not in page.view.message
    assert rig.stage.window.covered


def test_a_journal_that_could_not_be_made_with_a_passphrase_does_not_open_with_one(
    rig: Rig,
) -> None:
    vaults = HomeFolder(path=rig.home).vaults
    vaults.rename(rig.home / "aside")
    vaults.write_text("in the way")
    with rig.stage.qtbot.waitSignal(rig.lifecycle.refused, timeout=20_000):
        rig.door._on_begin("the long way home")
    assert not rig.door.view.passphrase
