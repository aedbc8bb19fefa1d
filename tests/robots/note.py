"""The form in which a moment is told: the card of the pause, or the small window."""

from tests.e2e.hands import Hands
from tests.e2e.view import View


class Note:
    """Tells a moment by keys or by mouse; nothing in it is required."""

    def __init__(self, view: View, hands: Hands) -> None:
        self._view = view
        self._hands = hands

    def wait_for(self) -> None:
        """Wait until the form is there and the sentence has the keyboard."""
        self._view.find("Note the moment", "panel")
        sentence = self._view.find("One sentence", "text")
        self._view.bus.wait(lambda: sentence.has("focused"), "the keyboard in the sentence")

    def write(self, sentence: str, *, seconds_between: float = 0.0) -> None:
        """Type the one sentence, and wait until all of it stands there."""
        line = self._view.find("One sentence", "text")
        if not line.has("focused"):
            self._hands.click(self._view.box("One sentence", "text"))
            self._view.bus.wait(lambda: line.has("focused"), "the keyboard in the sentence")
        before = self.sentence
        self._hands.type(sentence, seconds_between=seconds_between)
        whole = before + sentence
        self._view.bus.wait(lambda: self.sentence == whole, "the whole sentence")

    @property
    def sentence(self) -> str:
        """What stands in the line."""
        return self._view.find("One sentence", "text").text

    def rows(self) -> list[str]:
        """Which rows show, by their names."""
        panels = {sight.name for sight in self._view.look() if sight.role == "panel"}
        known = ("Answers", "Right now", "With", "Just before", "In the body", "The pull is")
        more = ("I want to", "What was the fear of?", "What is the room for?")
        return [name for name in (*known, *more) if name in panels]

    def words_in(self, row: str) -> list[str]:
        """The words a row offers now."""
        return self._view.inside(row).names("check box")

    def tick(self, row: str, word: str) -> None:
        """Choose a word of a row by the mouse."""
        inside = self._view.inside(row)
        box = inside.find(word, "check box")
        self._hands.click(box.box)
        self._view.bus.wait(lambda: box.has("checked"), f"“{word}” chosen")

    def press(self, row: str, word: str) -> None:
        """Click on a word that leads somewhere else."""
        self._hands.click(self._view.inside(row).box(word, "check box"))

    def ticked(self, row: str, word: str) -> bool:
        """Whether a word of a row is chosen."""
        sight = self._view.inside(row).see(word, "check box")
        return sight is not None and sight.has("checked")

    def name(self, who: str) -> None:
        """Name somebody new."""
        row = self._view.inside("With")
        self._hands.click(row.box("Someone else", "push button"))
        line = self._view.find("Name of someone else", "text")
        self._view.bus.wait(lambda: line.has("focused"), "the keyboard in the line for a name")
        self._hands.type(f"{who}\n")
        row.find(who, "check box")

    def has_answer(self, answer: str) -> None:
        """Wait until the answer to the question stands in the head of the large form."""
        self._view.bus.wait(
            lambda: self._view.description("Felt like", "push button") == answer, f"“{answer}”"
        )

    def keep(self) -> None:
        """Ctrl+Enter."""
        self._hands.press("Ctrl+Return")

    def keep_by_mouse(self) -> None:
        """The button that keeps."""
        self._hands.click(self._view.box("Keep this moment", "push button"))

    def let_go(self) -> None:
        """The button that lets it go."""
        self._hands.click(self._view.box("Let it go", "push button"))

    def undo(self) -> None:
        """Take that back."""
        self._hands.click(self._view.box("Undo", "push button"))
