"""The application object of every process with a window, and what comes with it."""

import os
import subprocess
import sys

IMPORT = """
import linecache, sys
from journal_app.app.application import make_application
from PySide6.QtWidgets import QApplication

app = make_application() if sys.argv[1] == "ours" else QApplication([])
import journal_app.ui.window
print(sum("journal_app" in name for name in linecache.cache))
"""


def sources_kept(who: str) -> int:
    """How many of our source files such a process has read and holds, beside their bytecode."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, who],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return int(done.stdout)


def test_no_source_is_read_beside_the_bytecode() -> None:
    assert sources_kept("plain") > 20, "no control"
    assert sources_kept("ours") == 0
