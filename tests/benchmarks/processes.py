"""The app and its peer as processes on a desktop of their own, seen only from outside."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.eyes import Eyes, Spot
from tests.benchmarks.setting import ROOT
from tests.e2e.desktop import Desktop, running_desktop
from tests.e2e.hands import Hands

EXIT_SECONDS = 30
PEER = ROOT / "tests" / "benchmarks" / "bare_window.py"
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_SEEN_BY_A_SCREEN_READER = ("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "AT_SPI_BUS_ADDRESS")


class Stage:
    """One desktop without a screen reader, eyes and hands on it, one program at a time."""

    def __init__(self, desktop: Desktop) -> None:
        self.eyes = Eyes(desktop.display)
        self.hands = Hands(desktop.display)
        self._environment = {
            name: value
            for name, value in desktop.environment().items()
            if name not in _SEEN_BY_A_SCREEN_READER
        }
        self._pause = threading.Event()

    def close(self) -> None:
        """Leave the desktop."""
        self.hands.close()
        self.eyes.close()

    def app(self, home: Path, *more: str) -> "Running":
        """The app on the journal in this folder."""
        return self._start(self.command(home, *more))

    def bare(self, *more: str) -> "Running":
        """A bare PySide6 window."""
        return self._start([sys.executable, str(PEER), *more])

    def command(self, home: Path, *more: str) -> list[str]:
        """The command line of the app."""
        return [sys.executable, "-m", "journal_app", "--home", str(home), "--lang", "en", *more]

    def run(self, command: Sequence[str], text: str = "") -> str:
        """Run a command to its end; what it printed."""
        done = subprocess.run(
            command, env=self._environment, cwd=ROOT, input=text, text=True, check=True,
            capture_output=True, timeout=EXIT_SECONDS * 10,
        )  # fmt: skip
        return done.stdout

    def rest(self, seconds: float) -> None:
        """Let the machine come to rest."""
        self._pause.wait(seconds)

    def _start(self, command: Sequence[str]) -> "Running":
        started = time.perf_counter()
        return Running(subprocess.Popen(command, env=self._environment, cwd=ROOT), started)


class Running:
    """One program that was started, and when."""

    def __init__(self, process: subprocess.Popen[bytes], started: float) -> None:
        self.process = process
        self.started = started

    def shows(self, eyes: Eyes, spot: Spot) -> float:
        """How many milliseconds after its start this is on the screen."""
        return (eyes.until(spot) - self.started) * 1000

    def memory(self) -> float:
        """Its share of the memory in MB: what it shares with others counts in part (PSS)."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        found = _PSS.search(rollup)
        assert found is not None
        return int(found[1]) / 1000

    def processor(self) -> float:
        """How many milliseconds of a processor it took so far, however busy the machine is."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e6

    def used(self) -> float:
        """The same with what threads took that have ended, and before it started itself afresh.

        In steps of the system’s clock, mostly ten milliseconds.
        """
        fields = (
            Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Let it end in its own time, as the session would at logging out."""
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(EXIT_SECONDS)
            return
        self.process.kill()
        self.process.wait()


@contextmanager
def stage() -> Iterator[Stage]:
    """A desktop with a real, unlocked keyring, which this process meets, too."""
    # A path of the system's own, since the path of a socket may have 108 bytes at most.
    with (
        TemporaryDirectory() as short,
        running_desktop(Path(short)) as desktop,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in desktop.session.environment.items():
            patch.setenv(name, value)
        made = Stage(desktop)
        try:
            yield made
        finally:
            made.close()
