"""The question on Today, what one says of it, and how a page ends that began with one."""

from tests.e2e.driver import App


class Questions:
    """Reads the question, asks for another, and takes the ways that stand at the foot."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def asked(self) -> str:
        """The question on the card, or nothing."""
        return self._app.description("Prompt", "label")

    def wait_for(self, *, besides: str = "") -> str:
        """Wait until there is one, another than this; what it asks."""
        found = self._app.bus.wait(
            lambda: self.asked if self.asked not in ("", besides) else None, "a question"
        )
        assert isinstance(found, str)
        return found

    def another(self) -> str:
        """Ask for another one; what it asks."""
        before = self.asked
        self._app.press("Another question", "push button")
        return self.wait_for(besides=before)

    def why(self) -> str:
        """Open “Why this one?”; what is said."""
        self._app.press("Why this one?", "push button")
        self._app.find("Why this one came", "label")
        return self._app.description("Why this one came", "label")

    def choose(self, deed: str) -> None:
        """Ask why, and choose something there."""
        self.why()
        self._app.press(deed, "push button")
        self._app.gone("Why this one came")

    # The foot.

    def wait_for_foot(self) -> None:
        """Wait until the three ways stand there."""
        self._app.find("End here", "panel")

    def has_foot(self) -> bool:
        """Whether they stand there."""
        return self._app.see("End here", "panel") is not None

    def done(self) -> None:
        """The third of them."""
        self._app.inside("End here").press("Done", "push button")

    def small_thing(self) -> str:
        """Look at one small thing, and leave it by Esc; what it is."""
        self._app.press("One small thing next", "push button")
        self._app.find("Small thing", "label")
        words = self._app.description("Small thing", "label")
        self._app.hands.press("Escape")
        self._app.gone("Small thing")
        return words

    def seal_for_a_week(self) -> str:
        """Seal it; the day it comes back on."""
        self._app.press("Seal it", "push button")
        self._app.find("What sealing does", "label")
        until = self._app.description("A week", "push button")
        self._app.press("A week", "push button")
        self._app.gone("What sealing does")
        return until

    def quiet_line(self, seconds: float) -> str:
        """Wait for the soft line at the foot; what it says."""
        self._app.find("Quiet line", "label", seconds=seconds)
        return self._app.description("Quiet line", "label")

    def put_line_away(self) -> None:
        """Its cross."""
        self._app.press("Put this line away", "push button")
        self._app.gone("Quiet line")

    def go_further(self) -> tuple[str, str]:
        """Take one further question; what it asks, and the sentence that stays in sight."""
        self._app.press("One further question", "push button")
        self._app.find("Further question", "label")
        question = self._app.description("Further question", "label")
        self._app.press("Begin with this sentence in sight", "push button")
        self._app.find("Kept sentence", "label")
        return question, self.kept_sentence

    @property
    def kept_sentence(self) -> str:
        """What stays in sight, or nothing."""
        return self._app.description("Kept sentence", "label")
