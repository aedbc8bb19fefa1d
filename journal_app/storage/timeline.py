"""Read model: ids in order, all or what fits a filter, and how much there is of each day."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from journal_app.core.ids import PieceId
from journal_app.core.search import word_of
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Search
from journal_app.core.text import caseless
from journal_app.core.timeline import DayCount, PieceHead, TimelineIndex
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.heads import Heads
from journal_app.storage.search_conditions import Conditions, DayRange, IdSet, conditions

# One index answers this alone; a plan test holds it to that.
ALL = """
SELECT id, local_day FROM pieces WHERE deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
AMONG = """
SELECT id, local_day FROM pieces
WHERE id IN (SELECT value FROM json_each(?)) AND {days} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
FEW = "WITH found (id) AS ({first}) SELECT id FROM found WHERE {rest} LIMIT {most}"
# The sign before `id` keeps SQLite from looking up and sorting: it walks the order and picks.
ONE_OF = "+id IN ({wanted})"
NONE_OF = "+id NOT IN ({wanted})"
PICKED = """
SELECT id, local_day FROM pieces INDEXED BY pieces_timeline
WHERE {wanted} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
MANY = 5000
"""From here on reading the order of everything costs less than looking up and sorting these."""

BEST_FIRST = """
SELECT words.rowid, pieces.local_day FROM words CROSS JOIN pieces ON pieces.id = words.rowid
WHERE words MATCH ? AND {wanted} AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY words.rank LIMIT {most}
"""
HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT {most})"
BEST = 200
"""So many of the best matches stand first; those behind them follow from the newest on."""
TOO_COMMON = 20_000
"""Words in more pieces than this tell none from another: ranking them is slow and says nothing."""

RECENT = """
SELECT id, local_day FROM pieces INDEXED BY pieces_timeline
WHERE {days} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC LIMIT {most}
"""
LOOKED_AT = 1500
"""Pieces among which the newest screen of a search is looked for."""
SCREEN = 40
"""More cards than are seen at once in a high window."""
_SPREAD = 20
"""Where ids do not follow time, looking through a span of them would save nothing."""

NAMES = {
    Key.TAG: "SELECT id, name FROM tags",
    Key.PERSON: "SELECT id, label FROM people",
}

OF_DAY = """
SELECT id FROM pieces WHERE local_day = ? AND deleted_at IS NULL AND sealed = 0
ORDER BY happened_at DESC, id DESC
"""
NEWEST = """
SELECT id FROM pieces WHERE deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC LIMIT ?
"""
BINNED = """
SELECT id, local_day FROM pieces WHERE deleted_at IS NOT NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
DAYS = """
SELECT local_day, entries, moments, characters FROM days
WHERE entries + moments > 0 ORDER BY local_day
"""
FIRST_DAY = "SELECT min(local_day) FROM days WHERE entries + moments > 0"
NEAREST_DAY = """
SELECT {which}(local_day) FROM days WHERE entries + moments > 0 AND local_day {beyond} ?
"""
BEFORE = NEAREST_DAY.format(which="max", beyond="<")
AFTER = NEAREST_DAY.format(which="min", beyond=">")
STATES_SINCE = """
SELECT EXISTS (SELECT 1 FROM moments JOIN pieces USING (id)
    WHERE pieces.local_day >= ?1 AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        AND pieces.happened_at BETWEEN ?2 AND ?3
        AND moments.state IN (SELECT value FROM json_each(?4)))
"""


class Timeline:
    """Answers for the timeline; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._heads = Heads(connection)

    def index(self) -> TimelineIndex:
        """Every piece outside the bin, newest first."""
        return _index(self._db.rows(ALL))

    def index_among(self, pieces: Sequence[PieceId]) -> TimelineIndex:
        """Those of these pieces that are outside the bin, newest first."""
        return self._among(pieces, ())

    def index_found(
        self, search: Search, covered: tuple[datetime, datetime] | None = None
    ) -> TimelineIndex:
        """What fits all of a search, outside the bin: newest first, or what fits best first.

        `covered` is the span of first answers whose later look may be open.
        """
        wanted = conditions(search, self._named, covered)
        if not wanted.sets and not wanted.days:
            return self.index()
        index = self._newest_first(wanted)
        return self._best_first(index, wanted) if search.best_first and search.query else index

    def newest_found(
        self, search: Search, covered: tuple[datetime, datetime] | None = None
    ) -> TimelineIndex | None:
        """The first screen of the same, quickly; `None` where that would save nothing.

        Only what is newest is looked through: a word that is everywhere is found within 2 ms.
        """
        wanted = conditions(search, self._named, covered)
        if search.best_first and search.query:
            best = self._best(wanted)
            if best is not None:
                return best if len(best) >= SCREEN else None
        if not wanted.sets:
            return None
        recent = RECENT.format(days=_all_days(wanted.days), most=LOOKED_AT)
        rows = self._db.rows(recent, _values(wanted.days))
        ids = [row[0] for row in rows]
        if len(ids) < LOOKED_AT or max(ids) - min(ids) > _SPREAD * LOOKED_AT:
            return None
        among = [each.among(min(ids), max(ids)) for each in wanted.sets]
        sql = f"SELECT value FROM json_each(?) WHERE {_all_of(among, 'value')}"  # noqa: S608 - from constants
        fitting = {row[0] for row in self._db.rows(sql, (_json_list(ids), *_values(among)))}
        if len(fitting) < SCREEN:
            return None
        return _index([row for row in rows if row[0] in fitting])

    def _newest_first(self, wanted: Conditions) -> TimelineIndex:
        first, *others = wanted.sets or (None,)
        if first is not None and not first.negated:
            few = FEW.format(first=first.sql, rest=_all_of(others), most=MANY + 1)
            found = self._db.rows(few, (*first.values, *_values(others)))
            if len(found) <= MANY:
                return self._among([PieceId(row[0]) for row in found], wanted.days)
        picked = PICKED.format(wanted=f"{_all_of(wanted.sets)} AND {_all_days(wanted.days)}")
        return _index(self._db.rows(picked, (*_values(wanted.sets), *_values(wanted.days))))

    def index_binned(self) -> TimelineIndex:
        """What is in the bin, in the order it had."""
        return _index(self._db.rows(BINNED))

    def of_day(self, day: date) -> list[PieceId]:
        """The pieces of one day outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(OF_DAY, (codec.to_day(day),))]

    def nearest(self, day: date, *, later: bool) -> date | None:
        """The last day before this one, or the first after it, that has a piece outside the bin."""
        found = self._db.value(AFTER if later else BEFORE, (codec.to_day(day),))
        return None if found is None else codec.from_day(found)

    def newest(self, most: int) -> list[PieceId]:
        """So many pieces outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(NEWEST, (most,))]

    def heads(self, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
        """The heads of these pieces; one that is gone is missing from the answer."""
        return self._heads.of(pieces)

    def was_in(self, states: Sequence[str], first: datetime, last: datetime) -> bool:
        """Whether a moment of this span was told with one of these states."""
        # The writer's day may be the one before the calendar's, in any zone.
        since = codec.to_day(first.date()) - 2
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return bool(self._db.value(STATES_SINCE, (since, *span, json.dumps(list(states)))))

    def days(self) -> list[DayCount]:
        """How much there is of each day that has something, oldest first."""
        return [
            DayCount(day=codec.from_day(row[0]), entries=row[1], moments=row[2], characters=row[3])
            for row in self._db.rows(DAYS)
        ]

    def first_day(self) -> date | None:
        """The earliest day that has something."""
        found = self._db.value(FIRST_DAY)
        return None if found is None else codec.from_day(found)

    def _among(self, pieces: Sequence[PieceId], days: Sequence[DayRange]) -> TimelineIndex:
        values = (_json_list(pieces), *_values(days))
        return _index(self._db.rows(AMONG.format(days=_all_days(days)), values))

    def _best_first(self, index: TimelineIndex, wanted: Conditions) -> TimelineIndex:
        best = self._best(wanted)
        if best is None:
            return index
        first = set(best.ids)
        rows = zip(index.ids, index.days, strict=True)
        rest = _index([row for row in rows if row[0] not in first])
        return TimelineIndex(best.ids + rest.ids, best.days + rest.days, best=len(best))

    def _best(self, wanted: Conditions) -> TimelineIndex | None:
        """The best matches alone; `None` where the words are everywhere."""
        words, *others = wanted.sets
        if self._db.value(HOW_MANY.format(most=TOO_COMMON + 1), words.values) > TOO_COMMON:
            return None
        rest = f"{_all_of(others, 'pieces.id')} AND {_all_days(wanted.days)}"
        values = (*words.values, *_values(others), *_values(wanted.days))
        rows = self._db.rows(BEST_FIRST.format(wanted=rest, most=BEST), values)
        return replace(_index(rows), best=len(rows))

    def _named(self, key: Key, name: str) -> list[int]:
        """The tags or people of this name; where there is none, those whose name begins so."""
        rows = self._db.rows(NAMES[key])
        word = word_of(name)
        if not word:
            # A name of signs alone, such as an emoji.
            return [row[0] for row in rows if caseless(row[1]) == caseless(name)]
        folded = [(row[0], word_of(row[1])) for row in rows]
        whole = [each for each, label in folded if label == word]
        return whole or [each for each, label in folded if label.startswith(word)]


def _all_of(sets: Sequence[IdSet], column: str = "id") -> str:
    each = [(NONE_OF if one.negated else ONE_OF).format(wanted=one.sql) for one in sets]
    return " AND ".join(each).replace("+id", f"+{column}") or "true"


def _all_days(days: Sequence[DayRange]) -> str:
    return " AND ".join(each.sql for each in days) or "true"


def _values(conditions: Sequence[IdSet | DayRange]) -> list[Any]:
    return [value for each in conditions for value in each.values]


def _index(rows: list[tuple[int, int]]) -> TimelineIndex:
    return TimelineIndex(array("q", (row[0] for row in rows)), array("l", (row[1] for row in rows)))


def _json_list(pieces: Sequence[PieceId]) -> str:
    return "[" + ",".join(map(str, pieces)) + "]"
