"""The small window by itself: what goes wrong is told calmly, and nobody reads a word of it."""

import os
import subprocess
import sys
from pathlib import Path

from journal_app.security.folder import VaultFolder
from journal_app.services import drafts
from tests.services.inbox_journal import folder, opened, taken_in

__all__ = ["folder"]

WORDS = "ZQXWOMBAT what I told"
FAULTS = f"""
import sys, threading
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from journal_app.app import caught
from journal_app.main import main

def fault():
    raise KeyError({WORDS!r})

def go_wrong(app, noting):
    QTimer.singleShot(0, app, fault)
    thread = threading.Thread(target=fault)
    QTimer.singleShot(0, app, thread.start)
    QTimer.singleShot(0, app, lambda: qWarning({WORDS!r}))
    noting._jobs.background(fault)

def look(app, noting):
    panel = noting._capture.panel
    if panel._trouble.text():
        print(panel._trouble.text())
        app.quit()

note = caught._note
def with_faults(app, *given):
    noting = note(app, *given)
    QTimer.singleShot(0, app, lambda: go_wrong(app, noting))
    timer = QTimer(app, interval=20)
    timer.timeout.connect(lambda: look(app, noting))
    QTimer.singleShot(400, timer, timer.start)
    return noting
caught._note = with_faults
sys.exit(main(["--home", sys.argv[1], "--lang", "en", "capture"]))
"""


def run(program: str, home: Path) -> tuple[int, str, str]:
    """What came of the small window with this on top: its code, and what it printed and told."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_no_error_says_what_was_told(folder: VaultFolder, tmp_path: Path) -> None:
    assert folder.path.is_relative_to(tmp_path)
    words = "Something went wrong in the app. What you told is still here.\n"
    assert run(FAULTS, tmp_path) == (0, words, "")
    logged = "".join(path.read_text() for path in (tmp_path / "logs").iterdir())
    assert logged.count("KeyError at") == 3
    assert "ZQXWOMBAT" not in logged


COVERED = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journal_app.app import caught
from journal_app.main import main

def cover(noting):
    window = noting._capture
    QTest.keyClicks(window.panel.form.sentence, "ZQXWOMBAT")
    for _time in range(3):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)

def refused(app, noting):
    window = noting._capture
    if not window._refused:
        return
    print(window.isMinimized(), window.panel.form.capture().note)
    app.quit()

note = caught._note
def with_hands(app, *given):
    noting = note(app, *given)
    noting.refused.connect(lambda: QTimer.singleShot(0, app, lambda: refused(app, noting)))
    QTimer.singleShot(100, app, lambda: cover(noting))
    return noting
caught._note = with_hands
sys.exit(main(["--home", sys.argv[1], "--lang", "en", "capture"]))
"""


def test_covered_it_is_gone_once_what_was_told_is_sealed(
    folder: VaultFolder, tmp_path: Path
) -> None:
    assert run(COVERED, tmp_path) == (0, "", "")
    assert len(list(folder.inbox.iterdir())) == 1
    taken_in(folder)
    with opened(folder) as vault:
        (draft,) = drafts.all_begun(vault.reader())
    assert draft.capture.note == "ZQXWOMBAT"


def test_covered_what_cannot_be_sealed_stays_out_of_sight_and_can_be_found(
    folder: VaultFolder, tmp_path: Path
) -> None:
    folder.inbox.write_text("in the way")
    assert run(COVERED, tmp_path) == (0, "True ZQXWOMBAT\n", "")
