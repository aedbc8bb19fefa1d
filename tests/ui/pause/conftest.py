"""A clock of seconds the tests move, the real scripts, and settings that belong to one test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.practices import Practices
from journal_app.core.settings import PAUSE_GUIDE
from journal_app.services import pausing
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.ui.context_fixture import ground as ground
from tests.ui.pause.steps import Seconds

InWindow = Callable[[QWidget], QMainWindow]


@pytest.fixture(scope="session")
def practices() -> Practices:
    """The practices as they ship."""
    return pausing.practices()


@pytest.fixture
def seconds() -> Seconds:
    """Seconds that pass when the test says so."""
    return Seconds()


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    """Settings of somebody who was asked before and chose the ring."""
    made = DeviceSettings.read(tmp_path / "pause.toml")
    made.put(PAUSE_GUIDE, "ring")
    return made


@pytest.fixture
def in_window(qtbot: QtBot, theme: Theme) -> Iterator[InWindow]:
    """Shows a scene in an active window, as the app does."""
    kept: list[QMainWindow] = []

    def show(scene: QWidget) -> QMainWindow:
        window = QMainWindow()
        qtbot.addWidget(window)
        kept.append(window)
        FocusRing(theme, window)
        window.setCentralWidget(scene)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    kept.clear()
