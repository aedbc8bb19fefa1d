"""The page of settings."""

from tests.e2e.driver import App
from tests.e2e.node import Node, Sight


class Settings:
    """Shows what can be set, and sets it."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the page is there."""
        self._app.find("Settings page", "panel")

    def words(self) -> str:
        """Everything the page says."""
        panel = self._app.find("Settings page", "panel")
        sights = self._app.bus.look(panel)
        return "\n".join(f"{each.name}\n{each.description}" for each in sights)

    def closeness_exercises(self) -> str:
        """“Shown” or “Put away”, as it stands."""
        both = self._app.inside("Closeness exercises").look()
        chosen = [each.name for each in both if each.has("checked")]
        return chosen[0] if chosen else ""

    def set_closeness_exercises(self, wanted: str) -> None:
        """Choose “Shown” or “Put away”, wherever one has to scroll to."""
        self._app.inside("Closeness exercises").press(wanted, "radio button")
        self._app.bus.wait(lambda: self.closeness_exercises() == wanted, f"“{wanted}”")

    # Lock.

    def switch(self, name: str, *, on: bool) -> None:
        """Switch a row of the page on or off, by the mouse."""
        self.wait_for()
        if self._is_on(name) is not on:
            self._app.hands.click(self._app.box(name, "check box"))
            self._app.bus.wait(lambda: self._is_on(name) is on, f"“{name}” to be switched")

    def choose(self, name: str, value: str) -> None:
        """Choose a value from the menu of a row, by keys."""
        self.wait_for()
        button = "push button"
        self._app.choose(name, value, button)
        told = f"“{name}” to be {value}"
        self._app.bus.wait(lambda: self._app.description(name, button) == value, told)

    def _is_on(self, name: str) -> bool:
        return self._app.find(name, "check box").has("checked")

    # Privacy and lock.

    def press(self, name: str) -> None:
        """Press a button of a section by its name, wherever one has to scroll to."""
        self._app.find("Settings page", "panel")
        self._app.press(name, "push button")

    def says(self, words: str) -> None:
        """Wait until the page says this."""
        self._app.bus.wait(lambda: words in self.words(), f"“{words}”")

    # Backups.

    def open_backups(self) -> None:
        """The section about backups."""
        self.wait_for()
        self._app.press("Backups", "radio button")
        self._app.find("Back up now", "push button")

    def back_up(self) -> None:
        """Make a backup, and wait until it is said that it was made."""
        self.open_backups()
        self._app.press("Back up now", "push button")
        self._app.find("A backup was made, and looked over from end to end.", "label")

    def check_backups(self) -> None:
        """Let every backup be read from end to end, and wait until it is told what that came to."""
        self._app.press("Check every backup", "push button")
        self.says(" sound.")

    def read_report(self) -> str:
        """What the newest report says; closed again after."""
        self._app.press("Read…", "push button")
        self._app.find("What came of it", "panel")
        words = "\n".join(self._app.inside("What came of it").names("label"))
        self._app.press("Close", "push button")
        self._app.gone("What came of it")
        return words

    # Questions.

    def open_questions(self) -> None:
        """The section about questions, by the keyboard."""
        self.wait_for()
        self._app.press("Questions", "radio button")
        self._app.find("Add a deck", "text")

    def walk_to(self, name: str, role: str = "text", *, most: int = 90) -> Node:
        """Tab until this has the keyboard."""
        for _step in range(most):
            sight = self._focused()
            if sight is not None and (sight.name, sight.role) == (name, role):
                return sight.node
            was = "" if sight is None else f"{sight.node.path}"
            self._app.hands.press("Tab")
            self._app.bus.wait(lambda at=was: self._path() != at, f"the way to “{name}”")
        raise AssertionError(f"“{name}” is more than {most} steps away")

    def type_into(self, name: str, words: str) -> None:
        """Walk to a field by keys, and type into it; Enter keeps it."""
        field = self.walk_to(name)
        self._app.hands.type(words)
        self._app.bus.wait(lambda: field.text == words, f"“{words}” in “{name}”")
        self._app.hands.press("Return")

    def sealed(self) -> list[str]:
        """What waits for its day, as the page tells it."""
        shown = self._app.inside("Sealed until later").look()
        return [each.description for each in shown if each.name == "Open it now"]

    def _focused(self) -> Sight | None:
        return next((each for each in self._app.look() if each.has("focused")), None)

    def _path(self) -> str:
        sight = self._focused()
        return "" if sight is None else f"{sight.node.path}"
