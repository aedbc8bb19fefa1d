"""The course of a pause: which line stands, which way the breath goes, and when it is over."""

from dataclasses import dataclass

from journal_app.core.practices import Anchor, Part, Pause, Posture, TimedLine, plan
from journal_app.core.settings import (
    LONGEST_PAUSE,
    PAUSE_ANCHOR,
    PAUSE_BREATH,
    PAUSE_PACE,
    PAUSE_SECONDS,
    SHORTEST_PAUSE,
)
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.pause.pacer import PACES, Pace, Phase, in_whole_breaths, phase_at

STEP_SECONDS = 30
"""How much shorter or longer one press makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How somebody wants to pause."""

    seconds: int = 60
    anchor: Anchor = Anchor.FEET
    breath: bool = True
    pace: Pace = PACES["4/6"]
    posture: Posture = Posture.UPRIGHT
    other_words: bool = False
    """Hands in the place of the jaw, for somebody to whom the jaw is no help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is true at one second of a pause."""

    line: str
    phase: Phase | None
    """`None` where the breath is left to itself."""
    breaths: int
    attending: bool
    """Whether the words have come to the breath, or to staying with the anchor."""
    over: bool


class Course:
    """One pause from its first second to its last."""

    def __init__(self, pause: Pause, wishes: Wishes) -> None:
        self._pause = pause
        self._wishes = wishes
        self._lines = self._planned()
        self._reached = 0

    @property
    def wishes(self) -> Wishes:
        """How it goes on from here."""
        return self._wishes

    @property
    def length(self) -> float:
        """When it is over, in seconds: with the last whole breath."""
        if not self._wishes.breath:
            return float(self._wishes.seconds)
        return in_whole_breaths(self._wishes.pace, self._wishes.seconds)

    def change(self, wishes: Wishes) -> None:
        """Go on differently; only another anchor brings words back that were read already."""
        kept = (self._wishes.anchor, self._wishes.breath) == (wishes.anchor, wishes.breath)
        self._wishes = wishes
        self._lines = self._planned()
        self._reached = min(self._reached, len(self._lines) - 1) if kept else 0

    def at(self, seconds: float) -> Now:
        """What is true now; time only goes forward."""
        reached = sum(line.at <= seconds for line in self._lines) - 1
        self._reached = max(self._reached, reached, 0)
        line = self._lines[self._reached]
        phase, breaths = phase_at(self._wishes.pace, seconds)
        return Now(
            line=line.instead if self._wishes.other_words and line.instead else line.text,
            phase=phase if self._wishes.breath else None,
            breaths=breaths,
            attending=line.part is Part.BREATH,
            over=seconds >= self.length,
        )

    def _planned(self) -> tuple[TimedLine, ...]:
        wishes = self._wishes
        return plan(
            self._pause, wishes.seconds, wishes.anchor, wishes.breath, posture=wishes.posture
        )


def remembered(settings: DeviceSettings) -> Wishes:
    """How somebody paused the last time; an anchor nobody knows any more is the feet."""
    anchor = settings.get(PAUSE_ANCHOR)
    return Wishes(
        seconds=settings.get(PAUSE_SECONDS),
        anchor=Anchor(anchor) if anchor in set(Anchor) else Anchor.FEET,
        breath=settings.get(PAUSE_BREATH),
        pace=PACES[settings.get(PAUSE_PACE)],
    )


def remember(settings: DeviceSettings, wishes: Wishes) -> None:
    """Pause like this the next time, too."""
    settings.put(PAUSE_SECONDS, wishes.seconds)
    settings.put(PAUSE_ANCHOR, wishes.anchor.value)
    settings.put(PAUSE_BREATH, wishes.breath)
    settings.put(PAUSE_PACE, next(name for name, pace in PACES.items() if pace == wishes.pace))


def shorter(seconds: int) -> int:
    """The next length below this one."""
    return max(SHORTEST_PAUSE, (seconds - 1) // STEP_SECONDS * STEP_SECONDS)


def longer(seconds: int) -> int:
    """The next length above this one."""
    return min(LONGEST_PAUSE, seconds // STEP_SECONDS * STEP_SECONDS + STEP_SECONDS)
