"""The last barrier shows types and places, and never a word somebody wrote."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.ui.errors import Errors, details, install_barriers
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.button import Button
from tests.ui.context_fixture import SpokenNotices
from tests.ui.window_fixture import visible_children

MARKER = "ZQXWOMBAT"


def raised(error: BaseException) -> BaseException:
    """The error as it looks after it was raised somewhere."""
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - every kind is looked at here
        return caught


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def notices():
    return SpokenNotices()


@pytest.fixture
def errors(theme, window, notices):
    return Errors(theme, window, notices, QGuiApplication.clipboard())


def button(window, name):
    [found] = [b for b in window.findChildren(Button) if b.accessibleName() == name]
    return found


def test_what_was_expected_is_said_in_its_own_words(errors, notices, window):
    errors.show_error(CannotKeep(KeepProblem.DISK_FULL, "The disk is full.", "Make room."))
    assert [said[0] for said in notices.said] == ["The disk is full. Make room."]
    assert window.findChildren(SheetDialog) == []


def test_a_bug_opens_one_calm_sheet(errors, window):
    errors.show_error(raised(KeyError(MARKER)))
    errors.show_error(raised(ValueError(MARKER)))
    assert len(window.findChildren(SheetDialog)) == 1
    said = " ".join(visible_children(window))
    assert "Something went wrong in the app" in said
    assert "Your writing is kept." in said
    assert MARKER not in said


def test_copied_details_name_types_and_places_only(errors, window):
    errors.show_error(raised(KeyError(MARKER)))
    errors.show_error(raised(ValueError(MARKER)))
    QTest.mouseClick(button(window, "Copy details"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "KeyError at test_errors.py:" in copied
    assert "ValueError at test_errors.py:" in copied
    assert copied.startswith("Tideline ")
    assert MARKER not in copied


def test_the_sheet_can_be_closed_and_opens_again(errors, window, qtbot):
    errors.show_error(raised(KeyError(MARKER)))
    QTest.mouseClick(button(window, "Close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChildren(SheetDialog) == [])
    errors.show_error(raised(KeyError(MARKER)))
    assert len(window.findChildren(SheetDialog)) == 1


def test_an_error_from_another_thread_arrives_on_this_one(errors, window, qtbot):
    thread = threading.Thread(target=errors.take, args=(raised(KeyError()),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(window.findChildren(SheetDialog)) == 1)


def test_of_notes_only_places_are_taken():
    error = raised(ValueError(MARKER))
    error.add_note("entries.py:12 < jobs.py:80")
    error.add_note(f"while reading {MARKER}")
    assert details(error).startswith("ValueError at entries.py:12 < jobs.py:80 < test_errors.py:")
    assert MARKER not in details(error)


def test_an_error_without_a_trace_still_says_its_type():
    assert details(ValueError(MARKER)) == "ValueError at -"


@pytest.fixture
def barriers():
    taken = []
    undo = install_barriers(taken.append)
    yield taken
    undo()


def test_an_error_nobody_caught_is_taken_and_logged_without_words(barriers, caplog):
    error = raised(KeyError(MARKER))
    sys.excepthook(KeyError, error, error.__traceback__)
    assert barriers == [error]
    assert "KeyError at test_errors.py:" in caplog.text
    assert MARKER not in caplog.text


def test_an_error_in_a_thread_is_taken_too(barriers, caplog):
    def fail():
        raise KeyError(MARKER)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [type(error) for error in barriers] == [KeyError]
    assert MARKER not in caplog.text


def test_what_qt_says_is_noted_without_its_words(barriers, caplog, capfd):
    qWarning(MARKER)
    assert "Qt said QtWarningMsg" in caplog.text
    assert MARKER not in caplog.text
    assert MARKER not in "".join(capfd.readouterr())


def test_what_qt_whispers_is_not_noted(barriers, caplog):
    handler = qInstallMessageHandler(None)
    qInstallMessageHandler(handler)
    handler(QtMsgType.QtDebugMsg, QMessageLogContext(), MARKER)
    assert caplog.records == []


def test_ctrl_c_in_a_terminal_is_not_a_bug(barriers, capsys):
    error = raised(KeyboardInterrupt())
    sys.excepthook(KeyboardInterrupt, error, error.__traceback__)
    assert barriers == []


def test_the_barriers_can_be_taken_down():
    before = sys.excepthook, threading.excepthook
    install_barriers(lambda _error: None)()
    assert (sys.excepthook, threading.excepthook) == before
    assert logging.getLogger("tideline") is not None
