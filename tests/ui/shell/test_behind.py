"""A window of another program in front is noticed; going from one of ours to another is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QWidget

from journal_app.ui.shell.behind import GRACE_MS, Behind

ACTIVE = Qt.ApplicationState.ApplicationActive
INACTIVE = Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def behind(qapp, window):
    return Behind(qapp, window)


def test_going_elsewhere_and_coming_back_are_told(qtbot, qapp, behind):
    with qtbot.waitSignal(behind.left):
        qapp.applicationStateChanged.emit(INACTIVE)
    with qtbot.waitSignal(behind.came_back):
        qapp.applicationStateChanged.emit(ACTIVE)


def test_an_instant_between_two_windows_of_ours_is_nothing(qtbot, qapp, behind):
    left = QSignalSpy(behind.left)
    qapp.applicationStateChanged.emit(INACTIVE)
    qapp.applicationStateChanged.emit(ACTIVE)
    qtbot.wait(GRACE_MS * 2)
    assert left.count() == 0


def test_a_dialog_we_asked_for_is_ours_whoever_shows_it(qtbot, qapp, behind):
    dialog = QDialog()
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    dialog.show()
    left = QSignalSpy(behind.left)
    qapp.applicationStateChanged.emit(INACTIVE)
    qtbot.wait(GRACE_MS * 2)
    assert left.count() == 0


def test_whoever_goes_elsewhere_from_a_dialog_is_gone_once_it_is_closed(qtbot, qapp, behind):
    dialog = QDialog()
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    dialog.show()
    qapp.applicationStateChanged.emit(INACTIVE)
    qtbot.wait(GRACE_MS * 2)
    assert not behind.elsewhere
    with qtbot.waitSignal(behind.left):
        dialog.close()
    assert behind.elsewhere


def test_another_window_of_ours_in_front_is_not_the_window_itself(qtbot, qapp, behind, window):
    with qtbot.waitSignal(behind.left):
        qapp.applicationStateChanged.emit(INACTIVE)
    small = QWidget()
    qtbot.addWidget(small)
    small.show()
    small.activateWindow()
    qtbot.waitUntil(small.isActiveWindow)
    with qtbot.assertNotEmitted(behind.came_back):
        qapp.applicationStateChanged.emit(ACTIVE)
    assert behind.elsewhere
    with qtbot.waitSignal(behind.came_back):
        window.activateWindow()
    assert not behind.elsewhere
