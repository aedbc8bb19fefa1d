"""Commands are done in the order of the keys, never before what was typed ahead of them."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keyed_window import KeyedWindow
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.registry import Actions

CTRL = Qt.KeyboardModifier.ControlModifier


class WindowWithField(KeyedWindow):
    """A window with something to type in, and the texts it had at each command."""

    def __init__(self) -> None:
        super().__init__()
        self.registry = Actions(self, Keys(DeviceSettings(Path(os.devnull))))
        self.field = QLineEdit()
        self.setCentralWidget(self.field)
        self.done: list[str] = []
        self.registry.bind(ActionId.QUIT, lambda: self.done.append(self.field.text()))
        self.registry.bind(ActionId.NEW_ENTRY, lambda: self.done.append("new"))


@pytest.fixture
def window(qtbot: QtBot) -> WindowWithField:
    made = WindowWithField()
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    return made


def sent(window: WindowWithField, kind: QEvent.Type, key: Qt.Key, *, again: bool = False) -> bool:
    """Send one event to whatever has the keyboard, as Qt does; whether it was taken."""
    event = QKeyEvent(kind, key, CTRL, "", again)
    event.ignore()
    QApplication.sendEvent(window.field, event)
    return event.isAccepted()


def test_keys_of_a_command_are_claimed_and_come_in_line(window: WindowWithField) -> None:
    assert sent(window, QEvent.Type.ShortcutOverride, Qt.Key.Key_Q)
    assert window.done == []
    window.field.setText("typed meanwhile")
    assert sent(window, QEvent.Type.KeyPress, Qt.Key.Key_Q)
    assert window.done == ["typed meanwhile"]


def test_a_held_key_does_it_once(window: WindowWithField) -> None:
    sent(window, QEvent.Type.KeyPress, Qt.Key.Key_Q)
    sent(window, QEvent.Type.KeyPress, Qt.Key.Key_Q, again=True)
    assert len(window.done) == 1


def test_keys_of_a_command_that_rests_are_not_claimed(window: WindowWithField) -> None:
    assert not sent(window, QEvent.Type.ShortcutOverride, Qt.Key.Key_N)
    window.registry.set_open(True)
    assert sent(window, QEvent.Type.ShortcutOverride, Qt.Key.Key_N)
    sent(window, QEvent.Type.KeyPress, Qt.Key.Key_N)
    assert window.done == ["new"]


def test_other_keys_are_left_alone(window: WindowWithField) -> None:
    assert not sent(window, QEvent.Type.ShortcutOverride, Qt.Key.Key_J)
