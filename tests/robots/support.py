"""The pages that stay whatever was said: support, one’s own card, the shelves."""

from tests.e2e.driver import App


class Support:
    """Reads the page, and writes one’s own words on it."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the page is there."""
        self._app.find("Support page", "panel")

    def sections(self) -> list[str]:
        """What the page is made of."""
        return self._app.inside("Sections").names("radio button")

    def open(self, section: str) -> None:
        """Click on a section."""
        self._app.hands.click(self._app.inside("Sections").box(section, "radio button"))
        heading = self._app.inside("Sections").find(section, "radio button")
        self._app.bus.wait(lambda: heading.has("checked"), f"the section “{section}”")

    def fill(self, field: str, words: str) -> None:
        """Type into a line of one’s own, and wait until all of it stands there."""
        node = self._app.find(field, "text")
        node.focus()
        self._app.bus.wait(lambda: node.has("focused"), f"the keyboard in “{field}”")
        self._app.hands.type(words)
        self._app.bus.wait(lambda: node.text == words, f"{words!r} in “{field}”")

    def begin_a_record(self) -> None:
        """A plain private record of what happened."""
        self.open("What happened")
        self._app.press("Begin a record", "push button")
        self._app.find("What was done", "text")

    def saved(self) -> None:
        """Wait until what was typed is kept."""
        self._app.bus.wait(
            lambda: self._app.description("Save state", "label") == "Saved", "“Saved”"
        )
