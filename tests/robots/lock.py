"""The page in front of a closed journal."""

from tests.e2e.driver import App
from tests.e2e.node import Gone, Node


class Lock:
    """Opens the journal, or says in words why it stays closed."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait until the journal is closed and can be opened."""
        self._app.find("Locked", "panel")

    def wait_for_fresh_process(self) -> None:
        """Wait for the lock page that a process started afresh shows: it alone says “Open”."""
        self._app.find("Locked", "panel")
        self._app.find("Open", "push button")
        self._app.wait_for_window()

    def open(self, passphrase: str | None = None) -> None:
        """Open it as a person does: type if there is a field, press Enter."""
        if passphrase is None:
            self._app.press("Open", "push button")
            return
        field = self._app.find("Passphrase", "text")
        self._app.bus.wait(lambda: field.has("focused"), "the keyboard in the field")
        self._app.hands.type(passphrase)
        self._app.bus.wait(lambda: field.length == len(passphrase), "the whole passphrase")
        self._app.hands.press("Return")

    def come_back(self, passphrase: str | None = None) -> None:
        """Back to pages that cannot be kept, with the passphrase where one is asked for."""
        if passphrase is not None:
            field = self._app.find("Passphrase", "text")
            field.focus()
            self._app.bus.wait(lambda: field.has("focused"), "the keyboard in the field")
            self._app.hands.press("Ctrl+a")
            self._app.hands.type(passphrase)
            self._app.bus.wait(lambda: field.length == len(passphrase), "the whole passphrase")
        self._app.press("Back to your page", "push button")

    def try_again(self) -> None:
        """Press the button that tries once more."""
        self._app.press("Try again", "push button")

    def try_again_and_hear(self, words: str) -> None:
        """Try once more, and wait until it is spoken that this was in the way again."""
        heard = self._app.bus.announcements
        before = len(heard)
        self.try_again()
        self._app.bus.wait(
            lambda: any(words in told for told in heard[before:]), f"“{words}” to be spoken"
        )

    def go_to_journal(self, line: str) -> None:
        """Choose another journal from the menu, and wait for the process that opens that one."""
        before = self._app.find("Open", "push button")
        self._app.choose("More", line)
        self._app.bus.wait(lambda: _is_gone(before), "the process before to end")
        self.wait_for_fresh_process()

    # The recovery code.

    def use_code(self) -> None:
        """Go to the boxes, and wait until the keyboard is in the first one."""
        self._app.press("Use recovery code", "push button")
        first = self._app.find("Group 1", "text")
        self._app.bus.wait(lambda: first.has("focused"), "the keyboard in the first box")

    def type_code(self, digits: str) -> None:
        """Type as from a sheet, box after box without touching anything else."""
        self._app.hands.type(digits)

    def group_says(self, number: int, words: str) -> None:
        """Wait until a box says of its group that it is so."""
        self._app.bus.wait(
            lambda: self._app.description(f"Group {number}", "text") == words,
            f"group {number} to be {words}",
        )

    def groups(self) -> list[str]:
        """What stands in the boxes."""
        return [self._app.find(f"Group {number}", "text").text for number in range(1, 9)]

    def go_to_group(self, number: int) -> None:
        """Click into a box."""
        self._app.hands.click(self._app.box(f"Group {number}", "text"))
        box = self._app.find(f"Group {number}", "text")
        self._app.bus.wait(lambda: box.has("focused"), f"the keyboard in box {number}")

    def may_open(self) -> bool:
        """Whether “Open” can be pressed."""
        sight = self._app.see("Open", "push button")
        return sight is not None and sight.has("enabled")

    def leave_code(self) -> None:
        """Go back from the boxes to where one was."""
        self._app.press("Back", "push button")
        self._app.gone("Group 1")

    def heard(self, words: str) -> None:
        """Wait until these words have been spoken."""
        heard = self._app.bus.announcements
        self._app.bus.wait(lambda: any(words in told for told in heard), f"“{words}” to be spoken")

    def says(self, words: str, *, seconds: float | None = None) -> str:
        """Wait until the page says something with these words; the whole message."""

        def message() -> str:
            sight = self._app.see("Lock message", "label")
            told = "" if sight is None else sight.description
            return told if words in told else ""

        return str(self._app.bus.wait(message, f"the words “{words}”", seconds))


def _is_gone(node: Node) -> bool:
    try:
        return not node.name
    except Gone:
        return True
