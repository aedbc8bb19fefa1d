"""The first start: begin, with or without choosing a passphrase."""

from pathlib import Path

from tests.e2e.driver import App


class FirstRun:
    """The scene before there is a journal."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait for the welcome."""
        self._app.find("First run, welcome", "panel")

    def begin(self) -> None:
        """Press the one button; nothing else is asked."""
        self.wait_for()
        self._app.press("Begin", "push button")

    def asks_for_a_passphrase(self) -> str:
        """Wait for the question for a passphrase; why it is asked."""
        self._app.find("First run, passphrase", "panel")
        return " ".join(sight.name for sight in self._app.look() if sight.role == "label")

    def choose_passphrase(self, passphrase: str) -> None:
        """Type it twice and go on."""
        for field in ("Passphrase", "Repeat passphrase"):
            node = self._app.find(field, "text")
            node.focus()
            self._app.bus.wait(lambda at=node: at.has("focused"), f"the keyboard in “{field}”")
            self._app.hands.type(passphrase)
            self._app.bus.wait(
                lambda at=node: at.length == len(passphrase), f"all of it in “{field}”"
            )
        self._app.press("Continue", "push button")

    def nothing_was_made(self, home: Path) -> bool:
        """Whether no journal is on the disk."""
        return not any((home / "vaults").glob("*")) if home.exists() else True
