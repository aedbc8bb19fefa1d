"""The two sheets that let words out of the journal: a copy taken out, and pages."""

from pathlib import Path

from tests.e2e.driver import App
from tests.e2e.node import Node, Sight

COPY, PAPER = "Take a copy out", "Print, or keep as PDF"


class Copies:
    """Goes through them by keys alone."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._sheet = app.inside(COPY)

    def open(self, sheet: str) -> None:
        """Ctrl+E or Ctrl+P."""
        self._sheet = self._app.inside(sheet)
        self._app.hands.press("Ctrl+e" if sheet == COPY else "Ctrl+p")
        self._app.bus.wait(lambda: self._focused() is not None, f"the keyboard in “{sheet}”")

    def choose(self, standing: str, wanted: str) -> None:
        """In a row of choices, from the one that stands to another one behind it."""
        self._walk_to(standing, "radio button")
        node = self._sheet.find(wanted, "radio button")
        for _step in range(4):
            if node.has("checked"):
                return
            self._app.hands.press("Right")
            self._app.bus.hear(0.1)
        raise AssertionError(f"“{wanted}” is not behind “{standing}”")

    def tick(self, name: str) -> None:
        """Tick a box that is not ticked."""
        box = self._walk_to(name, "check box")
        assert not box.has("checked")
        self._app.hands.press("space")
        self._app.bus.wait(lambda: box.has("checked"), f"the tick at “{name}”")

    def is_ticked(self, name: str) -> bool:
        """Whether this goes along."""
        return self._sheet.find(name, "check box").has("checked")

    def save(self, target: Path, said: str) -> None:
        """Type where it is to go, and Enter; wait until it is said that it is there."""
        field = self._walk_to("Save as", "text")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(str(target))
        self._app.bus.wait(lambda: field.text == str(target), "the place that was typed")
        self._app.hands.press("Return")
        self._app.find(said, "label")
        self._app.gone("Save as")

    def _walk_to(self, name: str, role: str) -> Node:
        """Tab until this has the keyboard."""
        for _step in range(20):
            sight = self._focused()
            if sight is not None and (sight.name, sight.role) == (name, role):
                return sight.node
            was = None if sight is None else sight.node.path
            self._app.hands.press("Tab")
            self._app.bus.wait(lambda at=was: self._path() not in {None, at}, f"“{name}”")
        raise AssertionError(f"“{name}” is not on the way")

    def _focused(self) -> Sight | None:
        return next((each for each in self._sheet.look() if each.has("focused")), None)

    def _path(self) -> str | None:
        sight = self._focused()
        return None if sight is None else sight.node.path
