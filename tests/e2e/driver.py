"""The real app as a process on a desktop, found and used by accessible names."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from journal_app.system.crashes import CRASH_FILE
from tests.e2e.bus import Bus
from tests.e2e.desktop import Desktop
from tests.e2e.hands import Hands
from tests.e2e.node import Gone, Node
from tests.e2e.view import View

ROOT = Path(__file__).resolve().parents[2]
EXIT_SECONDS = 30
TITLE = "Tideline"
SMALL_WINDOW = "Note a moment"
MOST_SAID = 2000
"""Signs of what it wrote, where a walk failed."""
_ASKED_TOO_LATE = "qt.accessibility.atspi: Could not find accessible on path"


class App(View):
    """One running Tideline, and what can be seen of its main window from outside."""

    def __init__(self, desktop: Desktop, home: Path | None = None) -> None:
        super().__init__(Bus(desktop.accessibility_address()), self._window_or_none)
        self.desktop = desktop
        self.home = home or desktop.folder / "journal"
        self.hands = Hands(desktop.display)
        self.small_window = View(self.bus, self._small_window_or_none)
        """The window in which a moment is noted, wherever it came from."""
        self.root = ROOT
        """Where the program lies that is started."""
        self.surroundings: dict[str, str] = {}
        """Variables of its own, beside those of the desktop."""
        self.process: subprocess.Popen[bytes] | None = None
        self.said = desktop.folder / "said.txt"
        """What it wrote on its outputs, of all starts together."""

    # Starting and ending.

    def start(self, *arguments: str, through: Sequence[str] = ()) -> None:
        """Start it, `through` another program if told, and wait for its window to be in front."""
        self.launch(*arguments, through=through)
        self.wait_for_window()

    def launch(self, *arguments: str, through: Sequence[str] = ()) -> None:
        """Start it, and wait for nothing."""
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                [*through, *self.command(*arguments)],
                env=self.environment(),
                cwd=self.root,
                stdout=said,
                stderr=said,
            )

    def environment(self) -> dict[str, str]:
        """The variables it is started with."""
        return self.desktop.environment() | self.surroundings

    def wait_for_window(self) -> Node:
        """The window, once it is in front and has the keyboard."""
        found = self.bus.wait(self._window_in_front, "the window, in front")
        assert isinstance(found, Node)
        return found

    def as_it_stands(self) -> str:
        """What a failure cannot be understood without: does it run, where is it, what shows."""
        process = self.process
        ended = None if process is None else process.poll()
        runs = "not started" if process is None else "runs" if ended is None else f"ended: {ended}"
        try:
            windows = [
                f"{child.role} “{child.name}”{' in front' if child.has('active') else ''}"
                for app in self._mine()
                for child in app.children
            ]
            shown = [f"{each}" for each in self.look()]
        except Gone:
            return f"{runs}, and what shows goes just now"
        return "\n".join([runs, *windows, *shown])

    def last_words(self) -> str:
        """What it wrote on its outputs, and where it was if it broke."""
        files = (self.said, self.home / "logs" / CRASH_FILE)
        return "\n".join(each.read_text()[-MOST_SAID:] for each in files if each.exists())

    def command(self, *arguments: str) -> list[str]:
        """The command line of the app with these arguments."""
        app = [sys.executable, "-m", "journal_app"]
        return [*app, "--home", str(self.home), "--lang", "en", *arguments]

    def run(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command of the command line and return what it said."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment(),
            cwd=self.root,
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
    def said_aloud(self) -> str:
        """What it wrote to its terminal, but for Qt’s answer where we ask for what just went."""
        lines = self.said.read_text().splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith(_ASKED_TOO_LATE))

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

    def choose(self, opener: str, item: str, role: str | None = None) -> None:
        """Open a menu by its button, and choose from it by keys."""
        before = len(self.bus.events)
        self.press(opener, role)
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

    def menu_opened_by(self, deed: Callable[[], None]) -> list[str]:
        """What the menu offers that comes after this deed."""
        before = len(self.bus.events)
        deed()
        menu = self.bus.wait(lambda: self._menu_shown_since(before), "the menu")
        assert isinstance(menu, Node)
        return [each.name for each in self.bus.look(menu)]

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

    def _small_window_or_none(self) -> Node | None:
        for app in self._mine():
            try:
                for child in app.children:
                    if child.name == SMALL_WINDOW and child.has("showing"):
                        return child
            except Gone:
                continue
        return None

    def _window_in_front(self) -> Node | None:
        window = self._window_or_none()
        return window if window is not None and window.has("active") else None
