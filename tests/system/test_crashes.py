"""A broken process leaves the places it was in, and nothing anybody wrote."""

import subprocess
import sys

from journal_app.system.crashes import CRASH_FILE, MOST_BYTES

BREAK = """
import sys, faulthandler
from pathlib import Path
from journal_app.system.crashes import note_crashes
note_crashes(Path(sys.argv[1]))
def inner(words):
    faulthandler._sigsegv()
inner("ZQXWOMBAT what she wrote")
"""


def broken(folder) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BREAK, str(folder)], capture_output=True, text=True, check=False
    )


def test_places_are_noted_for_the_owner_alone_and_nothing_is_printed(tmp_path):
    ended = broken(tmp_path)
    assert ended.returncode < 0
    assert (ended.stdout, ended.stderr) == ("", "")
    noted = tmp_path / CRASH_FILE
    told = noted.read_text()
    assert "Segmentation fault" in told
    assert "in inner" in told
    assert "ZQXWOMBAT" not in told
    assert noted.stat().st_mode & 0o077 == 0


def test_it_begins_anew_before_it_grows_large(tmp_path):
    noted = tmp_path / CRASH_FILE
    noted.write_text("x" * (MOST_BYTES + 1))
    broken(tmp_path)
    assert noted.stat().st_size < MOST_BYTES
    before = noted.read_text()
    broken(tmp_path)
    assert noted.read_text().startswith(before)


def test_where_nothing_can_be_written_the_app_goes_on(tmp_path):
    ended = broken(tmp_path / "not there")
    assert ended.returncode < 0
    assert not (tmp_path / "not there").exists()
