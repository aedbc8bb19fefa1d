"""The small window in which a moment is noted, over whatever one was doing."""

from tests.e2e.driver import App
from tests.robots.note import Note

BETWEEN_KEYS = 1 / 12
"""Seconds; the pace of a quick hand."""
BETWEEN_STEPS = 0.3
"""Seconds in which somebody sees what is there and decides."""


class Capture:
    """Notes a moment from anywhere."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._view = app.small_window
        self.note = Note(app.small_window, app.hands)

    def call(self) -> None:
        """The command of the desktop, with the app running."""
        told = self._app.run("capture")
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
        self.wait_for()

    def call_from_nothing(self) -> None:
        """The same with no app running: the process that is begun is the small window."""
        self._app.launch("capture")
        self.wait_for()

    def call_by_key(self) -> None:
        """Ctrl+Shift+N inside the app."""
        self._app.hands.press("Ctrl+Shift+n")
        self.wait_for()

    def wait_for(self) -> None:
        """Wait until it is in front and one can type."""
        self.note.wait_for()
        self._app.bus.wait(lambda: self._app.hands.in_front() == "Tideline", "the small window")

    def think(self) -> None:
        """As long as a person takes between two steps."""
        self._app.hands.rest(BETWEEN_STEPS)

    def step_back_to(self, name: str, most: int = 12) -> None:
        """Shift+Tab, seeing each time what has the keyboard, until it is this or inside it."""
        for _step in range(most):
            if self._has_keyboard(name):
                return
            was = self._keyboard_at()
            self._app.hands.press("Shift+Tab")
            self._app.bus.wait(lambda at=was: self._keyboard_at() != at, f"a way to “{name}”")
            self.think()
        raise AssertionError(f"“{name}” is more than {most} steps away")

    def kept(self) -> None:
        """Wait until it says that the moment is kept."""
        self._view.find("Kept", "panel")

    def ways_on(self) -> list[str]:
        """What is offered after keeping."""
        return self._view.inside("Kept").names("push button")

    def done(self) -> None:
        """Enter, where *Done* has the keyboard."""
        done = self._view.find("Done", "push button")
        self._app.bus.wait(lambda: done.has("focused"), "the keyboard on “Done”")
        self._app.hands.press("Return")

    def close(self) -> None:
        """Esc puts down what was begun and closes."""
        self._app.hands.press("Escape")
        self.is_gone()

    def is_gone(self) -> None:
        """Wait until it is not there any more."""
        self._app.bus.wait(lambda: not self._view.look(), "the small window to go")

    def _has_keyboard(self, name: str) -> bool:
        sights = self._view.inside(name).look() or [self._view.see(name)]
        return any(sight is not None and sight.has("focused") for sight in sights)

    def _keyboard_at(self) -> str:
        return "/".join(f"{each.name}" for each in self._view.look() if each.has("focused"))
