"""The real app as a process on a desktop, found and used by accessible names."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.e2e.bus import Bus
from tests.e2e.desktop import Desktop
from tests.e2e.hands import Hands
from tests.e2e.node import Gone, Node, Sight

ROOT = Path(__file__).resolve().parents[2]
EXIT_SECONDS = 30
TITLE = "Tideline"


class App:
    """One running Tideline, and what can be seen of it from outside."""

    def __init__(self, desktop: Desktop, home: Path | None = None) -> None:
        self.desktop = desktop
        self.home = home or desktop.folder / "journal"
        self.bus = Bus(desktop.accessibility_address())
        self.hands = Hands(desktop.display)
        self.process: subprocess.Popen[bytes] | None = None
        self.said = desktop.folder / "said.txt"
        """What it wrote on its outputs, of all starts together."""

    # Starting and ending.

    def start(self, *arguments: str, through: Sequence[str] = ()) -> None:
        """Start it, `through` another program if told, and wait for its window to be in front."""
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                [*through, *self.command(*arguments)],
                env=self.desktop.environment(),
                cwd=ROOT,
                stdout=said,
                stderr=said,
            )
        self.wait_for_window()

    def wait_for_window(self) -> Node:
        """The window, once it is in front and has the keyboard."""
        found = self.bus.wait(self._window_in_front, "the window, in front")
        assert isinstance(found, Node)
        return found

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

    def read(self, *arguments: str, text: str = "") -> Any:
        """What a command that must succeed prints as JSON."""
        told = self.run(*arguments, "--json", text=text)
        assert (told.returncode, told.stderr) == (0, ""), told
        return json.loads(told.stdout)

    def kill(self) -> None:
        """End it as a crash would."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_for_end()

    def wait_for_end(self) -> int:
        """Wait until the process has ended; its exit code."""
        assert self.process is not None
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

    @property
    def pid(self) -> int:
        return self.process_now().pid

    def process_now(self) -> subprocess.Popen[bytes]:
        """The process that runs."""
        assert self.process is not None
        return self.process

    # Looking.

    @property
    def window(self) -> Node:
        found = self._window_or_none()
        if found is None:
            raise Gone
        return found

    def look(self) -> list[Sight]:
        """Everything that shows now."""
        window = self._window_or_none()
        return [] if window is None else self.bus.look(window)

    def see(self, name: str, role: str | None = None) -> Sight | None:
        """The thing of this name if it shows now."""
        fitting = (
            sight for sight in self.look() if sight.name == name and role in (None, sight.role)
        )
        return next(fitting, None)

    def find(self, name: str, role: str | None = None, *, seconds: float | None = None) -> Node:
        """The thing of this name; waits until it shows."""
        what = f"{role or 'thing'} “{name}”"
        found = self.bus.wait(lambda: self.see(name, role), what, seconds)
        assert isinstance(found, Sight)
        return found.node

    def gone(self, name: str) -> None:
        """Wait until nothing that shows has this name."""
        self.bus.wait(lambda: self.see(name) is None, f"“{name}” to go")

    def press(self, name: str, role: str | None = None) -> None:
        """Press the thing of this name as soon as it shows and can be pressed."""

        def pressable() -> Sight | None:
            sight = self.see(name, role)
            return sight if sight is not None and sight.has("enabled") else None

        found = self.bus.wait(pressable, f"“{name}” to be pressed")
        assert isinstance(found, Sight)
        found.node.press()

    def choose(self, opener: str, item: str) -> None:
        """Open a menu by its button, and choose from it by keys."""
        before = len(self.bus.events)
        self.press(opener)
        menu = self.bus.wait(lambda: self._menu_shown_since(before), f"the menu of “{opener}”")
        assert isinstance(menu, Node)
        for _step in self.bus.look(menu):
            if item in self._lit(menu):
                self.hands.press("Return")
                return
            was = self._lit(menu)
            self.hands.press("Down")
            self.bus.wait(lambda was=was: self._lit(menu) != was, f"the next item of “{opener}”")
        raise AssertionError(f"no “{item}” in the menu of “{opener}”")

    def _menu_shown_since(self, event: int) -> Node | None:
        """A menu that is no part of the tree of its window: its coming alone is told."""
        for told in self.bus.events[event:]:
            if told.kind == "StateChanged" and told.detail == "showing":
                sights = self.bus.look(Node(self.bus, told.sender, told.path))
                if sights and sights[0].role == "popup menu":
                    return sights[0].node
        return None

    def _lit(self, menu: Node) -> set[str]:
        return {sight.name for sight in self.bus.look(menu) if sight.has("focused")}

    def words_on_the_bus(self) -> str:
        """Every name, description and text of the app, also of what does not show."""
        found: list[str] = []
        for app in self._mine():
            sights = self.bus.look(app, hidden=True)
            found += [words for sight in sights for words in (sight.name, sight.description)]
            found += self.bus.texts([sight.node for sight in sights])
        return "\n".join(found)

    def _mine(self) -> list[Node]:
        found = []
        for app in self.bus.apps():
            try:
                if self.process is not None and self.bus.process_of(app) == self.pid:
                    found.append(app)
            except Gone:
                continue
        return found

    def _window_or_none(self) -> Node | None:
        for app in self._mine():
            try:
                for child in app.children:
                    if child.name == TITLE and child.role == "frame":
                        return child
            except Gone:
                continue
        return None

    def _window_in_front(self) -> Node | None:
        window = self._window_or_none()
        return window if window is not None and window.has("active") else None
