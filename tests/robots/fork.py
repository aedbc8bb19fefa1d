"""The one calm question behind *Something isn’t OK*."""

from tests.e2e.driver import App

AFRAID = "I’m afraid of what they might do."
CONTROLLED = "I’m controlled, watched or cut off, or my no is punished."
HURT = "Something hurtful happened, or a betrayal."
MISMATCH = "We may not fit."
NOT_SURE = "I’m not sure."


class Fork:
    """Answers the question, or goes back without an answer."""

    def __init__(self, app: App) -> None:
        self._app = app

    def wait_for(self) -> None:
        """Wait for the question, with the keyboard on its answers."""
        self._app.find("Something isn’t OK", "panel")
        answers = self._app.find("Is it more like…", "panel")
        self._app.bus.wait(lambda: answers.has("focused"), "the keyboard on the answers")

    def words(self) -> str:
        """Everything that stands there."""
        panel = self._app.find("Something isn’t OK", "panel")
        return "\n".join(each.name for each in self._app.bus.look(panel))

    def answer(self, answer: str) -> None:
        """Click on an answer."""
        self._app.hands.click(self._app.box(answer, "push button"))

    def back(self) -> None:
        """Go back; nothing is set."""
        self._app.hands.click(self._app.inside("Something isn’t OK").box("Back", "push button"))
        self._app.gone("Is it more like…")
