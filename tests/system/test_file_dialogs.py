"""Choosing a place for a file leaves no list of visited folders behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.system import file_dialogs

CHOOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from journal_app.app.application import make_application

make = make_application if sys.argv[2] == "ours" else lambda: QApplication([])
app = make()
accept = lambda: [each.accept() for each in app.topLevelWidgets() if isinstance(each, QFileDialog)]
timer = QTimer(interval=50)
timer.timeout.connect(accept)
timer.start()
print(QFileDialog.getSaveFileName(None, "Save as", sys.argv[1])[0])
"""


def choose(home: Path, who: str) -> list[Path]:
    """Choose a file in a folder with a telling name; what is left in the home of the person."""
    place = home / "DIVORCE"
    place.mkdir(parents=True)
    surroundings = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [sys.executable, "-c", CHOOSE, str(place / "pages.pdf"), who],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == str(place / "pages.pdf")
    return [path for path in home.rglob("*") if path.is_file()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere dialogs are native")
def test_no_folder_is_noted_anywhere(tmp_path: Path) -> None:
    left = choose(tmp_path / "plain", "plain")
    assert any("DIVORCE" in path.read_text(errors="replace") for path in left), "no control"
    assert choose(tmp_path / "ours", "ours") == []


def test_documents_is_a_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert file_dialogs.documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert file_dialogs.documents().is_dir()
