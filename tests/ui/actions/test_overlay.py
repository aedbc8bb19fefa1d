"""What lies over a window goes with it, whenever that is."""

import pytest

from tests.own_process import run_alone

GOES = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from journal_app.ui.actions.overlay import Overlay

class GoesWithPage(QObject):
    def __init__(self, page, sheet):
        super().__init__(page)
        self.sheet = sheet
        page.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Hide:
            self.sheet.uncover_window()
        return False

app = QApplication([])
window, page = QMainWindow(), QWidget()
window.setCentralWidget(page)
sheet = Overlay(window)
GoesWithPage(page, sheet)
window.show()
sheet.cover_window()
if sys.argv[1] == "while the app runs":
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("alive")
"""


@pytest.mark.parametrize("when", ["while the app runs", "at its end"])
def test_a_window_that_is_destroyed_with_a_sheet_over_it_takes_nothing_along(when: str) -> None:
    """The bindings ended the process where the sheet was let go of in a window that was going."""
    done = run_alone(GOES, when)
    assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (0, "alive", "")
