"""L19: whatever ends the process, it leaves no core file, and no memory lands on the disk."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell

MARK = "ZQXWOMBAT19"
FAULTS = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGQUIT")
CRASHES = """
import os, signal, sys
kept_private = sys.argv[2] == "as the app"
if kept_private:
    from journal_app.main import main
    main(["--version"])
words = " ".join(["ZQXWOMBAT19"] * 9)
os.kill(os.getpid(), getattr(signal, sys.argv[1]))
"""


def may_leave_a_core() -> None:
    """As in an ordinary session; what is started in the background of a shell ignores one fault."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)


def dies(folder: Path, fault: str, how: str) -> int:
    """The status of a process that ended so, in a session that would let it leave a core."""
    shell = Shell(folder, {})
    with subprocess.Popen(
        [sys.executable, "-c", CRASHES, fault, how],
        env=shell.environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=may_leave_a_core,
    ) as process:
        _pid, status = os.waitpid(process.pid, 0)
        process.returncode = 0
    assert os.WIFSIGNALED(status)
    return status


@pytest.mark.parametrize("fault", FAULTS)
def test_a_crash_leaves_no_core(tmp_path: Path, fault: str) -> None:
    status = dies(tmp_path, fault, "as the app")
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []


def test_a_core_would_be_noticed(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("nothing can leave a core where the limit cannot be raised")
    status = dies(tmp_path, "SIGSEGV", "as any other")
    left = list(tmp_path.iterdir())
    assert os.WCOREDUMP(status) or left
    assert all(MARK.encode() in path.read_bytes() for path in left)
