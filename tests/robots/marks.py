"""Marking words of a text, on the page one writes on or in the Reader."""

from collections.abc import Callable

from tests.e2e.driver import App
from tests.e2e.node import Node

BUBBLE = "Mark this passage"
LIST = "Marks in this entry"


class Marks:
    """Selects words and marks them, by keys and by mouse, and reads the list of marks."""

    def __init__(self, app: App, text: str, opener: str = "Entry options") -> None:
        self._app = app
        self._text = text
        self._opener = opener

    def select_by_keys(self, words: str) -> None:
        """Put the caret before these words and go over them with Shift held."""
        page = self._page()
        start = page.text.index(words)
        page.put_caret(start)
        self._until(lambda: page.caret == start, "the caret")
        self._app.hands.press(*["Shift+Right"] * len(words))
        end = start + len(words)
        self._until(lambda: page.caret == end, f"“{words}” to be selected")

    def select_by_mouse(self, words: str) -> None:
        """Drag over these words; the bubble comes by itself."""
        page = self._page()
        start = page.text.index(words)
        first, last = page.box_of(start), page.box_of(start + len(words) - 1)
        beginning = (first[0] + 1, first[1] + first[3] // 2)
        end = (last[0] + last[2], last[1] + last[3] // 2)
        self._app.hands.drag(beginning, end)
        self._app.find(BUBBLE, "panel")

    def by_key(self, key: str, spoken: str) -> None:
        """Ctrl+M, then this key; wait until it is spoken what was done."""
        heard = self._app.bus.announcements
        before = len(heard)
        self._app.hands.press("Ctrl+m")
        self._app.find(BUBBLE, "panel")
        self._until(self._bubble_has_keys, "the keyboard in the bubble")
        self._app.hands.press(key)
        self._app.gone(BUBBLE)
        self._until(lambda: any(spoken in told for told in heard[before:]), f"“{spoken}”")

    def by_click(self, name: str) -> None:
        """Click on a mark in the bubble that is open."""
        self._app.hands.click(self._app.box(name, "push button"))
        self._app.gone(BUBBLE)

    def listed(self) -> list[str]:
        """What the list of marks says, opened from the menu and closed again."""
        self._app.choose(self._opener, LIST)
        self._app.find(LIST, "panel")
        node = self._app.find(LIST, "list")
        rows = [each.name for each in self._app.bus.look(node) if each.role == "list item"]
        self._app.hands.press("Escape")
        self._app.gone(LIST)
        return rows

    def _bubble_has_keys(self) -> bool:
        return any(sight.has("focused") for sight in self._app.inside(BUBBLE).look())

    def _page(self) -> Node:
        return self._app.find(self._text, "text")

    def _until(self, condition: Callable[[], object], what: str) -> None:
        self._app.bus.wait(condition, what)
