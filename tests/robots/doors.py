"""The sheets about ways into the journal, and the quiet strip that leads to one of them."""

import re
from pathlib import Path

from tests.e2e.driver import App
from tests.e2e.view import View

CODE = "A way back in"


class Doors:
    """Keeps a code, sets a passphrase and erases, as a person does."""

    def __init__(self, app: App) -> None:
        self._app = app

    # The strip.

    def asks(self) -> str:
        """What the quiet strip on Today asks; empty while it is not there."""
        return self._app.description("Question about ways in", "label")

    def answer(self, words: str) -> None:
        """Press one of its answers."""
        self._app.inside("About ways in").press(words, "push button")

    # The recovery code.

    @property
    def code_sheet(self) -> View:
        """The sheet about the code."""
        return self._app.inside(CODE)

    def code(self) -> tuple[str, ...]:
        """The groups on the sheet, as they are read aloud."""

        def read() -> list[str]:
            return self.code_sheet.description("Recovery code", "label").split()

        self._app.bus.wait(lambda: len(read()) == 8, "the eight groups")
        return tuple(read())

    def copy(self) -> None:
        """Put the code on the clipboard."""
        self.code_sheet.press("Copy", "push button")

    def save(self, target: Path) -> None:
        """Save the sheet as a file of this name, through the dialog."""
        self.code_sheet.press("Save as file", "push button")
        hands = self._app.hands
        self._app.bus.wait(lambda: hands.in_front() == "Save as", "the dialog")
        hands.press("Ctrl+a")
        hands.type(str(target))
        hands.press("Return")
        self._app.bus.wait(target.exists, target.name)
        self._app.bus.wait(lambda: "Saved as" in self.says(CODE), "that it was saved")

    def type_back(self, code: tuple[str, ...], *, wrong: bool = False) -> None:
        """Type the two groups that are asked for, the second with a slip if told; press Check."""
        sheet = self.code_sheet
        fields = self._app.bus.wait(self._asked, "two groups to be asked")
        assert isinstance(fields, list)
        for at, number in enumerate(fields):
            text = code[number - 1]
            if wrong and at == 1:
                text = text[::-1] if text[::-1] != text else f"{int(text) + 1:06}"
            self.type_into(sheet, f"Group {number}", text)
        sheet.press("Check", "push button")

    def _asked(self) -> list[int]:
        names = self.code_sheet.names("text")
        found = [int(name.split()[1]) for name in names if re.fullmatch(r"Group \d", name)]
        return found if len(found) == 2 else []

    # A passphrase.

    def type_passphrases(self, sheet: str, *, present: str = "", new: str = "") -> None:
        """Fill in what the sheet asks for."""
        view = self._app.inside(sheet)
        if present:
            self.type_into(view, "Present passphrase", present)
        first = "New passphrase" if sheet == "Change passphrase" else "Passphrase"
        for name in (first, "Repeat passphrase") if new else ():
            self.type_into(view, name, new)

    def done(self, sheet: str, words: str) -> str:
        """Wait until the sheet says this, then close it; all it says."""
        self._app.bus.wait(lambda: words in self.says(sheet), f"“{words}”")
        told = self.says(sheet)
        self._app.inside(sheet).press("Close", "push button")
        self.gone(sheet)
        return told

    # All of them.

    def says(self, sheet: str) -> str:
        """Everything a sheet says."""
        return "\n".join(self._app.inside(sheet).names("label"))

    def gone(self, sheet: str) -> None:
        """Wait until a sheet is closed."""
        self._app.bus.wait(lambda: self._app.see(sheet, "panel") is None, f"“{sheet}” to close")

    def type_into(self, view: View, name: str, text: str) -> None:
        """Type this into a field of a sheet, in the place of what is there."""
        field = view.find(name, "text")
        field.focus()
        self._app.bus.wait(lambda: field.has("focused"), f"the keyboard in “{name}”")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(text)
        self._app.bus.wait(lambda: field.length == len(text), f"all of it in “{name}”")
