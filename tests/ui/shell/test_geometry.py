"""The window comes back where it was and as big as it was, and always where it can be seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.settings import WINDOW
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.shell.geometry import DEFAULT_SIZE, desk, remember, restore

SMALL_DESK, LARGE_DESK = "1366x768+0+0", "1366x768+0+0,2560x1440+1366+0"
Made = Callable[[], QWidget]


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    return DeviceSettings(tmp_path / "settings.toml")


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    def make() -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def window(made: Made) -> QWidget:
    shown = made()
    shown.setGeometry(20, 30, 600, 500)
    shown.show()
    return shown


def test_it_comes_back_as_it_was(window: QWidget, settings: DeviceSettings, made: Made) -> None:
    remember(window, settings)
    again = made()
    restore(again, settings)
    assert again.geometry() == QRect(20, 30, 600, 500)


@pytest.mark.parametrize("kept", ["", "no base64 at all", "AAAA", "1x1+0+0:AAAA", ":", "::: é:é"])
def test_without_a_usable_note_it_has_the_usual_size(
    window: QWidget, settings: DeviceSettings, kept: str
) -> None:
    settings.put(WINDOW, kept)
    restore(window, settings)
    room = window.screen().availableGeometry().size()
    assert window.size() == QSize(*DEFAULT_SIZE).boundedTo(room)


def test_what_filled_its_screen_does_so_again_and_knows_its_size(
    window: QWidget, settings: DeviceSettings, made: Made
) -> None:
    window.setWindowState(Qt.WindowState.WindowMaximized)
    remember(window, settings)
    again = made()
    restore(again, settings)
    assert again.isMaximized()
    assert again.normalGeometry() == QRect(20, 30, 600, 500)


def test_what_covered_the_whole_screen_has_a_frame_again(
    window: QWidget, settings: DeviceSettings, made: Made
) -> None:
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    remember(window, settings)
    again = made()
    restore(again, settings)
    assert again.windowState() == Qt.WindowState.WindowNoState
    assert again.geometry() == QRect(20, 30, 600, 500)


@pytest.mark.parametrize("corner", [(5000, 40), (-5000, 40), (40, 5000), (40, -5000)])
def test_it_never_comes_back_where_it_cannot_be_seen(
    window: QWidget, settings: DeviceSettings, made: Made, corner: tuple[int, int]
) -> None:
    window.move(*corner)
    remember(window, settings)
    again = made()
    restore(again, settings)
    assert again.screen().availableGeometry().contains(again.geometry())
    assert again.size() == QSize(600, 500)


def test_it_is_never_larger_than_its_screen(
    window: QWidget, settings: DeviceSettings, made: Made
) -> None:
    window.resize(9000, 7000)
    remember(window, settings)
    again = made()
    restore(again, settings)
    assert again.screen().availableGeometry().contains(again.geometry())


def test_each_desk_has_a_place_of_its_own(
    window: QWidget, settings: DeviceSettings, made: Made
) -> None:
    remember(window, settings, SMALL_DESK)
    window.setGeometry(100, 90, 400, 300)
    remember(window, settings, LARGE_DESK)
    at_home = made()
    restore(at_home, settings, SMALL_DESK)
    assert at_home.geometry() == QRect(20, 30, 600, 500)
    elsewhere = made()
    restore(elsewhere, settings, "an unknown one")
    assert elsewhere.geometry() == QRect(100, 90, 400, 300)


def test_a_place_noted_before_there_were_several_still_holds(
    window: QWidget, settings: DeviceSettings, made: Made
) -> None:
    remember(window, settings)
    settings.put(WINDOW, settings.get(WINDOW).rpartition(":")[2])
    again = made()
    restore(again, settings)
    assert again.geometry() == QRect(20, 30, 600, 500)
    remember(again, settings)
    assert len(settings.get(WINDOW).split()) == 1


def test_only_the_last_few_desks_are_known(window: QWidget, settings: DeviceSettings) -> None:
    for number in range(12):
        remember(window, settings, f"{number}x{number}+0+0")
    notes = settings.get(WINDOW).split()
    assert [note.partition("x")[0] for note in notes] == [str(at) for at in range(11, 3, -1)]


def test_a_desk_is_told_by_sizes_and_places_alone(window: QWidget) -> None:
    size = window.screen().size()
    assert desk() == f"{size.width()}x{size.height()}+0+0"
