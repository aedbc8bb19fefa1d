"""The application object of every process with a window, and what comes with it."""

import pytest

from tests.own_process import run_alone

IMPORT = """
import linecache, sys
from journal_app.app.application import make_application
from PySide6.QtWidgets import QApplication

app = make_application() if sys.argv[1] == "ours" else QApplication([])
import journal_app.ui.window
print(sum("journal_app" in name for name in linecache.cache), sys.getswitchinterval())
"""


def told(who: str) -> tuple[int, float]:
    """How many of our source files such a process has read and holds, beside their bytecode.

    And after how many seconds a thread that wants Python asks for its turn.
    """
    done = run_alone(IMPORT, who)
    assert done.returncode == 0, done.stderr
    sources, turn = done.stdout.split()
    return int(sources), float(turn)


def test_no_source_is_read_beside_the_bytecode_and_turns_are_short() -> None:
    sources, turn = told("plain")
    assert sources > 20, "no control"
    assert turn > 0.002, "no control"
    sources, turn = told("ours")
    assert sources == 0
    assert turn <= 0.001, "beside a busy thread a picture would wait for its turn again and again"


ON_A_MAC = """
import sys
from PySide6.QtGui import QGuiApplication
QGuiApplication.platformName = staticmethod(lambda: sys.argv[1])
from journal_app.app.application import make_application
from journal_app.system.clipboard import secret_text
from tests.system.appkit import Pasteboard, appkit

app = make_application()
board = Pasteboard(app.clipboard())
sys.modules["AppKit"] = appkit(board)
app.clipboard().setMimeData(secret_text("Ana called", "darwin"))
print(*board.content)
# Offscreen what is left on the clipboard outlives the application, and falls with it.
app.clipboard().clear()
"""


@pytest.mark.parametrize(("plugin", "marked"), [("cocoa", True), ("offscreen", False)])
def test_what_any_process_copies_is_marked_where_the_clipboard_is_appkits(
    plugin: str, marked: bool
) -> None:
    done = run_alone(ON_A_MAC, plugin)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("org.nspasteboard.ConcealedType" in done.stdout.split()) is marked
