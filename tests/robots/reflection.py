"""Looking at a moment again: the one later look, and looking back in parts."""

from tests.e2e.driver import App

LATER_LOOK = "There is a moment you could look at once more, if you like."
PARTS = (
    "In the body",
    "What was going on",
    "What it may have meant",
    "The reason, and what was under it",
    "Wanting and caring",
    "Going and coming back",
    "What helped",
    "As it was noted",
)
LOOK_BACK = "There is a moment you could look back at, if you like."


class Reflection:
    """What Today offers in one quiet line, and what the Reader asks then."""

    def __init__(self, app: App) -> None:
        self._app = app

    def offered(self) -> str:
        """What Today offers now; nothing most of the time."""
        names = self._app.inside("An offer").names("label")
        return names[0] if names else ""

    def wait_for_offer(self, words: str) -> None:
        """Wait until this is offered."""
        self._app.bus.wait(lambda: self.offered() == words, f"“{words}”")

    def look(self) -> None:
        """Take up what is offered."""
        self._app.hands.click(self._app.inside("An offer").box("Look", "push button"))

    def not_now(self) -> None:
        """Pass it over."""
        self._app.hands.click(self._app.inside("An offer").box("Not now", "push button"))
        self._app.gone("An offer")

    def asks_again(self) -> None:
        """Wait until the same question is asked once more."""
        self._app.find("A later look", "panel")
        self._app.inside("A later look").find("Answers", "panel")

    def answer(self, answer: str) -> None:
        """Click on an answer."""
        self._app.hands.click(self._app.inside("A later look").box(answer, "check box"))

    def both_answers(self, first: str, later: str) -> None:
        """Wait until both stand side by side, the first before the later one."""

        def shown() -> bool:
            told = self._both()
            return len(told) == 2 and told[0].endswith(first) and told[1].endswith(later)

        self._app.bus.wait(shown, f"“{first}” beside “{later}”")

    def times_of_both(self) -> list[str]:
        """When each was given, such as “12:0”: to ten minutes."""
        return [told.rpartition(": ")[0][-5:-1] for told in self._both()]

    def _both(self) -> list[str]:
        names = self._app.inside("What it felt like").names("panel")
        return [name for name in names if name.startswith(("At first, ", "Looking again, "))]

    # Looking back in parts.

    def look_back(self) -> None:
        """From the Reader, into looking back."""
        self._app.hands.click(self._app.box("Look back at this moment", "push button"))
        self._app.find("Looking back", "panel")

    def parts(self) -> list[str]:
        """The headings that can be unfolded."""
        return [each for each in self._asked() if each in PARTS]

    def questions_of(self, part: str) -> list[str]:
        """Everything asked in a part, once it is unfolded; the others fold then."""
        heading = self._app.find(part, "check box")
        if not heading.has("checked"):
            heading.press()
        found = self._app.bus.wait(lambda: self._asked_in(part), f"“{part}” unfolded")
        assert isinstance(found, list)
        return found

    def write(self, part: str, question: str, words: str) -> None:
        """Unfold a part, and answer one of its questions in one’s own words."""
        self.questions_of(part)
        self._app.hands.click(self._app.box(question, "text"))
        line = self._app.find(question, "text")
        self._app.bus.wait(lambda: line.has("focused"), f"the keyboard in “{question}”")
        self._app.hands.type(words)
        self._app.bus.wait(lambda: line.text == words, f"{words!r} there")

    def end(self) -> None:
        """*Done* leads back to reading; everything told is kept."""
        self._app.press("Done", "push button")
        self._app.gone("Looking back")

    def _asked(self) -> list[str]:
        return self._app.inside("Looking back").names()

    def _asked_in(self, part: str) -> list[str]:
        """What stands below a heading, before the next one."""
        asked = self._asked()
        below = asked[asked.index(part) + 1 :]
        ends = [at for at, name in enumerate(below) if name in PARTS and name != part]
        return [name for name in below[: ends[0] if ends else None] if name != part]
