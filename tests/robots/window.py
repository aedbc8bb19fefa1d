"""The window as a whole: where one goes, how it looks, how it is put away."""

from pathlib import Path

from tests.e2e.driver import App

MOST_STEPS = 25
"""More items than any menu has."""
WIDE = 212
NARROW_AT_140 = 95
"""The sidebar in pixels; at 140 per cent the usual window has room for a rail alone."""


class Window:
    """What can be done on every page."""

    def __init__(self, app: App, pictures: Path) -> None:
        self._app = app
        self._pictures = pictures
        self._taken = 0

    def go(self, page: str) -> None:
        """Click on a page in the sidebar."""
        self._app.hands.click(self._app.find(page, "radio button").box)
        self._app.find(f"{page} page", "panel")

    def lock(self) -> None:
        """Ctrl+L."""
        self._app.hands.press("Ctrl+l")

    def cover(self) -> None:
        """Shift three times."""
        self._app.hands.press("Shift", "Shift", "Shift")

    def quit(self) -> int:
        """Ctrl+Q; the exit code."""
        self._app.hands.press("Ctrl+q")
        return self._app.wait_for_end()

    def close(self) -> int:
        """The button of the window's frame; the exit code."""
        self._app.hands.close_button()
        return self._app.wait_for_end()

    def theme(self, name: str) -> None:
        """Choose Light, Dark or “As the desktop” from the menu, by keys alone."""
        self.menu("View", "Theme", name)

    def menu(self, *path: str) -> None:
        """Choose from the menu that is otherwise hidden, by keys alone."""
        self._app.hands.press("F10")
        self._app.bus.wait(self._lit, "the menu")
        self._step_to(path[0], "Right")
        for item in path[1:]:
            self._step_to(item, "Down")
            self._app.hands.press("Return")
        # While a menu goes away it still takes the keys.
        self._app.bus.wait(lambda: not self._lit(), "the menu to go")

    def bigger(self) -> None:
        """Three steps: text of 140 per cent."""
        self._app.hands.press("Ctrl+equal", "Ctrl+equal", "Ctrl+equal")
        self._app.bus.wait(lambda: self._width_of_sidebar() == NARROW_AT_140, "larger text")

    def actual_size(self) -> None:
        """The size it was made for again."""
        self._app.hands.press("Ctrl+0")
        self._app.bus.wait(lambda: self._width_of_sidebar() == WIDE, "text of the usual size")

    def notice(self, words: str) -> None:
        """Wait for the notice with these words."""
        self._app.find(words, "label")

    def undo(self) -> None:
        """Press the button of the notice that takes back what was just done."""
        self._app.press("Undo", "push button")

    def picture(self, name: str) -> Path:
        """Keep what the window shows, numbered in the order of the walk."""
        target = self._next_picture(name)
        self._app.hands.screenshot(target)
        return target

    def picture_of_all(self, name: str) -> Path:
        """Keep what the whole screen shows, every window on it."""
        target = self._next_picture(name)
        self._app.hands.screenshot(target, whole=True)
        return target

    def _next_picture(self, name: str) -> Path:
        self._taken += 1
        return self._pictures / f"{self._taken:02}-{name}.png"

    def _width_of_sidebar(self) -> int:
        return self._app.find("Sidebar", "panel").box[2]

    def _step_to(self, item: str, key: str) -> None:
        """Press this key until the keyboard is on the item."""
        for _step in range(MOST_STEPS):
            before = self._lit()
            if item in before:
                return
            self._app.hands.press(key)
            self._app.bus.wait(lambda was=before: self._lit() != was, "the next item")
        raise AssertionError(f"no item “{item}”")

    def _lit(self) -> frozenset[str]:
        """The items the keyboard is on, one for each open menu."""
        return frozenset(
            sight.name
            for sight in self._app.look()
            if sight.role == "menu item" and sight.has("focused")
        )
