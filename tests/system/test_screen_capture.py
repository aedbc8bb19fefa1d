"""The window is left out of pictures of the screen where the system can do that."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication

from journal_app.system.screen_capture import leave_out
from tests.system.appkit import Window, objc

WINDOW = 4711


def window() -> int:
    return WINDOW


def test_windows_is_asked_to_leave_the_window_out() -> None:
    asked: list[tuple[int, int]] = []

    def agrees(window: int, affinity: int) -> bool:
        asked.append((window, affinity))
        return True

    assert leave_out(window, "win32", agrees)
    assert asked == [(WINDOW, 0x11)]


@pytest.mark.parametrize("can", [True, False])
def test_an_older_windows_shows_it_black(can: bool) -> None:
    asked: list[int] = []

    def only_black(_window: int, affinity: int) -> bool:
        asked.append(affinity)
        return can and affinity == 0x01

    assert leave_out(window, "win32", only_black) is can
    assert asked == [0x11, 0x01]


def test_macos_is_asked_where_the_window_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Window()
    monkeypatch.setitem(sys.modules, "objc", objc({WINDOW: asked}))
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "cocoa")
    assert leave_out(window, "darwin")
    assert asked.sharing == 0


def test_nobody_is_asked_elsewhere() -> None:
    asked: list[int] = []

    def window_id() -> int:
        asked.append(WINDOW)
        return WINDOW

    assert not leave_out(window_id, "linux", lambda _window, _affinity: True)
    assert asked == [], "the window was given a number for nothing"


def test_what_is_asked_of_windows_is_not_there_here() -> None:
    assert not leave_out(window, "win32")
