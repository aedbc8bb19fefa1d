"""What the other button of the mouse opens, Shift+F10 opens too, on everything of every page."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from tests.show.live import live_window
from tests.ui.heard import tab_stops
from tests.ui.scene_walk import hang, noting_of
from tests.ui.test_heard import places


def test_shift_and_f10_open_what_the_other_button_of_the_mouse_opens(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with live_window(theme, tmp_path, entries=12) as live:
        live.open()
        live.window.activateWindow()
        qtbot.waitUntil(live.window.isActiveWindow)
        written = live.first_piece().piece
        assert written is not None
        live.write(lambda vault: hang(vault, written))
        met: dict[type, list[str]] = {}
        different = []
        for at, window in places(live):
            for stop in tab_stops(window):
                if type(stop) in met:
                    continue
                met[type(stop)] = by_mouse = pointed(stop)
                by_keys = pressed(window, stop)
                if by_mouse != by_keys:
                    different.append(f"{at}, {stop.accessibleName()}: {by_mouse}, {by_keys}")
        assert different == []
        assert {"Editor", "PictureTile"} <= {each.__name__ for each, menu in met.items() if menu}


def test_in_the_small_window_as_well(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with live_window(theme, tmp_path, entries=2) as live:
        live.open()
        live.wait_for_names()
        noting = noting_of(live)
        noting.show_capture()
        [small] = [each for each in QApplication.topLevelWidgets() if each.objectName() == "quick"]
        qtbot.waitUntil(small.isActiveWindow)
        focus = small.focusWidget()
        assert focus is not None
        assert pointed(focus) == pressed(small, focus) != []
        small.close()
        noting.forget()


def pointed(stop: QWidget) -> list[str]:
    """What the other button of the mouse opens on it."""
    target = stop.viewport() if isinstance(stop, QAbstractScrollArea) else stop
    at = target.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))
    QApplication.sendEvent(target, event)
    return opened()


def pressed(window: QWidget, stop: QWidget) -> list[str]:
    """What Shift+F10 opens while it has the keyboard."""
    stop.setFocus()
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    return opened()


def opened() -> list[str]:
    """The lines of the menu that opened, which is closed again; nothing, where none did."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    menu.close()
    return words
