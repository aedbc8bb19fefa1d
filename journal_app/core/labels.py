"""`Label`: a person or a tag as the lists show it, and what one was before it was put away."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from journal_app.core import exact_json
from journal_app.core.ids import Uid

VERSION: Final = 1
_FADES_BY_HALF: Final = 60
"""Days after which a name counts half as much when names are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One name, where in time it stands, and how the person wants it shown."""

    id: int
    uid: Uid
    label: str
    uses: int = 0
    """On how many pieces outside the bin it stands; sealed ones are not counted."""
    first: date | None = None
    last: date | None = None
    tint: str | None = None
    """One of `core.marks.TINTS`."""
    hidden: bool = False
    """Not offered any more, and still found."""
    kept_out: bool = False
    """What carries it is not shown on On this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a name stood: a piece, and the how manieth of its names it was, from 0."""

    piece: Uid
    position: int
    shared: bool = False
    """Whether the name it was merged into stood there as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAway:
    """A name that was forgotten or merged, with all it takes to have it again as it was."""

    uid: Uid
    label: str
    created_at: int
    """UTC, milliseconds."""
    tint: str | None = None
    hidden: bool = False
    kept_out: bool = False
    into: Uid | None = None
    """The name it was merged into."""
    places: tuple[Place, ...] = ()
    drafts: tuple[Place, ...] = ()
    """Where it stood in moments that were begun and not kept."""
    searches: tuple[Uid, ...] = ()
    """Kept searches that named it, and name what it was merged into since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A name that stands on the same pieces as another, and on how many of them."""

    noun: str
    """``person`` or ``tag``."""
    uid: Uid
    label: str
    together: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfYear:
    """How much of one year carries a name."""

    year: int
    entries: int
    moments: int


def encode(away: PutAway) -> dict[str, Any]:
    """It as the bin keeps it."""
    return {"v": VERSION, **asdict(away)}


def decode(body: Mapping[str, Any]) -> PutAway:
    """It again. Raises `exact_json.MalformedJson` or `exact_json.NewerJson`."""
    return exact_json.read(json.dumps(body), PutAway, VERSION)


def best_first(labels: Iterable[Label], today: date) -> list[Label]:
    """The names in the order in which they are offered while writing, hidden ones left out.

    A name counts for how often it was used, less the longer ago its last use is: after sixty
    days half, after sixty more a third. Two that count the same stand in the order they came in.
    """
    offered = (each for each in labels if not each.hidden)
    return sorted(offered, key=lambda each: -_weight(each, today))


def _weight(label: Label, today: date) -> float:
    if label.last is None:
        return 0.0
    days = max(0, (today - label.last).days)
    return label.uses / (1 + days / _FADES_BY_HALF)
