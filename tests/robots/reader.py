"""The page one reads a single entry on."""

from pathlib import Path

from tests.e2e.driver import App
from tests.robots.marks import Marks


class Reader:
    """Reads one entry, edits it, goes to the next."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.marks = Marks(app, "Entry text")

    def shows(self, text: str) -> None:
        """Wait until exactly this stands there."""
        page = self._app.find("Entry text", "text")
        self._app.bus.wait(lambda: page.text == text, f"{text[:40]!r} in the reader")

    @property
    def text(self) -> str:
        """What stands there."""
        return self._app.find("Entry text", "text").text

    def back(self) -> None:
        """Back to the timeline by its button."""
        self._app.press("Back to timeline", "push button")
        self._app.find("Timeline page", "panel")

    def older(self) -> None:
        """To the entry before this one."""
        self._app.press("Previous entry", "push button")

    def edit(self) -> None:
        """Decide to write on."""
        self._app.press("Edit", "push button")

    def write_in_margin(self, words: str) -> None:
        """Write a note beside the entry, and wait until it is shown."""
        self._app.press("Write in the margin", "push button")
        field = self._app.find("Note in the margin", "text")
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard in the margin")
        self._app.hands.type(words)
        self._app.bus.wait(lambda: field.text == words, "the words of the note")
        self._app.press("Done", "push button")

        def shown() -> bool:
            return any(
                each.name == "Note" and each.description == words for each in self._app.look()
            )

        self._app.bus.wait(shown, "the note in the margin")

    def open_versions(self) -> list[str]:
        """Look at what it said before; what the list says of each, newest first."""
        self._app.choose("Entry options", "Earlier versions…")
        return self._app.bus.wait(lambda: self._rows("Earlier versions"), "earlier versions")

    def choose_version(self, words: str) -> None:
        """Go down the list by keys to the version that ends so."""
        shown = self._app.find("Earlier versions", "list")
        for row in self._rows("Earlier versions"):
            if row.endswith(f". {words}"):
                break
            shown.focus()
            self._app.hands.press("Down")

        def chosen() -> bool:
            rows = self._app.bus.look(shown, hidden=True)
            return any(row.has("selected") and row.name.endswith(f". {words}") for row in rows)

        self._app.bus.wait(chosen, f"the version {words!r}")

    def changes(self) -> list[str]:
        """What is said of each paragraph beside what stands now."""
        return self._app.bus.wait(lambda: self._rows("What changed"), "what changed")

    def join(self, typed: str, piece: str, words: str) -> None:
        """Find a piece by what is typed, and join it with these words, by keyboard alone."""
        self._app.hands.press("Ctrl+Shift+j")
        self._write_into("Find a piece", typed)

        def found() -> bool:
            rows = self._rows("Pieces")
            return len(rows) == 1 and rows[0].endswith(f". {piece}")

        self._app.bus.wait(found, f"{piece!r} as the one piece found by {typed!r}")
        self._app.hands.press("Return")
        self._write_into("A few words, or one of these", words)
        self._app.hands.press("Return")
        self.joined(piece, words)

    def joined(self, piece: str, words: str) -> None:
        """Wait for the door to a piece, with the words of the link."""

        def shown() -> bool:
            return any(
                each.role == "push button"
                and each.name.endswith(f". {piece}")
                and each.description.startswith(words)
                for each in self._app.look()
            )

        self._app.bus.wait(shown, f"the door to {piece!r}, {words!r}")

    def _write_into(self, name: str, words: str) -> None:
        field = self._app.find(name, "text")
        self._app.bus.wait(lambda: field.has("focused"), f"the keyboard in {name!r}")
        self._app.hands.type(words)
        self._app.bus.wait(lambda: field.text == words, f"{words!r} in {name!r}")

    def keep_as_pdf(self, target: Path) -> None:
        """Ctrl+P, then save it under this name."""
        self._app.hands.press("Ctrl+p")
        field = self._app.find("Save as", "text")
        field.focus()
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard in “Save as”")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(str(target))
        self._app.bus.wait(lambda: field.text == str(target), "the name of the file")
        self._app.hands.press("Return")
        self._app.bus.wait(target.exists, f"{target.name}")

    def _rows(self, name: str) -> list[str]:
        shown = self._app.see(name, "list")
        if shown is None:
            return []
        rows = self._app.bus.look(shown.node, hidden=True)
        return [row.name for row in rows if row.role == "list item"]
