"""A window to put widgets into, shown and active."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Shown = Callable[..., QFrame]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show these widgets below each other in a window of 800 by 600."""
    kept: list[QFrame] = []  # qtbot itself only holds them weakly

    def show(*widgets: QWidget) -> QFrame:
        window = QFrame()
        qtbot.addWidget(window)
        kept.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(800, 600)
        # Where another test left it, it might lie over a button.
        QCursor.setPos(799, 599)
        with qtbot.waitActive(window):
            window.show()
        return window

    return show


def handle(window: QWidget) -> QWindow:
    """What the system sends keys and presses to, so that they take the way of real ones."""
    found = window.windowHandle()
    assert found is not None
    return found


def press_key(window: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(handle(window), key)


def click(window: QWidget, at: QPoint) -> None:
    QTest.mouseClick(handle(window), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
