"""Decide when nobody has been there for so long that the journal locks."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LOOK_MS = 10_000
"""How often it is looked how long nobody did anything; after sleep the first look comes as soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The clocks of the computer at one instant, all in seconds."""

    awake: float
    """Only ever goes forward, and may stand still while the computer sleeps."""
    with_sleep: float | None
    """Only ever goes forward, also while it sleeps; `None` where there is no such clock."""
    of_day: float
    """The time of day, which somebody may set forth or back."""


def between(earlier: Reading, later: Reading) -> float:
    """How many seconds went by, sleep included, whatever somebody did to the time of day.

    Only a system without a clock that counts sleep has to trust the time of day. Set forth, it
    then locks too soon, which loses nothing; set back, the clock that cannot be set still counts.
    """
    awake = later.awake - earlier.awake
    if earlier.with_sleep is not None and later.with_sleep is not None:
        return max(0.0, awake, later.with_sleep - earlier.with_sleep)
    return max(0.0, awake, later.of_day - earlier.of_day)


class Idleness:
    """How long nobody has done anything, summed up from look to look.

    Summed up, and not measured from the last input: a clock that was set back takes away nothing
    that was counted before.
    """

    def __init__(self, now: Reading) -> None:
        self._last = now
        self.seconds = 0.0

    def look(self, now: Reading) -> float:
        """Count what went by since the last look; the seconds so far."""
        self.seconds += between(self._last, now)
        self._last = now
        return self.seconds

    def begin_again(self, now: Reading) -> None:
        """Somebody did something."""
        self._last = now
        self.seconds = 0.0


class Autolock(QObject):
    """Says when to lock: after so many minutes without a key, a press, a touch or a movement.

    It only looks now and then, and before it takes an input as a sign of life: whoever wakes the
    computer by moving the mouse finds the journal locked, not begun anew.
    """

    due = Signal()
    """Nobody has been there for long enough."""

    def __init__(self, clock: Callable[[], Reading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = 0.0
        self._occupied: Callable[[], bool] = lambda: False
        self._idle = Idleness(clock())
        self._timer = QTimer(self, interval=LOOK_MS)
        # To the second would wake the computer for nothing.
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def stay_while(self, occupied: Callable[[], bool]) -> None:
        """While this is so, such as while somebody breathes with the pause, nobody is away."""
        self._occupied = occupied

    def run(self, minutes: int) -> None:
        """Lock after so many minutes from now on; after none, never."""
        if self.running and minutes * 60 == self._limit:
            return
        self._limit = minutes * 60.0
        self._idle.begin_again(self._clock())
        if minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """The journal is closed: nothing is left to lock."""
        self._timer.stop()

    def note_input(self) -> None:
        """Somebody did something in a window of ours."""
        if self.running and not self._overdue():
            self._idle.begin_again(self._clock())

    def look(self) -> None:
        """See whether it is time; also wanted as soon as the computer wakes up."""
        if self.running and not self._overdue() and self._occupied():
            self._idle.begin_again(self._clock())

    def _overdue(self) -> bool:
        if self._idle.look(self._clock()) < self._limit:
            return False
        self._idle.begin_again(self._clock())
        self.due.emit()
        return True
