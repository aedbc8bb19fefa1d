"""The breath as numbers: how full it is at any second, which way it goes, what is said of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

SPOKEN_AT_FIRST: Final = 3
"""So many breaths are spoken whole; then only their beginnings."""
_LONG_TAIL: Final = 0.86
"""Below 1 the way out begins sooner and ends more slowly."""


class Phase(Enum):
    """Which way the breath goes."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one breath takes, in seconds; the way out is the longer one, and none is held."""

    inward: float
    outward: float

    @property
    def breath(self) -> float:
        """One whole breath, in seconds."""
        return self.inward + self.outward


PACES: Final[Mapping[str, Pace]] = {
    "3/5": Pace(3, 5),
    "4/6": Pace(4, 6),
    "5/7": Pace(5, 7),
}
"""By the value of the setting, the quickest first."""


def fullness(pace: Pace, seconds: float) -> float:
    """How full the breath is, from 0 empty to 1 full; before the beginning it is empty."""
    within = max(0.0, seconds) % pace.breath
    if within < pace.inward:
        return (1 - math.cos(math.pi * within / pace.inward)) / 2
    out = (within - pace.inward) / pace.outward
    return (1 + math.cos(math.pi * out**_LONG_TAIL)) / 2


def phase_at(pace: Pace, seconds: float) -> tuple[Phase, int]:
    """Which way it goes, and how many whole breaths lie behind."""
    breaths, within = divmod(max(0.0, seconds), pace.breath)
    return Phase.IN if within < pace.inward else Phase.OUT, int(breaths)


def in_whole_breaths(pace: Pace, seconds: float) -> float:
    """The end of the breath in which this second lies: nobody is called away in the middle."""
    return math.ceil(seconds / pace.breath) * pace.breath


def is_spoken(phase: Phase, breaths: int) -> bool:
    """Whether a screen reader says this turn of the breath: after three, only every second."""
    return breaths < SPOKEN_AT_FIRST or phase is Phase.IN
