"""Where a worker of the tests was when its process broke is told, and by nobody else."""

import os
import subprocess
import sys
from pathlib import Path

from tests.broken_workers import places

BREAKS = """\
import faulthandler


def test_takes_it_for_itself():
    faulthandler.disable()


def test_breaks():
    faulthandler._sigsegv()
"""
HOLDS = "def test_holds():\n    pass\n"


def run(folder: Path, text: str) -> None:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_it.py").write_text(text)
    options = ["-p", "no:cacheprovider", "-p", "tests.broken_workers", "-p", "no:randomly"]
    # What this run of the tests was told is nothing to the one it starts.
    around = {name: told for name, told in os.environ.items() if not name.startswith("PYTEST_")}
    subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-n", "1", str(folder)],
        cwd=folder,
        env={**around, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_worker_that_breaks_leaves_the_places_it_was_in(tmp_path: Path) -> None:
    run(tmp_path, BREAKS)
    told = places(tmp_path, "gw0").read_text()
    assert "Segmentation fault" in told
    assert "in test_breaks" in told


def test_one_that_holds_leaves_nothing(tmp_path: Path) -> None:
    run(tmp_path, HOLDS)
    assert not list(tmp_path.glob(".cache/tests/*"))
