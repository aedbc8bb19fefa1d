"""All that choosing a question looks at: the day, what was asked before, what the person said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from journal_app.core.greetings import PartOfDay, part_of_day
from journal_app.core.moments import NOT_OK
from journal_app.core.prompts import STEADY, Family, Occasion, Seat

OVER: Final = "st_over"
MIXED: Final = "st_mixed"
NUMB: Final = "st_numb"
GONE: Final = "st_gone"
EDGE_UP: Final = "st_edge_up"
EDGE_DOWN: Final = "st_edge_down"
UNSETTLED: Final = frozenset({OVER, MIXED, NUMB, GONE})
"""States in which a question stays with the senses: the body comes before any meaning."""
GONE_RESTS: Final = timedelta(hours=12)
"""So long after somebody was not quite here nothing but tiny questions come."""
DARK_FROM: Final = 21
DARK_UNTIL: Final = 4
"""Between these hours the deepest questions rest."""
DEEP_SITTINGS: Final = 2
"""In so many sittings within seven days the deepest questions may be offered."""


def says_not_ok(terms: frozenset[str]) -> bool:
    """Whether one of the words chosen for a moment leads to the fork; a poor fit alone does not."""
    marked = any(term.startswith("nk_") and term != "nk_mismatch" for term in terms)
    return marked or not terms.isdisjoint({"ft_them", "ld_unsafe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One moment of the last days, as far as it says which question fits."""

    ago: timedelta
    kind: str
    state: str | None = None
    reading: str | None = None
    """What it was to them in the end: a later look counts more than the first answer."""
    seat: Seat = Seat.ANY
    terms: frozenset[str] = frozenset()
    """Every word that was chosen for it, of whatever field."""

    @property
    def seats(self) -> frozenset[Seat]:
        """The seats it was told from; one who sat in both is in each."""
        if "seat_both" in self.terms:
            return frozenset({Seat.ROOM, Seat.CONTACT})
        return frozenset({self.seat}) - {Seat.ANY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One visit to the page one writes on, and what was offered in it so far."""

    kin: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    deep: bool = False
    """Whether one of the deepest questions was among it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the person said of questions, families and decks; nothing else is ever learned."""

    weights: Mapping[str, int] = field(default_factory=dict)
    """1 more of these, -1 less of them, by family or deck."""
    hidden: frozenset[str] = frozenset()
    """Questions, families and decks that are not to come again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What somebody asks for on a page by themselves."""

    wanted: Family | None = None
    """A kind of question they opened."""
    deeper: bool = False
    """Yes to *a bit deeper*."""
    more: bool = False
    """More than what is offered by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptContext:
    """Values of one instant; the same ones give the same questions."""

    day: date
    hour: int
    last_shown: Mapping[str, date] = field(default_factory=dict)
    """The last day before `day` on which each question was shown."""
    hidden: frozenset[str] = frozenset()
    occasion: Occasion = Occasion.TODAY
    state: str = STEADY
    reading: str | None = None
    kind: str | None = None
    seat: Seat = Seat.ANY
    terms: frozenset[str] = frozenset()
    """Every word that was chosen for this moment."""
    safety_flagged: bool = False
    """Whether the person has said that something isn't OK, or that they are not sure."""
    since_gone: timedelta | None = None
    """How long ago they were last not quite here, as far as is known."""
    question_rests: bool = False
    """Whether fear or preference was answered so often today that it rests."""
    last_answer: str | None = None
    """What was answered last in the last days, in a moment, in a later look or in a pause."""
    lately: tuple[Told, ...] = ()
    """What was told in the last days, the newest first."""
    wanted: Family | None = None
    """A kind of question the person opened by themselves, or that a branch goes on with."""
    allow_deeper: bool = False
    """Whether they said yes to *a bit deeper*."""
    deep_sittings: int = 0
    """In how many other sittings of the last seven days the deepest questions were offered."""
    deeper_at_night: bool = False
    """Whether they want the night to be like the day."""
    sitting: Sitting = field(default_factory=Sitting)
    more_wanted: bool = False
    """Whether they asked for more than what is offered by itself."""
    weights: Mapping[str, int] = field(default_factory=dict)
    concrete: bool = False
    """Whether how, what and when come in the place of everything else."""
    step_back: bool = False
    """Whether questions that look from a step away come first."""
    hard_now: bool = False
    """Whether they said a short while ago that it is hard, or harder than before."""
    therapy_near: bool = False

    @property
    def late(self) -> bool:
        """Whether it is night, when only small questions come."""
        return part_of_day(self.hour) is PartOfDay.LATE and not self.deeper_at_night

    @property
    def dark(self) -> bool:
        """Whether the deepest questions rest until the morning."""
        dark = self.hour >= DARK_FROM or self.hour < DARK_UNTIL
        return dark and not self.deeper_at_night

    @property
    def safety_first(self) -> bool:
        """Whether only questions that never ask for closeness may come."""
        return self.safety_flagged or self.reading == NOT_OK or says_not_ok(self.terms)

    @property
    def only_tiny(self) -> bool:
        """Whether somebody was not quite here a short while ago; a clock put back ends nothing."""
        return self.since_gone is not None and abs(self.since_gone) < GONE_RESTS

    @property
    def unsettled(self) -> bool:
        """Whether a question has to stay with the senses."""
        return self.only_tiny or self.state in UNSETTLED

    @property
    def last_reading(self) -> str | None:
        """The answer that counts: of this moment, or else the newest one of the last days."""
        if self.occasion is Occasion.MOMENT:
            return self.reading
        told = (told.reading for told in self.lately if told.reading)
        return self.last_answer or next(told, self.reading)

    @property
    def chosen(self) -> frozenset[str]:
        """Every word chosen in the last days, kinds among them."""
        return frozenset().union(*(told.terms | {told.kind} for told in self.lately))
