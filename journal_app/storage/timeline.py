"""Read model: ids in order, all or what fits a filter, and how much there is of each day."""

import json
from array import array
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from journal_app.core.ids import PieceId
from journal_app.core.links import FELT_IN
from journal_app.core.search import Query
from journal_app.core.timeline import EVERYTHING, DayCount, Filter, PieceHead, TimelineIndex
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.heads import Heads

# One index answers this alone; a plan test holds it to that.
ALL = """
SELECT id, local_day FROM pieces WHERE deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
AMONG = """
SELECT id, local_day FROM pieces
WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
FEW = "WITH found (id) AS ({first}) SELECT id FROM found WHERE {rest} LIMIT {most}"
# The sign before `id` keeps SQLite from looking up and sorting: it walks the order and picks.
ONE_OF = "+id IN ({wanted})"
PICKED = """
SELECT id, local_day FROM pieces INDEXED BY pieces_timeline
WHERE {wanted} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
MANY = 5000
"""From here on reading the order of everything costs less than looking up and sorting these."""

WITH_WORDS = "SELECT rowid FROM words WHERE words MATCH ?"
ONLY_MOMENTS = "SELECT id FROM moments"
# A later look stands beside the first answer, and a moment is found by either; one whose later
# look is open by neither, or it would tell what is covered. Entries are found by the moments that
# were opened from them.
ANSWERED = """
WITH open (id) AS (
    SELECT id FROM moments WHERE reading_at BETWEEN ? AND ?
        AND reading_later IS NULL AND later_passed_at IS NULL
),
answered (id) AS (
    SELECT id FROM moments WHERE reading IN (SELECT value FROM json_each(?))
    UNION ALL
    SELECT id FROM moments INDEXED BY moments_later_at WHERE reading_later_at IS NOT NULL
        AND reading_later IN (SELECT value FROM json_each(?))
)
SELECT id FROM answered WHERE id NOT IN open
UNION ALL
SELECT links.target FROM links JOIN pieces ON pieces.id = links.source
    WHERE links.relation = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    AND links.source IN answered AND links.source NOT IN open
"""
WITH_TERM = """
SELECT moment FROM moment_terms WHERE term = ?
UNION ALL SELECT moment FROM moment_body WHERE region = ?
"""

OF_DAY = """
SELECT id FROM pieces WHERE local_day = ? AND deleted_at IS NULL AND sealed = 0
ORDER BY happened_at DESC, id DESC
"""
# The sign keeps SQLite from beginning with all moments and sorting them.
NEWEST_MOMENTS = """
SELECT pieces.id FROM pieces INDEXED BY pieces_timeline
WHERE deleted_at IS NULL AND sealed = 0 AND EXISTS (SELECT 1 FROM moments WHERE id = +pieces.id)
ORDER BY local_day DESC, happened_at DESC, pieces.id DESC LIMIT ?
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
        return _index(self._db.rows(AMONG, (_json_list(pieces),)))

    def index_found(
        self,
        query: Query,
        only: Filter = EVERYTHING,
        covered: tuple[datetime, datetime] | None = None,
    ) -> TimelineIndex:
        """What holds all the words and fits the filter, outside the bin, newest first.

        `covered` is the span of first answers whose later look may be open.
        """
        parts, values = _wanted(query, only, covered)
        if not parts:
            return self.index()
        first, *others = parts
        rest = _all_of(others) or "true"
        few = self._db.rows(FEW.format(first=first, rest=rest, most=MANY + 1), values)
        if len(few) <= MANY:
            return self.index_among([PieceId(row[0]) for row in few])
        return _index(self._db.rows(PICKED.format(wanted=_all_of(parts)), values))

    def index_binned(self) -> TimelineIndex:
        """What is in the bin, in the order it had."""
        return _index(self._db.rows(BINNED))

    def of_day(self, day: date) -> list[PieceId]:
        """The pieces of one day outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(OF_DAY, (codec.to_day(day),))]

    def newest_moments(self, most: int) -> list[PieceId]:
        """So many moments outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(NEWEST_MOMENTS, (most,))]

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


def _wanted(
    query: Query, only: Filter, covered: tuple[datetime, datetime] | None
) -> tuple[list[str], list[Any]]:
    """Statements for the ids that fit each part, in no order, and the values of them all."""
    parts: list[str] = []
    values: list[Any] = []
    if query:
        parts.append(WITH_WORDS)
        values.append(query.fts)
    if only.term is not None:
        parts.append(WITH_TERM)
        values += [only.term, only.term]
    if only.readings:
        readings = json.dumps(sorted(only.readings))
        # Nothing is answered at minus one.
        first, last = map(codec.to_milliseconds, covered) if covered else (-1, -1)
        parts.append(ANSWERED)
        values += [first, last, readings, readings, FELT_IN]
    if only.moments_only:
        parts.append(ONLY_MOMENTS)
    return parts, values


def _all_of(parts: list[str]) -> str:
    return " AND ".join(ONE_OF.format(wanted=part) for part in parts)


def _index(rows: list[tuple[int, int]]) -> TimelineIndex:
    return TimelineIndex(array("q", (row[0] for row in rows)), array("l", (row[1] for row in rows)))


def _json_list(pieces: Sequence[PieceId]) -> str:
    return "[" + ",".join(map(str, pieces)) + "]"
