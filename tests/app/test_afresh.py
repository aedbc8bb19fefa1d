"""Locking ends this process in any case, for only that empties memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.security.kernel_lock import KernelLock
from tests.architecture.rules import ROOT

AGAIN = """
import sys
from pathlib import Path
from journal_app.app.afresh import start_afresh
from journal_app.security.kernel_lock import KernelLock
from tests.architecture.rules import ROOT
from journal_app.system.logs import start_log

start_log(Path(sys.argv[1]).parent / "logs")
lock = KernelLock.acquire(Path(sys.argv[1]))
sys.executable = sys.argv[2]
start_afresh(lock, ["ZQXWOMBAT"])
"""

VERSION = "from journal_app.app.afresh import become; become(['--version'])"


@pytest.mark.parametrize("there", [True, False])
def test_without_an_interpreter_it_ends_and_leaves_the_lock(tmp_path: Path, there: bool) -> None:
    """A program that is there but is none is as bad as one that is gone."""
    gone = tmp_path / "python"
    if there:
        gone.write_text("no program")
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, str(tmp_path / "lock"), str(gone)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    logged = "".join(path.read_text() for path in (tmp_path / "logs").iterdir())
    assert "starting afresh" in logged
    assert "ZQXWOMBAT" not in logged
    lock = KernelLock.acquire(tmp_path / "lock")
    assert lock is not None
    lock.release()


def test_it_is_never_what_lies_in_the_folder_somebody_stood_in(tmp_path: Path) -> None:
    other = tmp_path / "journal_app"
    other.mkdir()
    (other / "__init__.py").touch()
    (other / "__main__.py").write_text("print('another program')")
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "from journal_app.app.afresh import become; become(['--version'])",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tideline" in done.stdout
