"""The page that looks back."""

from tests.e2e.driver import App
from tests.e2e.node import Node


class Timeline:
    """Reads the list as a screen reader does."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the list is there."""
        self._app.find("Timeline page", "panel")
        self._app.find("Entries and moments", "list")

    def pieces(self) -> list[str]:
        """What the list says of each entry and moment, newest first; no headings."""
        found = self._app.see("Entries and moments", "list")
        if found is None:
            return []
        rows = self._app.bus.look(found.node, hidden=True)
        return [row.name for row in rows if row.role == "list item" and ", " in row.name]

    def shows(self, *words: str) -> None:
        """Wait until exactly so many pieces are listed, each with its words, in this order."""

        def fitting() -> bool:
            pieces = self.pieces()
            return len(pieces) == len(words) and all(
                part in piece for part, piece in zip(words, pieces, strict=True)
            )

        self._app.bus.wait(fitting, f"a list of {len(words)} with {words}")

    def begins_with(self, *words: str) -> None:
        """The same of the newest pieces, whatever else is listed below them."""

        def fitting() -> bool:
            pieces = self.pieces()[: len(words)]
            return len(pieces) == len(words) and all(
                part in piece for part, piece in zip(words, pieces, strict=True)
            )

        self._app.bus.wait(fitting, f"a list that begins with {words}")

    def search(self, words: str) -> None:
        """Ctrl+F, then type; replaces what was looked for before."""
        self._app.hands.press("Ctrl+f")
        field = self._field()
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard in the search field")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(words)
        self._app.bus.wait(lambda: field.text == words, "the words in the search field")

    def end_search(self) -> None:
        """Esc lets the search go."""
        self._field().focus()
        self._app.hands.press("Escape")
        self._app.bus.wait(lambda: self._field().text == "", "an empty search field")

    def found(self, words: str) -> None:
        """Wait until so much is said to have been found, such as “2 places”."""

        def said() -> bool:
            sight = self._app.see("Result count", "label")
            return sight is not None and sight.description == words

        self._app.bus.wait(said, f"“{words}”")

    def open(self, words: str) -> None:
        """Open the piece with these words, by keys."""
        self.choose(words)
        self._app.hands.press("Return")
        self._app.find("Reader", "panel")

    def put_away(self, words: str) -> None:
        """Put the piece with these words into the bin, by keys."""
        self.choose(words)
        self._app.hands.press("Delete")

    def choose(self, words: str) -> None:
        """Go through the list by keys until the piece with these words is chosen."""
        shown = self._list()
        self._app.bus.wait(
            lambda: self._app.see("Entries and moments", "list") and (shown.focus() or True),
            "the keyboard in the list",
        )
        self._app.hands.press("Home")
        for _piece in self.pieces():
            chosen = self._app.bus.wait(self.chosen, "a chosen piece")
            if words in chosen:
                return
            self._app.hands.press("Down")
            self._app.bus.wait(lambda was=chosen: self.chosen() != was, f"more before “{words}”")
        raise AssertionError(f"no piece with “{words}”")

    def chosen(self) -> str:
        """What the list says of the chosen piece."""
        chosen = self._list().selected
        return "" if chosen is None else chosen.name

    def go_to_date(self, typed: str) -> None:
        """Ctrl+Shift+G, then a date as one says it."""
        self._app.hands.press("Ctrl+Shift+g")
        field = self._app.find("Go to a date", "text")
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard at the date")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(typed)
        self._app.bus.wait(lambda: field.text == typed, "the date that was typed")
        self._app.hands.press("Return")

    def _list(self) -> Node:
        return self._app.find("Entries and moments", "list")

    def _field(self) -> Node:
        return self._app.find("Search your words", "text")
