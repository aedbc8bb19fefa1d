"""Tab into a scrolled place shows what it reaches; a held mouse button moves nothing."""

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.focus_sight import FocusSight
from journal_app.ui.widgets.window_watch import WindowWatch
from tests.ui.widgets.conftest import Shown, press_key


@pytest.fixture
def area(shown: Shown) -> QScrollArea:
    """A low scroll area between two buttons, with twenty inside."""
    made = QScrollArea()
    inside = QFrame()
    column = QVBoxLayout(inside)
    for number in range(20):
        column.addWidget(QPushButton(f"{number}"))
    made.setWidget(inside)
    made.setFixedHeight(120)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    FocusSight(made)
    shown(QPushButton("before"), made, QPushButton("after"))
    return made


def named(area: QScrollArea, name: str) -> QPushButton:
    found = [each for each in area.window().findChildren(QPushButton) if each.text() == name]
    return found[0]


def test_coming_from_outside_scrolls_there_in_either_direction(
    area: QScrollArea, qtbot: QtBot
) -> None:
    named(area, "after").setFocus()
    press_key(area.window(), Qt.Key.Key_Backtab)
    assert named(area, "19").hasFocus()
    qtbot.waitUntil(lambda: in_sight(named(area, "19")))
    named(area, "before").setFocus()
    press_key(area.window(), Qt.Key.Key_Tab)
    assert named(area, "0").hasFocus()
    qtbot.waitUntil(lambda: in_sight(named(area, "0")))


def in_sight(button: QPushButton) -> bool:
    return button.visibleRegion().boundingRect().height() == button.height()


def test_nothing_moves_under_a_held_button(area: QScrollArea) -> None:
    half_hidden = named(area, "3")
    area.ensureWidgetVisible(named(area, "0"), 0, 0)
    area.verticalScrollBar().setValue(half_hidden.y() - area.viewport().height() + 6)
    before = area.verticalScrollBar().value()
    QTest.mousePress(half_hidden, Qt.MouseButton.LeftButton, pos=QPoint(4, 2))
    half_hidden.setFocus(Qt.FocusReason.MouseFocusReason)
    QEventLoop().processEvents()
    assert area.verticalScrollBar().value() == before
    QTest.mouseRelease(half_hidden, Qt.MouseButton.LeftButton, pos=QPoint(4, 2))


def test_nothing_stays_behind_in_the_window(area: QScrollArea, qtbot: QtBot) -> None:
    window = area.window()
    assert len(area.findChildren(WindowWatch)) == 1
    with qtbot.waitSignal(area.destroyed):
        area.deleteLater()
    assert window.findChildren(WindowWatch) == []


def test_of_what_is_higher_than_the_view_the_beginning_is_seen(
    area: QScrollArea, qtbot: QtBot
) -> None:
    tall = named(area, "9")
    tall.setFixedHeight(area.viewport().height() * 2)
    inside = area.widget()
    assert inside is not None
    inside.adjustSize()
    named(area, "before").setFocus()
    tall.setFocus(Qt.FocusReason.OtherFocusReason)
    port = area.viewport()
    qtbot.waitUntil(lambda: 0 <= tall.mapTo(port, QPoint(0, 0)).y() < port.height() // 2)


def test_of_writing_that_is_higher_than_the_view_the_caret_is_seen(
    area: QScrollArea, qtbot: QtBot
) -> None:
    inside = area.widget()
    assert inside is not None
    writing = QPlainTextEdit("\n".join(f"line {number}" for number in range(12)))
    writing.setFixedHeight(400)
    writing.setTabChangesFocus(True)
    writing.moveCursor(QTextCursor.MoveOperation.End)
    column = inside.layout()
    assert column is not None
    column.addWidget(writing)
    qtbot.waitUntil(writing.isVisible)
    inside.resize(inside.sizeHint())
    named(area, "before").setFocus()
    writing.setFocus(Qt.FocusReason.TabFocusReason)

    def caret_is_seen() -> bool:
        caret = writing.cursorRect()
        at = writing.viewport().mapTo(area.viewport(), caret.topLeft())
        return area.viewport().rect().contains(QRect(at, caret.size()))

    qtbot.waitUntil(caret_is_seen)
