"""Whatever somebody does in any window of ours is noticed, and what moves by itself is not."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.shell.input_watch import LOOK_MS, InputWatch


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """A window with a field that has the keyboard."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def noticed(qapp, field: QLineEdit) -> QSignalSpy:
    parent = QWidget()
    watch = InputWatch(qapp, parent)
    watch.start()
    field.destroyed.connect(watch.stop)
    spy = QSignalSpy(watch.noticed)
    spy.watch, spy.parent = watch, parent
    yield spy
    watch.stop()


def handle(widget: QWidget):
    found = widget.windowHandle()
    assert found is not None
    return found


def test_keys_presses_movements_and_the_wheel_are_noticed(noticed, field):
    window = handle(field)
    here = QPointF(4, 4)
    wheel = QWheelEvent(
        here,
        here,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for deed in (
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseClick(
            window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3)
        ),
        lambda: QTest.mouseMove(window, QPoint(5, 5)),
        lambda: QCoreApplication.sendEvent(window, wheel),
    ):
        before = noticed.count()
        deed()
        assert noticed.count() > before


def test_what_an_input_method_hands_over_is_noticed(noticed, field):
    event = QInputMethodEvent()
    event.setCommitString("愛")
    QCoreApplication.sendEvent(field, event)
    assert field.text() == "愛"
    assert noticed.count() == 1


def test_a_window_that_comes_later_is_listened_to(qtbot, noticed):
    later = QLineEdit()
    qtbot.addWidget(later)
    later.show()
    later.activateWindow()
    later.setFocus()
    qtbot.waitUntil(later.hasFocus)
    QTest.keyClick(handle(later), Qt.Key.Key_A)
    assert noticed.count() > 0


def test_a_menu_that_nobody_announces_is_found_by_looking(qtbot, noticed, field):
    menu = QMenu(field)
    menu.addAction("One")
    menu.popup(field.mapToGlobal(QPoint(0, 0)))
    noticed.watch._look.setInterval(1)
    before = noticed.count()

    def moved() -> bool:
        QTest.keyClick(handle(menu), Qt.Key.Key_Down)
        return noticed.count() > before

    qtbot.waitUntil(moved, timeout=LOOK_MS)
    menu.close()


def test_what_the_page_does_by_itself_is_no_sign_of_life(qtbot, noticed, field):
    field.setText("changed by the app")
    field.resize(300, 40)
    field.clearFocus()
    field.setFocus()
    field.repaint()
    assert noticed.count() == 0


def test_after_stopping_nothing_is_noticed(noticed, field):
    noticed.watch.stop()
    QTest.keyClick(handle(field), Qt.Key.Key_A)
    assert noticed.count() == 0
