"""What hangs on the entry one writes, and how it is seen large."""

from collections.abc import Sequence
from pathlib import Path

from tests.e2e.clipboard import Forms, OtherProgram, as_files
from tests.e2e.dragging import drop
from tests.e2e.driver import App
from tests.e2e.view import View

DIALOG = "Add pictures or files"


class Pictures:
    """Gives pictures and files to the entry on the page, and looks at them."""

    def __init__(self, app: App) -> None:
        self._app = app

    # Giving.

    def paste(self, forms: Forms) -> None:
        """Copy this in another program, and paste it into the entry."""
        before = len(self.labels())
        with OtherProgram(self._app.desktop.display) as other:
            other.copy_as(forms)
            self._app.hands.press("Ctrl+v")
            self._app.bus.wait(lambda: len(self.labels()) > before, "what was pasted")

    def drop(self, paths: Sequence[Path]) -> None:
        """Drag these files here from a file manager, and let them go over the words."""
        box = self._app.find("Entry", "text").box
        assert drop(self._app.desktop.display, as_files(paths), box)

    def choose(self, paths: Sequence[Path]) -> None:
        """Press the paper clip, go to the folder of these and choose them, by typing."""
        self._app.press("Add a picture or a file", "push button")
        hands = self._app.hands
        self._app.bus.wait(lambda: hands.in_front() == DIALOG, "the dialog")
        hands.type(f"{paths[0].parent}\n")
        hands.wait_until_still()
        hands.type(" ".join(f'"{each.name}"' for each in paths) + "\n")
        self._app.bus.wait(lambda: hands.in_front() != DIALOG, "the dialog to go")

    # Looking.

    def labels(self) -> list[str]:
        """What everything that hangs there is called, in its order."""
        strip = self._app.see("Pictures and files")
        if strip is None:
            return []
        below = self._app.bus.look(strip.node, hidden=True)
        return [each.name for each in below if each.role == "push button"]

    def hang(self, labels: Sequence[str]) -> None:
        """Wait until exactly these hang there, in this order."""
        self._app.bus.wait(lambda: self.labels() == list(labels), f"{len(labels)} things to hang")

    def look_at_all(self, first: str, of: int) -> None:
        """Press the small picture of this name, and turn from it through so many, one by one."""
        self._app.press(first, "push button")
        view = self._app.find("Picture view")
        # The window below is large, and nothing of it is of interest meanwhile.
        large = View(self._app.bus, lambda: view)
        for number in range(1, of + 1):
            if number > 1:
                self._app.hands.press("Right")
            self._shown_large(large, f"{number} of ")

    def close(self) -> None:
        """Back from the large picture to the page."""
        self._app.hands.press("Escape")
        self._app.gone("Picture view")

    def _shown_large(self, large: View, place: str) -> None:
        """Wait until the picture at this place is seen, and nothing is said against it."""

        def is_there() -> bool:
            return large.description("Place in the order").startswith(place)

        self._app.bus.wait(is_there, f"“{place}”")
        x, y, width, height = large.find("Picture", "filler").box
        middle, corner = (x + width // 2, y + height // 2, 1, 1), (x, y, 1, 1)
        pixels = self._app.hands.pixels
        self._app.bus.wait(lambda: pixels(middle) != pixels(corner), f"picture {place}")
        assert not large.description("Message", "label")
