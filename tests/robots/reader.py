"""The page one reads a single entry on."""

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
