"""After opening: the key goes back into the keyring, and what was interrupted is finished."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from journal_app.app.news_of_keys import WHAT_OPENS_IT, NewsOfKeys
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security import keyring_entry
from journal_app.security.vault_record import Mode
from journal_app.services import keys, new_keys, recovery
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.ui.navigation import Navigator, Place
from journal_app.ui.shell.notice_board import NoticeBoard
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import (
    PASSPHRASE,
    entry_of,
    folder_of,
    in_keyring,
    make_journal,
    opened,
    opens,
    record_of,
    set_passphrase,
)
from tests.ui.conftest import dressed_theme, theme

__all__ = ["dressed_theme", "keyring_session", "theme"]


@dataclass
class Rig:
    """A journal that has just been opened."""

    news: NewsOfKeys
    board: NoticeBoard
    jobs: Jobs
    went: list[Place]

    @property
    def said(self) -> str:
        return "" if self.board.banner.isHidden() else self.board.banner.message.text()


@pytest.fixture
def rig(qtbot: QtBot, theme: object, tmp_path: Path, clock: FakeClock) -> Iterator[Rig]:
    window = QFrame()
    qtbot.addWidget(window)
    window.resize(900, 600)
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub(), window)
    navigator = Navigator(window)
    went: list[Place] = []
    navigator.went.connect(went.append)
    board = NoticeBoard(theme, window)  # type: ignore[arg-type]  # a fixture has no type here
    news = NewsOfKeys(tmp_path, jobs, clock, board, navigator, window)
    news._soon.setInterval(0)
    window.show()
    yield Rig(news, board, jobs, went)
    assert jobs.stop(10)


@pytest.fixture
def code(keyring_session: KeyringSession, tmp_path: Path, clock: FakeClock) -> str:
    return make_journal(tmp_path, clock)


def settled(rig: Rig, qtbot: QtBot, times: int, act: Callable[[], None]) -> None:
    with qtbot.waitSignals([rig.jobs.settled] * times, timeout=15_000):
        act()


def test_after_a_code_the_key_is_in_the_keyring_again_and_that_is_said(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    keyring_entry.remove_entry(entry_of(tmp_path), None)
    assert not in_keyring(tmp_path)
    rig.news.opened(WayIn(code=code))
    qtbot.waitUntil(lambda: "The key is in the keyring again" in rig.said, timeout=15_000)
    assert opens(tmp_path, BY_KEYRING)
    assert rig.board.banner.action.isHidden()
    qtbot.waitUntil(lambda: not rig.jobs._apart)


def test_where_the_keyring_keeps_nothing_there_is_a_way_and_the_words_stay(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str, keyring_session: KeyringSession
) -> None:
    keyring_session.stop_keyring()
    rig.news.opened(WayIn(code=code))
    qtbot.waitUntil(lambda: "no keyring that can hold the key" in rig.said, timeout=15_000)
    assert "The journal is open and safe." in rig.said
    assert not rig.board.banner._timer.isActive()
    rig.board.banner.action.click()
    assert rig.went == [WHAT_OPENS_IT]
    qtbot.waitUntil(lambda: not rig.jobs._apart)


def test_with_a_passphrase_a_new_one_is_offered(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str, clock: FakeClock
) -> None:
    set_passphrase(tmp_path, clock)
    rig.news.opened(WayIn(code=code))
    qtbot.waitUntil(lambda: rig.board.banner.action.label == "Choose a new passphrase")
    assert not in_keyring(tmp_path)
    with qtbot.waitSignal(rig.news.new_passphrase_wanted) as wanted:
        rig.board.banner.action.click()
    assert wanted.args == [code]
    assert rig.went == [WHAT_OPENS_IT]
    rig.news.closing()
    assert code not in vars(rig.news).values()
    qtbot.waitUntil(lambda: not rig.jobs._apart)


def test_a_passphrase_whose_last_step_was_interrupted_is_finished_and_told(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str, clock: FakeClock
) -> None:
    set_passphrase(tmp_path, clock)
    keys.change_record(
        folder_of(tmp_path), lambda record: replace(record, mode=Mode.KEYRING), times=2
    )
    rig.news.opened(WayIn(passphrase=PASSPHRASE))
    qtbot.waitUntil(lambda: "had been interrupted" in rig.said, timeout=15_000)
    assert record_of(tmp_path).mode is Mode.PASSPHRASE
    qtbot.waitUntil(lambda: not rig.jobs._apart)


def test_an_ordinary_opening_says_nothing(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    settled(rig, qtbot, 1, lambda: rig.news.opened(BY_KEYRING))
    assert rig.said == ""


def test_nothing_is_begun_once_the_journal_closes(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    rig.news.opened(BY_KEYRING)
    rig.news.closing()
    assert not rig.news._soon.isActive()
    assert not rig.jobs._apart


def test_a_keyring_that_hangs_keeps_nobody_from_leaving(
    rig: Rig, qtbot: QtBot, tmp_path: Path, code: str, keyring_session: KeyringSession
) -> None:
    keyring_session.freeze_keyring()
    rig.news.opened(WayIn(code=code))
    with qtbot.waitSignal(rig.jobs.on_vault_thread(lambda: None).finished, timeout=1000):
        pass
    assert not rig.jobs.stop(1)
    keyring_session.thaw_keyring()
    qtbot.waitUntil(lambda: not rig.jobs._apart, timeout=15_000)


def test_after_new_keys_the_copies_follow_and_the_old_one_goes_once_the_code_was_kept(
    rig: Rig, qtbot: QtBot, tmp_path: Path, clock: FakeClock, keyring_session: KeyringSession
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    made = new_keys.make(tmp_path, clock=clock)
    journal = opened(tmp_path)
    rig.jobs.use(journal.vault)
    rig.news.opened(BY_KEYRING)
    qtbot.waitUntil(lambda: "opens the copy beside the journal" in rig.said, timeout=15_000)
    assert "opens nothing here" not in rig.said
    rig.news.learn(recovery.confirm(tmp_path, clock=clock))
    qtbot.waitUntil(lambda: "opens nothing here any more" in rig.said, timeout=15_000)
    assert record_of(tmp_path).retired == (made.replaced,)
    qtbot.waitUntil(lambda: not rig.jobs._apart)
    rig.news.closing()
    vault_service.close_journal(journal)
