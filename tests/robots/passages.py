"""The page on which only marked passages are read, and the sheet on which they are taken out."""

from pathlib import Path

from tests.e2e.driver import App
from tests.e2e.node import Node


class Passages:
    """Reads and narrows the list as a screen reader and a keyboard do."""

    def __init__(self, app: App) -> None:
        self._app = app

    def open_by_key(self) -> None:
        """Ctrl+Shift+R."""
        self._app.hands.press("Ctrl+Shift+r")
        self.wait_for()

    def wait_for(self) -> None:
        """Wait until the page is there."""
        self._app.find("Passages page", "panel")

    def listed(self) -> list[str]:
        """What the list says of each passage; no headings."""
        found = self._app.see("Passages", "list")
        if found is None:
            return []
        rows = self._app.bus.look(found.node, hidden=True)
        return [row.name for row in rows if row.role == "list item" and ". " in row.name]

    def shows(self, count: int) -> list[str]:
        """Wait until so many passages are listed."""
        self._app.bus.wait(lambda: len(self.listed()) == count, f"{count} passages")
        return self.listed()

    def count(self) -> str:
        """How many there are, as the page says it."""
        return self._app.description("Result count", "label")

    def tick(self, mark: str) -> None:
        """Tick the box of a mark, by keys."""
        box = self._app.find(mark, "check box")
        box.focus()
        self._app.bus.wait(lambda: box.has("focused"), f"the keyboard on “{mark}”")
        self._app.hands.press("space")
        self._app.bus.wait(lambda: box.has("checked"), f"“{mark}” ticked")

    def ticked(self, mark: str) -> bool:
        """Whether the box of a mark is ticked."""
        return self._app.find(mark, "check box").has("checked")

    def open_second(self) -> str:
        """Go to the second passage by keys and open it; what the list calls it."""
        shown = self._list()
        self._app.bus.wait(lambda: shown.focus() or True, "the keyboard in the list")
        self._app.hands.press("Home")
        first = self._app.bus.wait(self.chosen, "a chosen passage")
        self._app.hands.press("Down")
        self._app.bus.wait(lambda: self.chosen() not in ("", first), "the second passage")
        opened = self.chosen()
        self._app.hands.press("Return")
        self._app.find("Reader", "panel")
        return opened

    def chosen(self) -> str:
        """What the list says of the chosen passage."""
        rows = self._app.bus.look(self._list(), hidden=True)
        return next((row.name for row in rows if row.has("selected")), "")

    def take_out(self, target: Path, *, words: bool) -> str:
        """Take them out as Markdown to this file; what was seen of it beforehand."""
        self._app.press("Take these out…", "push button")
        form = self._app.find("Markdown", "radio button")
        self._app.press("Markdown", "radio button")
        self._app.bus.wait(lambda: form.has("checked"), "Markdown chosen")
        if words:
            box = self._app.find("The words themselves", "check box")
            self._app.press("The words themselves", "check box")
            self._app.bus.wait(lambda: box.has("checked"), "the words ticked")
        field = self._app.find("Save as", "text")
        field.focus()
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard in “Save as”")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(str(target))
        self._app.bus.wait(lambda: field.text == str(target), "the name of the file")
        seen = self._app.find("What leaves", "text").text
        self._app.hands.press("Return")
        self._app.bus.wait(target.exists, f"{target.name}")
        return seen

    def _list(self) -> Node:
        return self._app.find("Passages", "list")
