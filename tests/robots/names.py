"""The page of people and tags, and of one of them."""

from tests.e2e.driver import App

_MENU = "What can be done with this name"


class Names:
    """Goes there and does everything with keys."""

    def __init__(self, app: App) -> None:
        self._app = app

    def open_by_key(self) -> None:
        """Ctrl+Shift+T; the field to find a name has the keyboard."""
        self._app.hands.press("Ctrl+Shift+t")
        self._app.find("People and tags page", "panel")
        self.has_keyboard("Find a name", "text")

    def listed(self, *names: str) -> None:
        """Wait until exactly these people are listed."""
        self._app.bus.wait(lambda: self._people() == list(names), f"the people {names}")

    def open_found(self, words: str) -> None:
        """Type to find a name, and open the first that fits."""
        self._app.hands.type(words)
        self._app.hands.press("Down", "Return")

    def shows(self, name: str) -> None:
        """Wait until this is the name the page is about."""
        self._app.bus.wait(lambda: self.called() == name, f"the page of “{name}”")

    def called(self) -> str:
        """The name the page is about."""
        return self._app.description("Name", "label")

    def choose(self, deed: str) -> None:
        """Open the menu of the name and choose from it."""
        self._app.choose(_MENU, deed, "push button")

    def rename(self, name: str) -> None:
        """Ask for another name, type it, and press Enter."""
        self.choose("Rename…")
        self.has_keyboard("New name", "text")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(name)
        self._app.hands.press("Return")

    def has_keyboard(self, name: str, role: str) -> None:
        """Wait until this has the keyboard."""
        node = self._app.find(name, role)
        self._app.bus.wait(lambda: node.has("focused"), f"the keyboard on “{name}”")

    def undo(self) -> None:
        """Take the last deed back."""
        self._app.press("Undo", "push button")

    def _people(self) -> list[str]:
        found = self._app.see("People", "list")
        if found is None:
            return []
        return [row.name for row in self._app.bus.look(found.node) if row.role == "list item"]
