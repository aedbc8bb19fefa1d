"""`Pause` and the other guided practices as values, and when which line of a pause is on screen.

Nothing in them holds a breath, closes the eyes, or lasts longer than the person wants.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

USUAL: Final = 60
SHORTEST: Final = 30
LONGEST: Final = 180
"""How long a pause may last, in seconds."""
WORDS_A_SECOND: Final = 2.3
SILENCE: Final = 1.5
"""Seconds a line stands beyond its reading, so that there is time to do what it says."""
STRETCH: Final = 1.5
"""The parts before the breath grow no longer than so many times their usual length."""
EACH_BREATH_LINE: Final = 8
"""About how many seconds a line of the last part stands, as long as there are lines."""


class Part(StrEnum):
    """The parts of a pause, in their order."""

    ARRIVE = "arrive"
    ANCHOR = "anchor"
    JAW = "jaw"
    BREATH = "breath"
    """Or staying with the anchor, for somebody who would rather not attend to the breath."""


class Anchor(StrEnum):
    """Where attention may rest; the values are stable."""

    FEET = "feet"
    SEAT = "seat"
    BACK = "back"
    OBJECT = "object"
    SOUNDS = "sounds"
    COLOURS = "colours"
    TEXTURE = "texture"
    WALK = "walk"


class Posture(StrEnum):
    """How the body is held: upright on a seat, on wheels or on the feet, or lying down."""

    UPRIGHT = "upright"
    LYING = "lying"


class Hereness(StrEnum):
    """How here one is at the end of coming back; the values are stable."""

    FAR = "far"
    PARTLY = "partly"
    MOSTLY = "mostly"


class TenSecondsOf(StrEnum):
    """What ten more seconds may be of; the values are stable."""

    ROOM = "room"
    CALL = "call"
    LOOK = "look"
    HUG = "hug"
    FEELING = "feeling"


class Next(StrEnum):
    """What may follow ten more seconds; none is the better one."""

    STAY = "stay"
    LEAVE = "leave"
    ASK_FOR_ROOM = "ask-for-room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a script."""

    text: str
    instead: str = ""
    """Another wording, for somebody to whom this part of the body is no help."""
    rank: int = 1
    """The highest go first when time is short; 1 stays longest."""
    least: int = SHORTEST
    most: int = LONGEST
    """The lengths of a pause, in seconds, in which this line is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLine:
    """One line and when it stands, in seconds from the beginning."""

    text: str
    at: float
    until: float
    part: Part | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorWords:
    """The words of one anchor."""

    label: str
    upright: tuple[Line, ...]
    lying: tuple[Line, ...]
    stay: tuple[Line, ...]
    """What stands in the place of the breath."""

    def lines(self, posture: Posture) -> tuple[Line, ...]:
        """The words that fit how the body is held."""
        return self.lying if posture is Posture.LYING else self.upright


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The one-minute pause."""

    spans: Mapping[Part, tuple[int, int]]
    """When each part begins and ends in a pause of the usual length."""
    arrive: tuple[Line, ...]
    jaw: tuple[Line, ...]
    breath: tuple[Line, ...]
    either: tuple[Line, ...]
    """What may follow the breath or the anchor alike, in a longer pause."""
    anchors: Mapping[Anchor, AnchorWords]
    question: str
    after: str
    left_early: str
    notes: tuple[str, ...]
    """For the page that explains the pause: whom another anchor may suit, what is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenSeconds:
    """Ten more seconds of a contact one wants."""

    question: str
    only: str
    choices: Mapping[TenSecondsOf, str]
    lines: tuple[TimedLine, ...]
    """The last one is the question after it, and stands as long as wanted."""
    ends: Mapping[Next, str]
    left_early: str
    settle_first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step without a clock; `{weekday_date}` in it waits for the day, in words."""

    text: str
    instead: str

    def on(self, weekday_date: str) -> "Step":
        """The same step with the day filled in, as in *Sunday, 22 November 2026*."""
        return replace(self, text=self.text.replace("{weekday_date}", weekday_date))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """Coming back gently from being numb, far away or unreal."""

    steps: tuple[Step, ...]
    """The last one asks how here one is."""
    answers: Mapping[Hereness, str]
    ends: Mapping[Hereness, tuple[str, ...]]
    help_note: str
    """Points to help outside; shown once a week at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """All guided practices in one language."""

    pause: Pause
    ten_seconds: TenSeconds
    coming_back: ComingBack


def seconds_needed(text: str) -> float:
    """How long a line has to stand to be read without haste."""
    return len(text.split()) / WORDS_A_SECOND + SILENCE


def plan(
    pause: Pause,
    seconds: int,
    anchor: Anchor,
    breath: bool,
    *,
    posture: Posture = Posture.UPRIGHT,
) -> tuple[TimedLine, ...]:
    """The lines of a pause of so many seconds, one after the other from 0 to its very end.

    The parts before the breath follow the length up to `STRETCH`; the breath, or staying with the
    anchor, takes the rest. Where time is short, lines are left out; none is hurried.
    """
    whole = min(max(seconds, SHORTEST), LONGEST)
    words = pause.anchors[anchor]
    timed: list[TimedLine] = []
    before = {Part.ARRIVE: pause.arrive, Part.ANCHOR: words.lines(posture), Part.JAW: pause.jaw}
    now = 0.0
    for part, lines in before.items():
        start, end = pause.spans[part]
        room = (end - start) * min(whole / USUAL, STRETCH)
        kept = _fitting(_for(whole, lines), room)
        end_of_part = now + max(room, sum(seconds_needed(line.text) for line in kept))
        timed += _spread(kept, part, now, end_of_part)
        now = end_of_part
    rest = whole - now
    last = (pause.breath if breath else words.stay) + pause.either
    kept = _most_wanted(_for(whole, last), max(1, round(rest / EACH_BREATH_LINE)))
    timed += _spread(_fitting(kept, rest), Part.BREATH, now, float(whole))
    return tuple(timed)


def _for(whole: int, lines: Iterable[Line]) -> Sequence[Line]:
    """Those that are true in a pause of this length."""
    return [line for line in lines if line.least <= whole <= line.most]


def _fitting(lines: Iterable[Line], room: float) -> Sequence[Line]:
    """What is left when the least needed lines went until the others have their time."""
    kept = list(lines)
    while len(kept) > 1 and sum(seconds_needed(line.text) for line in kept) > room:
        kept.remove(max(reversed(kept), key=lambda line: line.rank))
    return kept


def _most_wanted(lines: Sequence[Line], count: int) -> Sequence[Line]:
    """The `count` lines that stay longest, in the order of the script."""
    wanted = sorted(range(len(lines)), key=lambda n: (lines[n].rank, n))[:count]
    return [lines[n] for n in sorted(wanted)]


def _spread(lines: Sequence[Line], part: Part, start: float, end: float) -> list[TimedLine]:
    """The lines over a stretch of time; what nobody needs for reading is shared equally."""
    spare = (end - start - sum(seconds_needed(line.text) for line in lines)) / len(lines)
    timed: list[TimedLine] = []
    at = start
    for line in lines:
        until = end if line is lines[-1] else at + seconds_needed(line.text) + spare
        timed.append(TimedLine(text=line.text, at=at, until=until, part=part, instead=line.instead))
        at = until
    return timed
