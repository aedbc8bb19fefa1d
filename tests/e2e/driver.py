"""The real app as a process on a desktop, found and used by accessible names."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.bus import Bus, Gone, Node
from tests.e2e.desktop import Desktop
from tests.e2e.hands import Hands

ROOT = Path(__file__).resolve().parents[2]
EXIT_SECONDS = 30


class App:
    """One running Tideline and the person in front of it."""

    def __init__(self, desktop: Desktop, home: Path | None = None) -> None:
        self.desktop = desktop
        self.home = home or desktop.folder / "journal"
        self.bus = Bus(desktop.accessibility_address())
        self.hands = Hands(desktop.display)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Start it and wait for its window on the accessibility bus."""
        self.process = subprocess.Popen(
            self.command(*arguments), env=self.desktop.environment(), cwd=ROOT
        )
        self.bus.wait(self._window_or_none, "the window")

    def command(self, *arguments: str) -> list[str]:
        """The command line of the app with these arguments."""
        app = [sys.executable, "-m", "journal_app"]
        return [*app, "--home", str(self.home), "--lang", "en", *arguments]

    def run(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command of the command line and return what it said."""
        return subprocess.run(
            self.command(*arguments),
            env=self.desktop.environment(),
            cwd=ROOT,
            input=text,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def window(self) -> Node:
        found = self._window_or_none()
        assert found is not None, "no window"
        return found

    def find(self, name: str, role: str | None = None, *, seconds: float | None = None) -> Node:
        """The visible thing of this name; waits for it."""
        found = self.bus.wait(lambda: self.seen(name, role), f"{role or 'thing'} “{name}”", seconds)
        assert isinstance(found, Node)
        return found

    def seen(self, name: str, role: str | None = None) -> Node | None:
        """The visible thing of this name if it is there now."""
        window = self._window_or_none()
        if window is None:
            return None
        for node in window.walk():
            try:
                if (
                    node.name == name
                    and (role is None or node.role == role)
                    and node.has("showing")
                ):
                    return node
            except Gone:
                continue
        return None

    def gone(self, name: str) -> None:
        """Wait until nothing visible has this name."""
        self.bus.wait(lambda: self.seen(name) is None, f"“{name}” to go")

    def words_on_the_bus(self) -> str:
        """Every name, description and text of the app, hidden things too."""
        found: list[str] = []
        for app in self.bus.apps():
            for node in app.walk():
                try:
                    found += [node.name, node.description]
                    found.append(node.text)
                except Gone:
                    continue
        return "\n".join(found)

    def kill(self) -> None:
        """End it as a crash would."""
        assert self.process is not None
        os.kill(self.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def close_window(self) -> int:
        """Close the window as its button would, and wait for the process to end."""
        assert self.process is not None
        self.hands.press("Ctrl+q")
        code = self.process.wait(EXIT_SECONDS)
        self.process = None
        return code

    def stop(self) -> None:
        """End it whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.hands.close()
        self.bus.close()

    def memory_holds(self, words: Sequence[bytes]) -> list[bytes]:
        """Which of these the process's memory holds."""
        found = set()
        with Path(f"/proc/{self.pid}/maps").open() as maps:
            ranges = [line.split()[0] for line in maps if line.split()[1].startswith("r")]
        with Path(f"/proc/{self.pid}/mem").open("rb", buffering=0) as memory:
            for each in ranges:
                first, last = (int(end, 16) for end in each.split("-"))
                try:
                    memory.seek(first)
                    block = memory.read(last - first)
                except (OSError, ValueError, OverflowError):
                    continue
                found |= {word for word in words if word in block}
        return sorted(found)

    def _window_or_none(self) -> Node | None:
        for app in self.bus.apps():
            try:
                if self.bus.process_of(app) != self.pid:
                    continue
                for child in app.children:
                    if child.name == "Tideline" and child.role == "frame":
                        return child
            except Gone:
                continue
        return None
