"""How long something has gone on, without the time it was held or the computer slept."""

from collections.abc import Callable
from typing import Final

ASLEEP: Final = 2.0
"""Between two looks so many seconds or more went by only if the computer slept or stood still."""


class Stopwatch:
    """Reads a clock that only goes forward, and never adds up ticks.

    Look at it often while it runs: a gap of `ASLEEP` seconds between two looks does not count, so
    that whoever opens the lid an hour later goes on where they were.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        """`seconds` is such as `time.monotonic`."""
        self._seconds = seconds
        self._began = 0.0
        self._seen = 0.0
        self._held: float | None = 0.0

    @property
    def running(self) -> bool:
        """Whether time goes on."""
        return self._held is None

    def restart(self) -> None:
        """Begin anew, at nothing, and run."""
        self._held = 0.0
        self.go_on()

    def hold(self) -> None:
        """Stand still here."""
        self._held = self.elapsed()

    def go_on(self) -> None:
        """Run on from where it was held."""
        if self._held is not None:
            self._seen = self._seconds()
            self._began = self._seen - self._held
            self._held = None

    def elapsed(self) -> float:
        """Seconds that counted so far."""
        if self._held is not None:
            return self._held
        now = self._seconds()
        if now - self._seen >= ASLEEP:
            self._began += now - self._seen
        self._seen = now
        return now - self._began
