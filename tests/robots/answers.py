"""The page of answers, side by side."""

from tests.e2e.driver import App
from tests.e2e.node import Box


class Answers:
    """Reads the columns from the oldest on."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the page is there."""
        self._app.find("Answers page", "panel")

    @property
    def question(self) -> str:
        """What was asked."""
        return self._app.description("Question", "label")

    def texts(self) -> list[str]:
        """What stands in the columns."""
        shown = self._app.inside("Answers page").look()
        return [each.description for each in shown if (each.name, each.role) == ("Answer", "label")]

    def shows(self, *texts: str) -> None:
        """Wait until exactly these stand there, in this order."""
        self._app.bus.wait(lambda: self.texts() == list(texts), f"the answers {texts}")

    def boxes(self) -> list[Box]:
        """Where the columns are on the screen."""
        shown = self._app.inside("Answers page").look()
        return [
            each.node.box
            for each in shown
            if each.role == "panel" and each.name.startswith("Answer of ")
        ]

    def questions(self) -> list[str]:
        """The list of questions, each with how many answers it has."""
        found = self._app.find("Questions with answers", "list")
        rows = self._app.bus.look(found, hidden=True)
        return [row.name for row in rows if row.role == "list item"]

    def read(self, day: str) -> None:
        """The door of one answer."""
        self._app.press(f"Read the answer of {day}", "push button")
        self._app.find("Reader", "panel")
