"""The page one writes on."""

from collections.abc import Callable

from tests.e2e.clipboard import OtherProgram
from tests.e2e.driver import App
from tests.e2e.node import Node
from tests.robots.marks import Marks


class Today:
    """Writes with real keys, and looks at what stands there."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.marks = Marks(app, "Entry")

    def wait_for(self) -> None:
        """Wait until one can write: the page shows and has the keyboard."""
        self._app.find("Today page", "panel")
        self._until(lambda: self._page().has("focused"), "the keyboard on the page")

    def take_keyboard(self) -> None:
        """Click into the page, after something else had the keyboard."""
        self._app.hands.click(self._app.box("Entry", "text"))
        self.wait_for()

    # Writing.

    def write(self, text: str, *, seconds_between: float = 0.0) -> None:
        """Type this key by key, and wait until all of it has arrived."""
        page = self._page()
        before = page.length
        self._app.hands.type(text, seconds_between=seconds_between)
        self._until(lambda: page.length >= before + len(text), "all that was typed")

    def paste(self, text: str) -> None:
        """Copy this in another program and paste it here."""
        page = self._page()
        before = page.length
        with OtherProgram(self._app.desktop.display) as other:
            other.copy(text)
            self._app.hands.press("Ctrl+v")
            self._until(lambda: page.length >= before + len(text), "what was pasted")

    def paste_page(self, html: str, words: str) -> None:
        """Copy a part of a web page in a browser, paste it here, and wait for its words."""
        with OtherProgram(self._app.desktop.display) as other:
            other.copy_as({"text/html": html.encode()})
            self._app.hands.press("Ctrl+v")
            self._until(lambda: words in self.text, "the words of the page")

    def saved(self) -> None:
        """Wait until the page says that everything is kept."""
        self._until(lambda: self.save_state() == "Saved", "“Saved”")

    def not_saved(self) -> None:
        """Wait until the page says that it could not keep what was typed."""
        self._until(lambda: self.save_state() == "Not saved yet.", "“Not saved yet.”")

    def why_not_saved(self) -> str:
        """Ask for the reason; what is said."""
        self._app.press("Why is it not saved", "push button")
        panel = self._app.find("Why is it not saved", "panel")
        return " ".join(each.name for each in self._app.bus.look(panel) if each.role == "label")

    def save_state(self) -> str:
        """What the page says about keeping, just now."""
        sight = self._app.see("Save state", "label")
        return "" if sight is None else sight.description

    def new_entry(self) -> None:
        """Begin another one with the button that is there for it.

        With the mouse, so that it is pressed before what is typed next: asked over the bus to be
        pressed a button is a tenth of a second later, and an empty page looks like the new one.
        """
        self._app.hands.click(self._app.box("New entry", "push button"))
        self._until(lambda: self._page().length == 0, "an empty page")

    def is_asked_which_day(self) -> str:
        """Wait until the page asks for which day one writes; how it asks."""
        return self._app.find("Question about the day", "label").description

    def answer_which_day(self, name: str) -> None:
        """Press one of the answers, and wait until the question is gone."""
        self._app.press(name, "push button")
        self._until(lambda: not self.asks_which_day(), "the question to go")

    def asks_which_day(self) -> bool:
        """Whether it asks just now."""
        return self._app.see("Question about the day", "label") is not None

    # Looking.

    @property
    def text(self) -> str:
        """What stands on the page."""
        return self._page().text

    @property
    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return self._page().caret

    @property
    def date(self) -> str:
        """The day on top of the page."""
        sight = self._app.see("Date", "label")
        return "" if sight is None else sight.description

    def line(self, character: int) -> int:
        """How far down the screen a character stands: how far one has scrolled."""
        return self._page().box_of(character)[1]

    def shows(self, text: str) -> None:
        """Wait until exactly this stands on the page."""
        self._until(lambda: self._page().text == text, f"{text[:40]!r} on the page")

    def put_caret(self, at: int) -> None:
        """Go to this place in the text."""
        self._page().put_caret(at)
        self._until(lambda: self.caret == at, "the caret")

    def chips(self) -> set[str]:
        """People and tags of the entry, as they are named."""
        shown = {sight.name for sight in self._app.look() if sight.role == "push button"}
        return {name for name in shown if name.startswith(("With ", "Tag "))}

    def neighbours(self) -> list[str]:
        """The other entries of the day, as they begin."""
        return [
            sight.description
            for sight in self._app.look()
            if sight.role == "push button" and sight.name.startswith("Entry at ")
        ]

    def noticed(self) -> list[str]:
        """The moments of the day in the rail, as they begin, newest first."""
        return self._in_rail("Moment at ")

    def begun(self) -> list[str]:
        """The moments that were begun, as far as they go."""
        return self._in_rail("A moment you began")

    def shows_noticed(self, *words: str) -> None:
        """Wait until exactly these moments stand in the rail, in this order."""
        self._until(lambda: self.noticed() == list(words), f"{words} in the rail")

    # What belongs to an entry.

    def add_person(self, name: str) -> None:
        """Name somebody by the plus."""
        self._add(name)
        self._app.find(f"With {name}", "push button")

    def add_tag(self, name: str) -> None:
        """Add a tag by the plus."""
        self._add(f"#{name}")
        self._app.find(f"Tag {name}", "push button")

    def change_time(self, day: str, time: str) -> None:
        """Give the entry another day and time, as one types them."""
        self.open_time()
        self.enter_time(day, time)

    def open_time(self) -> None:
        """Ask for another day and time."""
        self._app.choose("Entry options", "Change date and time…")
        self._app.find("Date and time", "panel")

    def enter_time(self, day: str, time: str) -> None:
        """Type both into what `open_time` opened."""
        self._fill("Day", day)
        self._fill("Time", time)
        self._app.press("Change", "push button")
        self._app.gone("Date and time")

    def move_to_bin(self) -> None:
        """Put the entry away."""
        self._app.choose("Entry options", "Move to the bin")

    def find_words(self, words: str) -> str:
        """Look for words inside the entry; what is said about how many there are."""
        self._app.hands.press("Ctrl+g")
        self._fill("Find in this entry", words)
        count = self._app.find("Places found", "label")
        self._until(lambda: bool(count.description), "how many places")
        return count.description

    def _in_rail(self, name: str) -> list[str]:
        items = self._app.inside("Noticed today").look()
        return [each.description for each in items if each.name.startswith(name)]

    def _add(self, words: str) -> None:
        self._app.press("Add a person or a tag", "push button")
        self._fill("A name, or #tag", words)
        self._app.hands.press("Return")

    def _fill(self, field: str, words: str) -> None:
        """Type into a field once it has the keyboard, in place of what is there."""
        node = self._app.find(field, "text")
        self._until(lambda: node.has("focused") or node.focus(), f"the keyboard in “{field}”")
        self._app.hands.press("Ctrl+a")
        self._app.hands.type(words)
        self._until(lambda: node.text == words, f"“{words}” in “{field}”")

    def _page(self) -> Node:
        return self._app.find("Entry", "text")

    def _until(self, condition: Callable[[], object], what: str) -> None:
        self._app.bus.wait(condition, what)
