"""How much of a long work is done in one go, so that what comes in between hardly waits for it."""

import time
from collections.abc import Callable
from typing import Final

LONG: Final = 0.005
"""Seconds one go should take: a save that comes right after it began waits no longer than that."""
_FIRST: Final = 20
_MOST: Final = 200
"""More would save nothing: by then the transaction around them costs next to nothing each."""


class Slices:
    """Takes more at once while that goes quickly, and less where a computer is slow or busy."""

    def __init__(self, timer: Callable[[], float] = time.perf_counter) -> None:
        self._timer = timer
        self._began = 0.0
        self._size = _FIRST

    def begin(self) -> int:
        """How many to do now."""
        self._began = self._timer()
        return self._size

    def end(self) -> None:
        """They are done; the next ones follow from how long that took."""
        took = max(self._timer() - self._began, LONG / _MOST)
        # At most twice as many: one quick go says little about the next.
        fitting = min(2 * self._size, int(self._size * LONG / took))
        self._size = max(1, min(_MOST, fitting))
