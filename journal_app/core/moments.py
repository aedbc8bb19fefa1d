"""`Moment`: one time of pulling away, or of coming closer, as the person caught it.

Three kinds of nothing stay apart: a field that was never asked is absent, one that was passed
over stands in `skipped`; zero and *unsure* are values.
The scales: pulls 0 none, 1 a whisper, 2 a tug, 3 a pull, 4 a strong pull, 5 a flood;
closeness 0 miles apart to 10 no gap; the other numbers as in `core.moment_fields`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.vocabulary import Opens, Vocabulary

NOTICED: Final = "kd_noticed"
"""What a moment is unless the person says more."""
FEAR: Final = "rd_fear"
PREFERENCE: Final = "rd_preference"
BOTH: Final = "rd_both"
CANT_TELL: Final = "rd_cant_tell"
NOT_OK: Final = "rd_not_ok"
SKIPPED_READING: Final = "rd_skip"
ANSWERS: Final = (FEAR, PREFERENCE, BOTH, CANT_TELL)
"""In the order of the words of the question, which is fixed."""

STATES_TO_SETTLE: Final = frozenset({"st_over", "st_numb", "st_gone", "st_mixed"})
"""Settling comes before everything else here."""
STATES_TO_COME_BACK_FROM: Final = frozenset({"st_numb", "st_gone"})

CORRECTION: Final = timedelta(minutes=10)
"""How long a first answer can be taken back; then it stands."""
LATER_FROM: Final = timedelta(hours=12)
LATER_UNTIL: Final = timedelta(hours=48)
"""When the one later look is offered, after the first answer."""
RESTS_AFTER: Final = 3
"""So many answers within `RESTS_WITHIN`, and the question rests."""
RESTS_WITHIN: Final = timedelta(hours=24)
LONGEST_NOTE: Final = 2_000
LONGEST_TEXT: Final = 20_000
"""Both in characters."""


class Latency(StrEnum):
    """How soon after it happened a moment was caught; late ones are remembered differently."""

    LIVE = "live"
    SAME_DAY = "same-day"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMark:
    """A place in the body, what was felt there, or either alone."""

    region: str | None = None
    sensation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What a moment is caught with; everything but the kind may be left out."""

    kind: str = NOTICED
    captured_at: datetime | None = None
    """When it was caught, where that is not now: an item of the inbox."""
    at: datetime | None = None
    """When it happened, if the person said so; otherwise when it was caught."""
    note: str = ""
    state: str | None = None
    reading: str | None = None
    reading_at: datetime | None = None
    """When the question was answered, where that is not at keeping."""
    pull_away: int | None = None
    pull_toward: int | None = None
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field to chosen ids, in the order chosen."""
    texts: dict[str, str] = field(default_factory=dict)
    body: tuple[BodyMark, ...] = ()
    drawing: str = ""
    """Lines drawn by hand, as `core.drawings` writes them."""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    entry: Uid | None = None
    """The entry it was opened from."""
    session: Uid | None = None
    """The pause it was caught in."""

    @property
    def holds_something(self) -> bool:
        """Whether the person said anything at all; blanks and empty choices say nothing."""
        told = (
            self.note.strip(),
            self.drawing,
            any(self.terms.values()),
            any(text.strip() for text in self.texts.values()),
            self.body or self.people or self.tags,
        )
        answered = (self.at, self.state, self.reading, self.pull_away, self.pull_toward)
        chosen = any(value is not None for value in answered)
        return any(told) or chosen or self.kind != NOTICED


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment as it is kept; every word a choice stands for is a stable vocabulary id."""

    id: PieceId
    uid: Uid
    when: When
    captured_at: datetime
    kind: str
    """Id of the vocabulary, such as ``kd_noticed``."""
    rev: int = 1
    note: str = ""
    """The one sentence."""
    state: str | None = None
    reading: str | None = None
    """The first answer to the question; it belongs to the person and stands."""
    reading_at: datetime | None = None
    reading_later: str | None = None
    reading_later_at: datetime | None = None
    later_passed_at: datetime | None = None
    """When the later look was offered and passed over."""
    pull_away: int | None = None
    pull_toward: int | None = None
    closeness_now: int | None = None
    closeness_wanted: int | None = None
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field to chosen ids, in the order chosen, such as ``{"feelings": ("fe_sad",)}``."""
    strengths: dict[str, int] = field(default_factory=dict)
    """How strong a chosen feeling was, 0 to 4, where the person said so."""
    numbers: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Fields of text, and under ``{field}_other`` the person's own word for *something else*."""
    times: dict[str, datetime] = field(default_factory=dict)
    body: tuple[BodyMark, ...] = ()
    drawing: str = ""
    skipped: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sealed: bool = False
    """In no view, count, search or shared export; found again only from where it was sealed."""
    deleted_at: datetime | None = None


def latency(moment: Moment) -> Latency:
    """How soon it was caught: live within half an hour, the same day within twelve hours."""
    after = moment.captured_at - moment.when.instant
    if after <= timedelta(minutes=30):
        return Latency.LIVE
    return Latency.SAME_DAY if after <= timedelta(hours=12) else Latency.LATER


def may_correct(moment: Moment, now: datetime) -> bool:
    """Whether the first answer can still be taken back.

    A clock that was set meanwhile counts by how far it is away, in either direction.
    """
    return moment.reading_at is None or abs(now - moment.reading_at) <= CORRECTION


def later_look_due(moment: Moment, now: datetime) -> bool:
    """Whether the one later look may be offered now."""
    if moment.reading not in ANSWERS or moment.reading_at is None:
        return False
    if moment.reading_later is not None or moment.later_passed_at is not None:
        return False
    return LATER_FROM <= now - moment.reading_at <= LATER_UNTIL


_WEIGHT: Final = (
    Opens.FORK,
    Opens.SETTLING,
    Opens.INSIDE_OR_THEM,
    Opens.PLAIN_NOTE,
    Opens.SUPPORT,
)


def opened_by(moment: Capture | Moment, vocabulary: Vocabulary) -> Opens:
    """What the chosen words bring up, the weightiest first; a no that was heard brings nothing."""
    chosen = {term for terms in moment.terms.values() for term in terms}
    chosen |= {moment.reading} if moment.reading else set()
    found = {vocabulary.terms[term].opens for term in chosen if term in vocabulary}
    for opens in _WEIGHT:
        if opens in found:
            return opens
    return Opens.NOTHING
