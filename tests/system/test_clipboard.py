"""What goes to the clipboard is marked, and only what is ours is taken back."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from journal_app.system.clipboard import lend, mark_secret, secret_text, take_back


@pytest.fixture
def screen():
    """A screen of its own: only a real one knows who owns a clipboard."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait()


def test_text_asks_clipboard_managers_not_to_keep_it():
    data = secret_text("Ana called", "linux")
    assert data.text() == "Ana called"
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"


def test_windows_is_asked_in_its_own_three_ways():
    formats = mark_secret(QMimeData(), "win32").formats()
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    ):
        assert f'application/x-qt-windows-mime;value="{name}"' in formats


_PROGRAM = """
import sys
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtCore import QEventLoop, QTimer
from journal_app.system.clipboard import lend, secret_text, take_back

app = QGuiApplication(sys.argv)
clipboard = QGuiApplication.clipboard()
modes = {"c": QClipboard.Mode.Clipboard, "s": QClipboard.Mode.Selection}
for line in sys.stdin:
    order, mode = line.split()
    app.sendPostedEvents()
    if order == "copy":
        clipboard.setMimeData(secret_text("Ana called"), modes[mode])
    elif order == "take-back":
        take_back(clipboard)
    elif order.startswith("lend"):
        before = set(app.children())
        seconds = 60 if order == "lend-long" else 0.2
        lend(QGuiApplication.clipboard(), "371074-259237", seconds=seconds)
        watched = {*app.children()} - before if order == "lend" else watched
    elif order == "let-it-end":
        loop = QEventLoop()
        for each in watched:
            each.destroyed.connect(loop.quit)
        QTimer.singleShot(5000, lambda: sys.exit("it never ended"))
        loop.exec()
    elif order == "quit":
        app.aboutToQuit.emit()
    print(clipboard.text(modes[mode]), flush=True)
    QGuiApplication.sync()
"""


class _Program:
    """A program with a clipboard, on the screen of the test."""

    def __init__(self, screen):
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            env=os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, order, mode):
        """What is there in this mode afterwards."""
        self._process.stdin.write(f"{order} {mode}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def stop(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.mark.parametrize("mode", ["c", "s"])
def test_what_we_copied_or_selected_is_taken_back(screen, mode):
    ours = _Program(screen)
    assert ours.do("copy", mode) == "Ana called"
    assert ours.do("take-back", mode) == ""
    ours.stop()


class _OfAnotherProgram:
    """A clipboard that belongs to somebody else; emptying it would be a theft."""

    def __init__(self):
        self.cleared = []
        self.clear = self.cleared.append
        self.ownsClipboard = lambda: False
        self.supportsSelection = lambda: True
        self.ownsSelection = lambda: True


def test_what_another_program_copied_stays_and_our_selection_goes():
    desktop = _OfAnotherProgram()
    take_back(desktop)
    assert desktop.cleared == [QClipboard.Mode.Selection]


def test_what_is_lent_is_gone_after_its_time(screen):
    ours = _Program(screen)
    assert ours.do("lend", "c") == "371074-259237"
    assert ours.do("let-it-end", "c") == ""
    ours.stop()


def test_what_was_copied_since_is_left_alone(screen):
    ours = _Program(screen)
    ours.do("lend", "c")
    ours.do("copy", "c")
    assert ours.do("let-it-end", "c") == "Ana called"
    ours.stop()


def test_lent_twice_the_first_end_does_not_take_the_second(screen):
    ours = _Program(screen)
    ours.do("lend", "c")
    assert ours.do("lend-long", "c") == "371074-259237"
    assert ours.do("let-it-end", "c") == "371074-259237"
    assert ours.do("quit", "c") == ""
    ours.stop()


def test_what_is_lent_is_marked_as_secret(qapp):
    clipboard = qapp.clipboard()
    lend(clipboard, "371074-259237")
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    clipboard.clear()
