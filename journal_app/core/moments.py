"""`Moment`: one time of pulling away, or of coming closer, as the person caught it.

Three kinds of nothing stay apart: a field that was never asked is absent from `terms` and `None`
in its column; one that was skipped stands in `skipped`; zero and *unsure* are values.
The scales follow: pulls 0 none, 1 a whisper, 2 a tug, 3 a pull, 4 a strong pull, 5 a flood;
closeness 0 miles apart to 10 no gap.
"""

from dataclasses import dataclass, field
from datetime import datetime

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid


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
    pull_away: int | None = None
    pull_toward: int | None = None
    closeness_now: int | None = None
    closeness_wanted: int | None = None
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field to chosen ids, in the order chosen, such as ``{"regions": ("br_chest",)}``."""
    skipped: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deleted_at: datetime | None = None
