"""The Qt binding gives back as many references to `None` as it takes.

PySide6 6.12.0 lost one on every call that returns nothing under Python 3.11, and ended the
process after a while. From Python 3.12 on `None` is never counted; the same calls then show that
the count does not move at all.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPalette, QPixmap, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

CALLS = 300
# What the interpreter itself may take or give back meanwhile.
NOISE = 60


class Heard(QObject):
    """Something that speaks and hears."""

    said = Signal(int)

    def event(self, event: QEvent) -> bool:
        return super().event(event)

    def hear(self, _number: int) -> None:
        """Do nothing with it."""


class Painted(QWidget):
    """A widget whose painting is in Python and returns nothing."""

    def paintEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        del event


def lost(call: Callable[[], object]) -> int:
    """How many references to `None` are gone after many calls; negative when there are more."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.fixture
def calls(qapp: QApplication) -> Iterator[dict[str, Callable[[], object]]]:
    """Calls into Qt that return nothing, of every kind the app makes."""
    widget, label, layout = QWidget(), QLabel(), QVBoxLayout()
    timer, heard, painted = QTimer(), Heard(), Painted()
    document, editor = QTextDocument(), QPlainTextEdit()
    pixmap, canvas, painter = QPixmap(8, 8), QPixmap(8, 8), QPainter()
    action, palette = QAction(), QPalette()
    heard.said.connect(heard.hear)
    painter.begin(pixmap)
    nothing = QEvent(QEvent.Type.User)
    yield {
        "QWidget.update": widget.update,
        "QWidget.setVisible": lambda: widget.setVisible(False),
        "QWidget.setToolTip": lambda: widget.setToolTip("tip"),
        "QWidget.move": lambda: widget.move(QPoint(1, 1)),
        "QWidget.render, painted in Python": lambda: painted.render(canvas),
        "QLabel.setText": lambda: label.setText("text"),
        "QVBoxLayout.setSpacing": lambda: layout.setSpacing(3),
        "QTimer.start": lambda: timer.start(100_000),
        "QTimer.stop": timer.stop,
        "Signal.emit to Python": lambda: heard.said.emit(1),
        "event handled in Python": lambda: QCoreApplication.sendEvent(heard, nothing),
        "QTextDocument.setPlainText": lambda: document.setPlainText("text"),
        "QPlainTextEdit.insertPlainText": lambda: editor.insertPlainText("t"),
        "QPainter.drawLine": lambda: painter.drawLine(0, 0, 4, 4),
        "QAction.setEnabled": lambda: action.setEnabled(True),
        "QPalette.setColor": lambda: palette.setColor(QPalette.ColorRole.Text, QColor()),
        "QApplication.sendPostedEvents": qapp.sendPostedEvents,
    }
    # A picture must not go before who paints on it.
    painter.end()


def test_no_call_into_qt_loses_a_reference_to_none(
    calls: dict[str, Callable[[], object]],
) -> None:
    losing = {name: count for name, call in calls.items() if abs(count := lost(call)) > NOISE}
    assert losing == {}


def test_a_call_that_loses_one_would_be_noticed() -> None:
    drop, give = ctypes.pythonapi.Py_DecRef, ctypes.pythonapi.Py_IncRef
    for function in (drop, give):
        function.argtypes = [ctypes.py_object]
        function.restype = None
    try:
        count = lost(lambda: drop(None))
    finally:
        for _ in range(CALLS + 1):
            give(None)
    counted = sys.version_info < (3, 12)
    assert count >= CALLS - NOISE if counted else count == 0


def test_whether_none_is_counted_at_all_is_as_said() -> None:
    before = sys.getrefcount(None)
    many = [None] * 1000
    moved = sys.getrefcount(None) - before
    assert len(many) == 1000
    assert moved > 900 if sys.version_info < (3, 12) else moved == 0
