"""The pause: a minute, a question, a note, and the way back to where one was."""

from tests.e2e.driver import App
from tests.robots.note import Note

QUESTION = "Is my distance coming from fear, or from preference?"
OVER = f"Minute over. {QUESTION}"
LONGEST_MINUTE_SECONDS = 75.0
"""For a minute of real time, on a busy machine."""


class Pause:
    """Goes through the pause as a person does, by keys or by mouse."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.note = Note(app, app.hands)

    # Breathing.

    def begin(self) -> None:
        """Ctrl+Shift+P, from wherever one is."""
        self._app.hands.press("Ctrl+Shift+p")
        self.wait_for()

    def begin_by_mouse(self) -> None:
        """The button in the sidebar."""
        self._app.hands.click(self._app.box("Pause", "push button"))
        self.wait_for()

    def wait_for(self) -> None:
        """Wait until the pause is there."""
        self._app.find("Pause", "panel")

    def show_breath_as(self, guide: str) -> None:
        """Answer what is asked once: “Words only”, “A slow bar” or “A ring”."""
        self._app.hands.click(self._app.box(guide, "push button"))
        self._app.gone("How the breath is shown")

    def step(self, words: str) -> None:
        """Wait for a step, such as “Step 2 of 3, Ask”."""
        self._app.bus.wait(lambda: self._app.description("Step", "label") == words, words)

    def wait_out_the_minute(self) -> None:
        """Do nothing until it is said that the minute is over."""
        self._app.bus.wait(
            lambda: OVER in self._app.bus.announcements,
            "the end of the minute",
            LONGEST_MINUTE_SECONDS,
        )

    def skip(self) -> None:
        """Ctrl and the arrow that points on."""
        self._app.hands.press("Ctrl+Right")

    def skip_by_mouse(self) -> None:
        """The button that leads on from the minute."""
        self._app.hands.click(self._app.box("Go to the question", "push button"))

    # The question.

    def asks(self) -> None:
        """Wait for the question and its four answers, the first with the keyboard."""
        self._has_keyboard("Fear", "push button")

    def asks_by_itself(self) -> None:
        """The same after the whole minute: no answer is under the fingers then."""
        self._has_keyboard("Answers", "panel")

    def answer(self, key: str) -> None:
        """Answer with 1, 2, 3 or 4."""
        self._app.hands.press(key)
        self.note.wait_for()

    def answer_by_mouse(self, answer: str) -> None:
        """Click on an answer."""
        self._app.hands.click(self._app.box(answer, "push button"))
        self.note.wait_for()

    def not_ok(self) -> None:
        """The quiet link below the answers."""
        self._app.press("Something isn’t OK", "push button")

    # The end.

    def closes(self) -> None:
        """Wait for the last step, with the keyboard on *Done*."""
        self._has_keyboard("Done", "push button")

    def offers(self) -> set[str]:
        """What the last step offers beside *Done*."""
        offered = set(self._app.inside("Close").names("push button"))
        return offered - {"Done"}

    def done(self) -> None:
        """Enter, where *Done* has the keyboard."""
        self._app.hands.press("Return")
        self.is_over()

    def done_by_mouse(self) -> None:
        """Click on *Done*."""
        self._app.hands.click(self._app.box("Done", "push button"))

    def come_back_gently(self) -> None:
        """Take up the one thing that is offered where one is numb or gone."""
        self._app.press("Coming back gently", "push button")
        self._app.find("Coming back gently", "panel")
        self._has_keyboard("Continue", "push button")

    def continue_coming_back(self) -> None:
        """Enter, to the next step."""
        steps = self._app.inside("Steps")
        before = steps.names("label")
        self._app.hands.press("Return")
        self._app.bus.wait(lambda: steps.names("label") != before, "the next step")

    def stop_coming_back(self) -> None:
        """*Stop* is there at every step, as large as *Continue*."""
        self._app.hands.click(self._app.box("Stop", "push button"))

    def leave(self) -> None:
        """Esc."""
        self._app.hands.press("Escape")
        self.is_over()

    def is_over(self) -> None:
        """Wait until the window shows what it showed before."""
        self._app.gone("Leave the pause")

    def _has_keyboard(self, name: str, role: str) -> None:
        node = self._app.find(name, role)
        self._app.bus.wait(lambda: node.has("focused"), f"the keyboard on “{name}”")
