"""A start that is refused: a window says why, and trying again goes on where that helps."""

import argparse
import errno
import fcntl
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import start
from journal_app.app.refused import Again, Refused
from journal_app.core.errors import JournalError
from journal_app.security.folder import HomeFolder
from journal_app.services import instance
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.lock.trouble_step import TroubleStep
from journal_app.ui.lock.trouble_view import Deed
from journal_app.ui.lock.view import LockState

WISH = argparse.Namespace(adopt_lock=None, command=None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def again(home: Path, monkeypatch: pytest.MonkeyPatch) -> Again:
    """What every start does first."""
    monkeypatch.setattr(start, "RAISE_ATTEMPTS", 1)
    return partial(start._have_turn, HomeFolder(path=home), WISH)


@pytest.fixture
def refused(home: Path, again: Again, qapp: QApplication, qtbot: QtBot) -> Iterator[Refused]:
    """The window in front of a folder that is a file."""
    home.write_text("in the way")
    made = Refused(qapp, home, DeviceSettings(home), again)
    over: list[bool] = []
    made.ended.connect(lambda: over.append(True))
    made.show(met(again))
    yield made
    if not over:
        made.window.close()
    qtbot.waitUntil(lambda: bool(over))
    if made.lock is not None:
        made.lock.release()


def met(again: Again) -> JournalError:
    with pytest.raises(JournalError) as caught:
        again()
    return caught.value


def step(refused: Refused) -> TroubleStep:
    page = refused.window.lock_page
    assert page is not None
    assert isinstance(page.step, TroubleStep)
    return page.step


def press(refused: Refused, deed: Deed) -> None:
    QTest.mouseClick(step(refused).buttons[deed], Qt.MouseButton.LeftButton)


def settled(refused: Refused) -> bool:
    page = refused.window.lock_page
    return page is not None and page.view.state is LockState.STUCK


def try_again(refused: Refused, qtbot: QtBot) -> None:
    press(refused, Deed.TRY_AGAIN)
    assert not settled(refused)
    assert not step(refused).buttons[Deed.TRY_AGAIN].isEnabled()
    assert step(refused).buttons[Deed.QUIT].isEnabled()
    qtbot.waitUntil(lambda: settled(refused))


def test_a_folder_that_cannot_be_written_to_is_tried_again_until_it_can(
    refused: Refused, home: Path, qtbot: QtBot
) -> None:
    assert refused.window.isVisible()
    assert step(refused).happened.words.text() == "The journal’s folder cannot be written to."
    assert "belongs to you, then try again" in step(refused).helps.words.text()
    try_again(refused, qtbot)
    assert step(refused).happened.words.text() == "The journal’s folder cannot be written to."
    home.unlink()
    with qtbot.waitSignal(refused.ended):
        press(refused, Deed.TRY_AGAIN)
    assert (refused.lock is None, refused.reached) == (False, False)
    assert instance.hold(home) is None


def test_no_other_journal_is_offered_where_none_was_looked_for(refused: Refused) -> None:
    page = refused.window.lock_page
    assert page is not None
    assert page.more.isHidden()
    assert list(step(refused).buttons) == [Deed.TRY_AGAIN, Deed.FOLDER, Deed.QUIT]


def test_a_disk_without_locks_is_told_in_the_window(
    refused: Refused, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "not here")

    home.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", none)
        try_again(refused, qtbot)
    assert "cannot keep two programs from writing at once" in step(refused).happened.words.text()
    assert "--home" in step(refused).helps.words.text()
    assert not home.exists()


def test_an_app_that_runs_and_does_not_answer_is_told(
    refused: Refused, home: Path, qtbot: QtBot
) -> None:
    home.unlink()
    other = instance.hold(home)
    assert other is not None
    try_again(refused, qtbot)
    assert "runs" not in step(refused).safe.words.text()
    assert step(refused).happened.words.text() == "The app is running already and does not answer."
    other.release()
    with qtbot.waitSignal(refused.ended):
        press(refused, Deed.TRY_AGAIN)
    assert refused.lock is not None


def test_quitting_by_button_and_by_window_ends_it(refused: Refused, qtbot: QtBot) -> None:
    with qtbot.waitSignal(refused.ended):
        press(refused, Deed.QUIT)
    assert (refused.lock, refused.reached) == (None, False)


def test_the_folder_it_would_be_in_is_shown(
    refused: Refused, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(
        "journal_app.app.refused.show_folder", lambda folder: shown.append(folder) or True
    )
    press(refused, Deed.FOLDER)
    assert shown == [home.parent]


def test_keys_of_an_open_journal_do_nothing_there(refused: Refused) -> None:
    for key in (Qt.Key.Key_P, Qt.Key.Key_N):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(refused.window, key, both)
    QTest.keyClick(refused.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert settled(refused)
    assert step(refused).isVisible()


def test_what_happened_is_heard(refused: Refused) -> None:
    heard = QAccessible.queryAccessibleInterface(step(refused))
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Your journal’s file"
