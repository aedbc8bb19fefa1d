"""How far a long command is, on a terminal; and Ctrl+C, which ends it without leaving halves."""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final, TextIO

from journal_app.i18n import _
from journal_app.services.exchange import Stopped

_NOT_BEFORE: Final = 0.5
"""Seconds; what is done by then needs no words."""
_EVERY: Final = 0.25
_WISHES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """Told of each step; writes one line over itself, and ends the work when somebody asks."""

    def __init__(self, to: TextIO | None, now: Callable[[], float] = time.monotonic) -> None:
        """`to` is written to where it is a terminal."""
        self._to = to if to is not None and to.isatty() else None
        self._now = now
        self._next = now() + _NOT_BEFORE
        self._shown = False
        self.wish = 0
        """The number of the signal that asked for the end; 0 while nobody did."""

    def step(self, done: int, of: int) -> None:
        """So many of so many are done. Raises `Stopped` once the end was asked for."""
        if self.wish:
            raise Stopped
        if self._to is None or not of or self._now() < self._next:
            return
        self._next = self._now() + _EVERY
        words = _("{percent} % is done.").format(percent=100 * done // of)
        self._to.write(f"{_CLEAR}{words}")
        self._to.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._to is not None and self._shown:
            self._to.write(_CLEAR)
            self._to.flush()
            self._shown = False

    def end(self, number: int, _frame: FrameType | None = None) -> None:
        """Somebody wants it to end: at the next step, so that nothing is cut in the middle."""
        self.wish = number


@contextmanager
def on_its_way() -> Iterator[Progress]:
    """Tell on standard error how far it is; the wish to end is heard at its next step."""
    progress = Progress(sys.stderr)
    before: Mapping[signal.Signals, Any] = {
        each: signal.signal(each, progress.end)
        for each in _signals()
        # What the shell had it ignore, as `nohup` does, it goes on to ignore.
        if signal.getsignal(each) is not signal.SIG_IGN
    }
    try:
        yield progress
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        progress.clear()


def _signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _WISHES if hasattr(signal, name)]
