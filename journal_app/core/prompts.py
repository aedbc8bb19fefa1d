"""A question someone may write from: what it is for, and all that decides when it may come."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

COOLDOWN_DAYS: Final = 45
"""How long a question rests after it was shown, unless it says otherwise."""
STEADY: Final = "st_steady"
LONGEST_TEXT: Final = 220
LONGEST_SHORT_TEXT: Final = 80
"""Both in characters."""
DEEPEST: Final = 4
"""Old rules, parts and shame: never without a yes of its own."""


class Family(StrEnum):
    """What a question is for; the ids are stable, the set grows."""

    LAND = "P1"
    NOTICE = "P2"
    FEAR_OR_PREFERENCE = "P3"
    GUARDED_ONE = "P4"
    OLD_RULE = "P5"
    BEING_SEEN = "P6"
    TINY = "P7"
    SMALL_STEPS = "P8"
    EVIDENCE = "P9"
    ROOM = "P10"
    REACHING = "P11"
    LOOP = "P12"
    FREEDOM_AND_CLOSENESS = "P13"
    UNSAID = "P14"
    HELP = "P15"
    CLOSING = "P16"
    NOT_OK = "P17"
    OWN = "own"
    """What the person wrote down for themselves; no file that ships holds any."""


class Occasion(StrEnum):
    """Where a question may be met."""

    TODAY = "today"
    NIGHT = "night"
    MOMENT = "moment"
    CLOSING = "closing"


class Seat(StrEnum):
    """Which side of a distance the question speaks to."""

    ANY = "any"
    ROOM = "room"
    CONTACT = "contact"


class ReplyKind(StrEnum):
    """The smallest answer that is whole."""

    LINE = "line"
    WORD = "word"
    TAP = "tap"
    DRAW = "draw"
    NONE = "none"


class Tense(StrEnum):
    """When the answer plays."""

    NOW = "now"
    PAST = "past"
    FUTURE = "future"
    IMAGINED = "imagined"


class Person(StrEnum):
    """Whom the question speaks to, or of."""

    YOU = "you"
    THIRD = "third"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question with all that decides when it may come; empty sets of ids mean any."""

    id: str
    family: Family
    text: str
    variant_short: str
    occasions: frozenset[Occasion] = frozenset({Occasion.TODAY})
    seat: Seat = Seat.ANY
    states_ok: frozenset[str] = frozenset({STEADY})
    readings_ok: frozenset[str] = frozenset()
    after_kinds: frozenset[str] = frozenset()
    safety_ok: bool = False
    """Whether it may also come to someone who has said that something isn't OK."""
    needs_text: bool = False
    reply_kind: ReplyKind = ReplyKind.LINE
    depth: int = 2
    """1 the senses, 2 what happened, 3 meaning and need, 4 old rules, parts and shame."""
    time_s: int = 120
    tense: Tense = Tense.PAST
    person: Person = Person.YOU
    concrete: bool = True
    """Whether a camera or a hand could answer it."""
    cooldown_days: int = COOLDOWN_DAYS
    followups: tuple[str, ...] = ()
    exit_line: str = ""
    lang: str = "en"
    author: str = "Tideline"
    reviewed_by: str = ""
    deck: str = ""
    """Of an own question: the uid of its deck."""
    deck_name: str = ""

    @property
    def kin(self) -> str:
        """What it belongs to when one asks for another kind: its family, or its own deck."""
        return self.deck or self.family.value
