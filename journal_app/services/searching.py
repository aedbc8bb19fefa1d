"""Find what fits a search; nothing is remembered of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import Clock, day_of
from journal_app.core.ids import PieceId, Uid
from journal_app.core.marks import Marks
from journal_app.core.moments import (
    BOTH,
    CANT_TELL,
    FEAR,
    LATER_FROM,
    LATER_UNTIL,
    PREFERENCE,
)
from journal_app.core.search_keys import ENTRIES, MOMENTS, Choice, Key, Lexicon
from journal_app.core.search_language import Search
from journal_app.core.text import caseless
from journal_app.core.timeline import FirstScreen, TimelineIndex
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

_KINDS: Final = "kd"
_PLACES: Final = "br"
_THROUGH_OTHERS: Final = frozenset({Key.FELT, Key.HAS})
"""A piece may fit these by what it is joined to."""


def found(tables: "Tables", search: Search, *, clock: Clock | None) -> TimelineIndex:
    """What fits all of it: newest first, or what fits best first where the search says so.

    With a `clock`, moments whose later look may be open are found by no answer. What is in the
    bin or sealed is never found.
    """
    if search.is_empty:
        return tables.timeline.index()
    return tables.timeline.index_found(search, _covered(clock))


def newest(tables: "Tables", search: Search, *, clock: Clock | None) -> FirstScreen | None:
    """The first screen of what `found` finds, within a few milliseconds however much that is.

    `None` where there is no quicker way to it than `found` itself.
    """
    if search.is_empty:
        return None
    return tables.timeline.newest_found(search, _covered(clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change of a few pieces may have moved into a search or out of it."""

    pieces: frozenset[PieceId]
    """Those that changed, and those that fit or not because of them."""
    fitting: TimelineIndex
    """Those of them that fit, newest first."""


def touched(
    tables: "Tables", search: Search, pieces: frozenset[PieceId], *, clock: Clock | None
) -> Touched:
    """What `found` would say of a few pieces that changed, without asking for all of it.

    Not for what stands first as the best match, nor for names that changed.
    """
    if search.is_empty:
        return Touched(pieces=pieces, fitting=tables.timeline.index_among(tuple(pieces)))
    if any(part.key in _THROUGH_OTHERS for part in search.parts):
        links = (link for piece in pieces for link in tables.links.of(piece))
        pieces = pieces.union(*({link.source, link.target} for link in links))
    fitting = tables.timeline.fitting(search, pieces, _covered(clock))
    return Touched(pieces=pieces, fitting=tables.timeline.index_among(fitting))


def _covered(clock: Clock | None) -> tuple[datetime, datetime] | None:
    if clock is None:
        return None
    now = clock.now()
    return now - LATER_UNTIL, now - LATER_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What only the journal knows of what can be looked for."""

    tags: tuple[str, ...] = ()
    unoffered: frozenset[tuple[Key, str]] = frozenset()
    """People and tags that are hidden."""
    names: Mapping[tuple[Key, Uid], str] = field(default_factory=dict)
    """Everybody and every tag, hidden ones as well: by these one sees who is called otherwise."""
    merged: Mapping[tuple[Key, Uid], Uid] = field(default_factory=dict)
    """Names that went into others since the first look, and into which."""
    years: tuple[int, ...] = ()
    """From the newest to the first one something was written in."""


def hold(tables: "Tables", *, clock: Clock, before: Hold | None = None) -> Hold:
    """The tags that are offered, most used first, what is hidden, and the years.

    With what was held `before`, names that were merged since are told as well.
    """
    first, now = tables.timeline.first_day(), day_of(clock).year
    years = () if first is None else tuple(range(max(now, first.year), first.year - 1, -1))
    tags, people = tables.tags.all(), tables.people.all()
    every = ((Key.TAG, tags), (Key.PERSON, people))
    called = {(key, each.uid): each.label for key, names in every for each in names}
    return Hold(
        tags=tuple(each.label for each in tags if not each.hidden),
        unoffered=frozenset(
            (key, each.label) for key, names in every for each in names if each.hidden
        ),
        names=called,
        merged={} if before is None else _merged(tables, before, called),
        years=years,
    )


def renamed(before: Hold, now: Hold) -> list[tuple[Key, str, str]]:
    """Who is called otherwise: the kind of name, the old one and the new one.

    An old name that somebody has again is left out: a search that says it means that one.
    """
    return [
        (key, old, now.names[key, uid])
        for (key, uid), old in before.names.items()
        if now.names.get((key, uid), old) != old and not _is_taken(now, key, old)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A name that went into another one: what both were called before, or are called again."""

    key: Key
    uid: Uid
    name: str
    into: str


def merges(before: Hold, now: Hold) -> list[Merge]:
    """Which names went into others, and what those are called by now."""
    return [
        Merge(key=key, uid=uid, name=before.names[key, uid], into=into)
        for key, uid in now.merged
        if (key, uid) in before.names
        and (into := _stands_in(now, key, uid)) is not None
        and not _is_taken(now, key, before.names[key, uid])
    ]


def undone(before: Hold, now: Hold) -> list[Merge]:
    """Which names that had gone into others stand again by themselves."""
    return [
        Merge(key=key, uid=uid, name=now.names[key, uid], into=now.names[key, into])
        for (key, uid), into in before.merged.items()
        if (key, uid) in now.names and (key, into) in now.names
    ]


def _merged(
    tables: "Tables", before: Hold, called: Mapping[tuple[Key, Uid], str]
) -> dict[tuple[Key, Uid], Uid]:
    """What went into others, as the bin tells; what was forgotten is not among it."""
    merged = {name: into for name, into in before.merged.items() if name not in called}
    for key, uid in before.names.keys() - called.keys():
        binned = tables.bin.get(uid)
        into = None if binned is None else binned[1].get("into")
        if into is not None:
            merged[key, uid] = Uid(into)
    return merged


def _stands_in(now: Hold, key: Key, uid: Uid) -> str | None:
    """What stands where this name stood, however often that went into another in turn."""
    met: set[Uid] = set()
    while (key, uid) in now.merged and uid not in met:
        met.add(uid)
        uid = now.merged[key, uid]
    return now.names.get((key, uid))


def _is_taken(now: Hold, key: Key, name: str) -> bool:
    """Whether somebody is called so now."""
    return any(
        kind is key and caseless(label) == caseless(name)
        for (kind, _uid), label in now.names.items()
    )


def lexicon(
    words: Vocabulary, marks: Marks, people: Sequence[str] | None = None, held: Hold | None = None
) -> Lexicon:
    """What a search may say, as this person calls it."""
    kinds = [_choice(term) for term in words.group(_KINDS)]
    return Lexicon(
        felt=_answers(),
        kinds=(
            Choice(id=ENTRIES, label=_("entry"), also=("entries",)),
            Choice(id=MOMENTS, label=_("moment"), also=("moments",)),
            *kinds,
        ),
        marks=tuple(Choice(id=mark.id, label=mark.label) for mark in marks),
        body=tuple(_choice(term) for term in words.group(_PLACES)),
        people=None if people is None else tuple(people),
        tags=None if held is None else held.tags,
        unoffered=frozenset() if held is None else held.unoffered,
        years=() if held is None else held.years,
    )


def _choice(term: Term) -> Choice:
    return Choice(id=term.id, label=term.chip, also=(term.label,))


def _answers() -> tuple[Choice, ...]:
    return (
        Choice(id=FEAR, label=_("fear")),
        Choice(id=PREFERENCE, label=_("preference")),
        Choice(id=BOTH, label=_("both"), also=("some of both",)),
        Choice(id=CANT_TELL, label=_("can’t tell"), also=("can’t tell yet", "unsure")),
    )
