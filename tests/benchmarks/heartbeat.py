"""How long the window stood still while something ran: the gaps of a timer in its own thread.

A gap is told twice: by the clock, and without the time for which the thread was ready to run and
another program had the processor, so that a busy machine does not pass for a busy app.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer

from journal_app.runtime.jobs import Job
from tests.benchmarks.figures import waited

BEAT_MS: Final = 5
PATIENCE_MS: Final = 180_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The longest time between two beats, in milliseconds."""

    own: float
    """Less what the thread waited for a processor; Linux alone tells that."""
    clock: float
    """The longest by the clock, whoever was to blame."""
    beats: int
    lasted: float
    """From the first beat to the last, less what the thread waited for a processor."""


class Heartbeat:
    """Beats from its start to its end."""

    def __init__(self) -> None:
        self._beats: list[tuple[float, float]] = []
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin; what happens before the first beat counts."""
        self._beat()
        self._timer.start()

    def end(self) -> Gap:
        """Stop; the worst of it."""
        self._timer.stop()
        self._beat()
        gaps = [
            (later - sooner, later - sooner - (waited - before))
            for (sooner, before), (later, waited) in pairwise(self._beats)
        ]
        return Gap(
            own=max(own for _clock, own in gaps) * 1000,
            clock=max(clock for clock, _own in gaps) * 1000,
            beats=len(gaps),
            lasted=sum(own for _clock, own in gaps) * 1000,
        )

    def _beat(self) -> None:
        self._beats.append((time.perf_counter(), waited()))


def worst_gap(start: Callable[[], Job]) -> Gap:
    """The worst gap from the asking for a job until it has come back; raises what it raised."""
    heart = Heartbeat()
    heart.start()
    until_done(start())
    return heart.end()


def worst_gap_of_nothing(milliseconds: int) -> Gap:
    """What the same timer tells on this machine while the window does nothing."""
    loop, heart = QEventLoop(), Heartbeat()
    heart.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    return heart.end()


def until_done(job: Job) -> None:
    """Let things happen until it has come back; raises what it raised."""
    loop = QEventLoop()
    ended: list[object] = []
    errors: list[BaseException] = []
    job.failed.connect(errors.append)
    for end in (job.finished, job.failed):
        end.connect(ended.append)
        end.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    if errors:
        raise errors[0]
    assert ended, "it never came back"
