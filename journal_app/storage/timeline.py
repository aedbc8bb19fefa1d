"""Read model: ids in order, all or what fits a filter, and how much there is of each day."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter

from journal_app.core.ids import PieceId
from journal_app.core.search import word_of
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Search
from journal_app.core.text import caseless
from journal_app.core.timeline import DayCount, FirstScreen, PieceHead, TimelineIndex
from journal_app.storage import codec
from journal_app.storage.begun_words import BegunWords
from journal_app.storage.connection import Connection
from journal_app.storage.heads import Heads
from journal_app.storage.newest import Newest, index_of
from journal_app.storage.search_conditions import (
    Conditions,
    DayRange,
    all_days,
    all_of,
    conditions,
    values_of,
)

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
PICKED = """
SELECT id, local_day FROM pieces INDEXED BY pieces_timeline
WHERE {wanted} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
MANY = 600
"""From here on going through the order of everything costs less than looking each of these up."""

FITS = """
SELECT id FROM pieces WHERE id = ? AND {wanted} AND {days} AND deleted_at IS NULL AND sealed = 0
"""
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

NAMES = {
    Key.TAG: "SELECT id, name FROM tags",
    Key.PERSON: "SELECT id, label FROM people",
}

OF_DAY = """
SELECT id FROM pieces WHERE local_day = ? AND deleted_at IS NULL AND sealed = 0
ORDER BY happened_at DESC, id DESC
"""
BETWEEN = """
SELECT id FROM pieces WHERE local_day BETWEEN ? AND ? AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day, happened_at, id
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
        self._newest = Newest(connection)
        self._begun = BegunWords(connection)

    def index(self) -> TimelineIndex:
        """Every piece outside the bin, newest first."""
        return index_of(self._db.rows(ALL))

    def index_among(self, pieces: Sequence[PieceId]) -> TimelineIndex:
        """Those of these pieces that are outside the bin, newest first."""
        return self._among(pieces, ())

    def index_found(
        self, search: Search, covered: tuple[datetime, datetime] | None = None
    ) -> TimelineIndex:
        """What fits all of a search, outside the bin: newest first, or what fits best first.

        `covered` is the span of first answers whose later look may be open.
        """
        wanted = self._conditions(search, covered)
        if not wanted.sets and not wanted.days:
            return self.index()
        index = self._newest_first(wanted)
        return self._best_first(index, wanted) if search.best_first and search.query else index

    def newest_found(
        self, search: Search, covered: tuple[datetime, datetime] | None = None
    ) -> FirstScreen | None:
        """The first screen of the same, quickly; `None` where that would save nothing."""
        wanted = self._conditions(search, covered)
        if search.best_first and search.query:
            best = self._best(wanted)
            if best is not None:
                return FirstScreen(best, whole=len(best) < BEST)
        return self._newest.of(wanted)

    def fitting(
        self,
        search: Search,
        pieces: Iterable[PieceId],
        covered: tuple[datetime, datetime] | None = None,
    ) -> list[PieceId]:
        """Those of a few pieces that `index_found` would find, each looked at by itself."""
        wanted = self._conditions(search, covered)
        return [piece for piece in pieces if self._fits(piece, wanted)]

    def _fits(self, piece: PieceId, wanted: Conditions) -> bool:
        sets = [each.of(piece) for each in wanted.sets]
        sql = FITS.format(wanted=all_of(sets), days=all_days(wanted.days))
        values = (piece, *values_of(sets), *values_of(wanted.days))
        return self._db.value(sql, values) is not None

    def _newest_first(self, wanted: Conditions) -> TimelineIndex:
        first, *others = wanted.sets or (None,)
        if first is not None and not first.negated:
            few = FEW.format(first=first.sql, rest=all_of(others), most=MANY + 1)
            found = self._db.rows(few, (*first.values, *values_of(others)))
            if len(found) <= MANY:
                return self._among([PieceId(row[0]) for row in found], wanted.days)
        picked = PICKED.format(wanted=f"{all_of(wanted.sets)} AND {all_days(wanted.days)}")
        return index_of(self._db.rows(picked, (*values_of(wanted.sets), *values_of(wanted.days))))

    def index_binned(self) -> TimelineIndex:
        """What is in the bin, in the order it had."""
        return index_of(self._db.rows(BINNED))

    def of_day(self, day: date) -> list[PieceId]:
        """The pieces of one day outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(OF_DAY, (codec.to_day(day),))]

    def between(self, first: date, last: date) -> list[PieceId]:
        """The pieces of these days and all between outside the bin, oldest first."""
        days = (codec.to_day(first), codec.to_day(last))
        return [PieceId(row[0]) for row in self._db.rows(BETWEEN, days)]

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

    def _conditions(self, search: Search, covered: tuple[datetime, datetime] | None) -> Conditions:
        # Each word that is spelled out would be ranked by how rare it is itself.
        spelled = attrgetter("fts") if search.best_first else self._begun.spelled_out
        return conditions(search, self._named, spelled, covered)

    def _among(self, pieces: Sequence[PieceId], days: Sequence[DayRange]) -> TimelineIndex:
        values = (_json_list(pieces), *values_of(days))
        return index_of(self._db.rows(AMONG.format(days=all_days(days)), values))

    def _best_first(self, index: TimelineIndex, wanted: Conditions) -> TimelineIndex:
        best = self._best(wanted)
        if best is None:
            return index
        first = set(best.ids)
        rows = zip(index.ids, index.days, strict=True)
        rest = index_of([row for row in rows if row[0] not in first])
        return TimelineIndex(best.ids + rest.ids, best.days + rest.days, best=len(best))

    def _best(self, wanted: Conditions) -> TimelineIndex | None:
        """The best matches alone; `None` where the words are everywhere."""
        words, *others = wanted.sets
        if self._db.value(HOW_MANY.format(most=TOO_COMMON + 1), words.values) > TOO_COMMON:
            return None
        rest = f"{all_of(others, 'pieces.id')} AND {all_days(wanted.days)}"
        values = (*words.values, *values_of(others), *values_of(wanted.days))
        rows = self._db.rows(BEST_FIRST.format(wanted=rest, most=BEST), values)
        return replace(index_of(rows), best=len(rows))

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


def _json_list(pieces: Sequence[PieceId]) -> str:
    return "[" + ",".join(map(str, pieces)) + "]"
