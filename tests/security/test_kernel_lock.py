"""One process at a time, whatever lies in the lock file and however the other ended."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journal_app.security.kernel_lock import KernelLock

HOLDER = """
import sys
from pathlib import Path
from journal_app.security.kernel_lock import KernelLock
lock = KernelLock.acquire(Path(sys.argv[1]))
print("held" if lock else "busy", flush=True)
sys.stdin.readline()
"""

STARTS_AFRESH = """
import os, sys
from pathlib import Path
from journal_app.security.kernel_lock import KernelLock
path = Path(sys.argv[1])
if len(sys.argv) == 2:
    lock = KernelLock.acquire(path)
    print("held", os.getpid(), flush=True)
    sys.stdin.readline()
    number = lock.pass_on()
    os.execv(sys.executable, [sys.executable, "-c", os.environ["PROGRAM"], str(path), str(number)])
lock = KernelLock.adopt(int(sys.argv[2]), path)
print("adopted" if lock else "lost", os.getpid(), os.get_inheritable(int(sys.argv[2])), flush=True)
sys.stdin.readline()
lock.release()
print("released", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "instance.lock"


def taken(path: Path, timeout: float = 0.0) -> KernelLock:
    """The lock, which must be free or become free."""
    lock = KernelLock.acquire(path, timeout)
    assert lock is not None
    return lock


def test_it_is_held_by_one_alone(path: Path) -> None:
    with taken(path):
        assert KernelLock.acquire(path) is None
    again = taken(path)
    again.release()
    again.release()


def test_the_file_is_private_and_stays_empty(path: Path) -> None:
    with taken(path):
        assert path.read_bytes() == b""
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, b"4711\ngarbage\n"])
def test_what_a_power_cut_left_in_the_file_is_no_obstacle(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    taken(path).release()
    assert path.read_bytes() == content


def test_waiting_ends_when_the_other_lets_go(path: Path) -> None:
    first = taken(path)
    threading.Timer(0.1, first.release).start()
    second = taken(path, timeout=20)
    second.release()


def test_waiting_ends_when_the_time_is_over(path: Path) -> None:
    with taken(path):
        assert KernelLock.acquire(path, timeout=0.05) is None


def test_a_folder_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        KernelLock.acquire(path.parent / "nowhere" / "lock")


def test_a_killed_process_holds_nothing(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert KernelLock.acquire(path) is None
        other.kill()
    taken(path).release()


def test_a_program_it_starts_does_not_inherit_it(path: Path) -> None:
    held = taken(path)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, close_fds=False) as child:
        held.release()
        taken(path).release()
        child.kill()


def test_it_stays_held_while_the_process_starts_itself_afresh(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROGRAM", STARTS_AFRESH)
    with subprocess.Popen(
        [sys.executable, "-c", STARTS_AFRESH, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == f"held {other.pid}\n"
        other.stdin.write("go on\n")
        other.stdin.flush()
        while not (said := _line_if_any(other)):
            assert KernelLock.acquire(path) is None, "there was a moment without the lock"
        assert said == f"adopted {other.pid} False\n"
        assert KernelLock.acquire(path) is None
        other.stdin.write("let go\n")
        other.stdin.flush()
        assert other.stdout.readline() == "released\n"
        taken(path).release()
        other.kill()


def _line_if_any(process: subprocess.Popen[str]) -> str:
    import select

    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 0.002)
    return process.stdout.readline() if ready else ""


def test_what_is_passed_on_is_inherited_once(path: Path) -> None:
    held = taken(path)
    number = held.pass_on()
    assert os.get_inheritable(number)
    other_number = os.dup(number)
    os.set_inheritable(other_number, True)
    adopted = KernelLock.adopt(other_number, path)
    assert adopted is not None
    assert not os.get_inheritable(other_number)
    held.release()
    assert KernelLock.acquire(path) is None, "the adopted one still holds it"
    adopted.release()


def test_only_the_lock_itself_is_adopted(path: Path, tmp_path: Path) -> None:
    path.touch()
    assert KernelLock.adopt(987_654, path) is None
    with (tmp_path / "another file").open("w+b") as other:
        assert KernelLock.adopt(other.fileno(), path) is None
    with path.open("r+b") as opened, taken(path):
        assert KernelLock.adopt(opened.fileno(), path) is None
