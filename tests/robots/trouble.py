"""The lock page in front of a file in trouble: what it says, and what helps."""

from tests.e2e.driver import App

LINES = ("What happened", "What is safe", "What can be done")
LIST = "Earlier copies"
INSIDE = "Newest pages in this copy"
FINISH_SECONDS = 30


class Trouble:
    """The names here are a contract, as those of the other pages are.

    A trouble: panel `Your journal’s file` with the panels of `LINES`, each a heading and words,
    and, where something did not help, `What was tried`; the buttons `Save what can be read`, `Look
    at earlier copies`, `Open it as it is`, `Make it anew`, `Try again`, `Show the folder`,
    `Quit`. The copies: lists `Earlier copies` and `Newest pages in this copy`, label `Chosen
    copy`, buttons `Restore this copy…`, `Look inside`, `Choose a file…`, `Back to the copies`,
    `Back`. What came of it: label `Report`, panel `What came of it` with a panel for every line,
    buttons `Open my journal`, `Undo`, `Show the folder`.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    def says(self, happened: str) -> dict[str, str]:
        """Wait until the page says that this happened; its three sentences."""

        def told() -> dict[str, str] | None:
            found = {line: " ".join(self._app.inside(line).names("label")[1:]) for line in LINES}
            return found if happened in found["What happened"] else None

        found = self._app.bus.wait(told, f"“{happened}”")
        assert isinstance(found, dict)
        assert all(found.values()), found
        return found

    @property
    def offers(self) -> list[str]:
        """What can be pressed, in its order."""
        return list(self._app.inside("Ways on").names("push button"))

    def press(self, words: str) -> None:
        """Press one of the ways on."""
        self._app.press(words, "push button")

    # Earlier copies.

    def copies(self) -> list[str]:
        """What the list says of every copy in view, once the first was looked at."""
        self._app.find(LIST, "list")
        self._app.bus.wait(lambda: "sound" in self.about_chosen(), "a copy that is sound")
        return [each.name for each in self._app.look() if each.role == "list item"]

    def about_chosen(self) -> str:
        """What is said of the copy that is chosen."""
        return self._app.description("Chosen copy", "label")

    def look_inside(self) -> list[str]:
        """Look into the chosen copy: how its newest pages begin."""
        self.copies()
        self.press("Look inside")
        self._app.find(INSIDE, "list")
        return [each.name for each in self._app.look() if each.role == "list item"]

    def leave_inside(self) -> None:
        """Back to the list."""
        self.press("Back to the copies")
        self._app.find(LIST, "list")

    def restore(self) -> None:
        """Put the chosen copy in the journal's place, and mean it."""
        self.copies()
        self.press("Restore this copy…")
        self._app.press("Restore", "push button")

    # What came of it.

    def report(self) -> str:
        """Wait for the report; everything it says."""
        self._app.find("Report", "label", seconds=FINISH_SECONDS)
        lines = self._app.inside("What came of it").names("label")
        return "\n".join([self._app.description("Report", "label"), *lines])

    def open_journal(self) -> None:
        """Into the journal that came of it."""
        self.press("Open my journal")
