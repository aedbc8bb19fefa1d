"""A search as conditions on pieces: which sets of ids they must be in, or not, and which days."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from journal_app.core.links import FELT_IN
from journal_app.core.search import Query
from journal_app.core.search_keys import ENTRIES, JOINED_BY_OR, MOMENTS, Key
from journal_app.core.search_language import Part, Search
from journal_app.core.typed_dates import Span
from journal_app.storage import codec

WITH_WORDS = "SELECT rowid FROM words WHERE words MATCH ?"
ONLY_MOMENTS = "SELECT id FROM moments"
OF_KINDS = "SELECT id FROM moments WHERE kind IN (SELECT value FROM json_each(?))"
OF_OTHER_KINDS = "SELECT id FROM moments WHERE kind NOT IN (SELECT value FROM json_each(?))"
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
SELECT links.target FROM links CROSS JOIN pieces ON pieces.id = links.source
    WHERE links.relation = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    AND links.source IN answered AND links.source NOT IN open
"""
# The same of one piece alone, which SQLite would not look up by itself: it makes each of the lists
# above that is used twice as a whole.
ANSWERED_BY_ONE = """
WITH one (id) AS (SELECT ?),
answered (id) AS (
    SELECT id FROM moments WHERE id IN (
        SELECT id FROM one UNION ALL
        SELECT source FROM links WHERE target = (SELECT id FROM one)
    )
    AND (reading_at BETWEEN ? AND ? AND reading_later IS NULL
        AND later_passed_at IS NULL) IS NOT TRUE
    AND (reading IN (SELECT value FROM json_each(?))
        OR reading_later_at IS NOT NULL AND reading_later IN (SELECT value FROM json_each(?)))
)
SELECT id FROM one WHERE id IN answered
UNION ALL
SELECT links.target FROM one CROSS JOIN links ON links.target = one.id
    CROSS JOIN pieces ON pieces.id = links.source
    WHERE links.relation = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    AND links.source IN answered
"""
WITH_TERM = """
SELECT moment FROM moment_terms WHERE term = ?
UNION ALL SELECT moment FROM moment_body WHERE region = ?
"""
WITH_TAGS = "SELECT piece FROM piece_tags WHERE tag IN (SELECT value FROM json_each(?))"
WITH_PEOPLE = "SELECT piece FROM piece_people WHERE person IN (SELECT value FROM json_each(?))"
WITH_MARK = "SELECT piece FROM passages WHERE mark = ?"
_WITH_FILES = """
SELECT attachments.piece FROM attachments JOIN files ON files.id = attachments.file
WHERE (substr(files.media, 1, 6) = 'image/') = {pictures}
"""
# What is in the bin or sealed is told by no link to it.
_LINKED = """
SELECT links.source FROM links CROSS JOIN pieces ON pieces.id = links.target
    WHERE links.relation <> ?1 AND pieces.deleted_at IS NULL AND pieces.sealed = 0
UNION ALL SELECT links.target FROM links CROSS JOIN pieces ON pieces.id = links.source
    WHERE links.relation <> ?1 AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
_WITH_MOMENT = """
SELECT links.target FROM links CROSS JOIN pieces ON pieces.id = links.source
WHERE links.relation = ?1 AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
_QUESTIONED = "SELECT id FROM entries INDEXED BY entries_of_prompt WHERE prompt_id IS NOT NULL"
HAVING: Final = {
    "picture": _WITH_FILES.format(pictures=1),
    "file": _WITH_FILES.format(pictures=0),
    "note": "SELECT piece FROM margin_notes",
    "mark": "SELECT piece FROM passages",
    "question": _QUESTIONED,
    "link": _LINKED.replace("?1", f"'{FELT_IN}'"),
    "moment": _WITH_MOMENT.replace("?1", f"'{FELT_IN}'"),
    "tag": "SELECT piece FROM piece_tags",
    "person": "SELECT piece FROM piece_people",
}
"""What a piece may have, by the values of `Key.HAS`."""

_BETWEEN = "local_day BETWEEN ? AND ?"
_NEVER_ANSWERED = (-1, -1)
"""Nothing is answered at minus one."""
# The cheapest first: what comes first is walked, the rest is looked up.
_ORDER: Final = (Key.TAG, Key.PERSON, Key.MARK, Key.BODY, Key.FELT, Key.HAS, Key.KIND)

NamesOf = Callable[[Key, str], Sequence[int]]
"""The ids of the tags or people of this name."""
Spelled = Callable[[Query], str]
"""The words of a query for FTS5."""
# The sign before `id` keeps SQLite from looking up and sorting: it walks the order and picks.
_ONE_OF = "+{column} IN ({wanted})"
_NONE_OF = "+{column} NOT IN ({wanted})"


@dataclass(frozen=True, slots=True)
class IdSet:
    """A statement for ids, in no order; `negated` where a piece must not be among them."""

    sql: str
    values: tuple[Any, ...] = ()
    negated: bool = False
    one: str = ""
    """A statement for the same of one piece, bound before the values, where it is quicker."""

    def of(self, piece: int) -> "IdSet":
        """The same for one piece alone."""
        if not self.one:
            return self.among(piece, piece)
        return IdSet(self.one, (piece, *self.values), self.negated)

    def among(self, first: int, last: int) -> "IdSet":
        """The same for these ids alone, so that the rest need not be gone through."""
        sql = f"WITH each (id) AS ({self.sql}) SELECT id FROM each WHERE id BETWEEN ? AND ?"  # noqa: S608 - from constants
        return IdSet(sql, (*self.values, first, last), self.negated)


@dataclass(frozen=True, slots=True)
class DayRange:
    """A condition on the column of the day."""

    sql: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them have to fit."""

    sets: tuple[IdSet, ...]
    days: tuple[DayRange, ...]


def conditions(
    search: Search,
    names_of: NamesOf,
    spelled: Spelled,
    covered: tuple[datetime, datetime] | None,
) -> Conditions:
    """What a piece has to fulfil; `covered` spans first answers whose later look may be open."""
    sets: list[IdSet] = []
    if search.query:
        sets.append(IdSet(WITH_WORDS, (_match(search, spelled),)))
    elif search.without:
        sets.append(IdSet(WITH_WORDS, (_any_of(search.without),), negated=True))
    makers = _Makers(names_of, covered)
    for key in _ORDER:
        for values, negated in _groups(search.parts, key):
            sets.append(makers.of(key, values, negated=negated))
    sets.sort(key=lambda each: each.negated)
    return Conditions(tuple(sets), tuple(_day_ranges(search.parts)))


def all_of(sets: Sequence[IdSet], column: str = "id") -> str:
    """The condition that a piece is in each of these sets, and in none of the negated ones."""
    each = (
        (_NONE_OF if one.negated else _ONE_OF).format(column=column, wanted=one.sql) for one in sets
    )
    return " AND ".join(each) or "true"


def all_days(days: Sequence[DayRange]) -> str:
    """The condition that a day is in each of these ranges."""
    return " AND ".join(each.sql for each in days) or "true"


def values_of(conditions: Sequence[IdSet | DayRange]) -> list[Any]:
    """What is bound to them, one after the other."""
    return [value for each in conditions for value in each.values]


def _match(search: Search, spelled: Spelled) -> str:
    if not search.without:
        return spelled(search.query)
    return f"({spelled(search.query)}) NOT ({_any_of(search.without)})"


@dataclass(frozen=True, slots=True)
class _Makers:
    """Makes the set of ids of a key and its values."""

    names_of: NamesOf
    covered: tuple[datetime, datetime] | None

    def of(self, key: Key, values: Sequence[str], *, negated: bool) -> IdSet:
        """The pieces that have any of these values."""
        match key:
            case Key.TAG | Key.PERSON:
                sql = WITH_TAGS if key is Key.TAG else WITH_PEOPLE
                return IdSet(sql, (_json(self.names_of(key, values[0])),), negated)
            case Key.MARK:
                return IdSet(WITH_MARK, (values[0],), negated)
            case Key.BODY:
                return IdSet(WITH_TERM, (values[0], values[0]), negated)
            case Key.HAS:
                return IdSet(HAVING[values[0]], (), negated)
            case Key.KIND:
                return _of_kinds(values, negated=negated)
        return self._answered(values, negated=negated)

    def _answered(self, values: Sequence[str], *, negated: bool) -> IdSet:
        readings = _json(sorted(values))
        first, last = map(codec.to_milliseconds, self.covered) if self.covered else _NEVER_ANSWERED
        bound = (first, last, readings, readings, FELT_IN)
        return IdSet(ANSWERED, bound, negated, one=ANSWERED_BY_ONE)


def _of_kinds(values: Sequence[str], *, negated: bool) -> IdSet:
    kinds = [value for value in values if value not in (ENTRIES, MOMENTS)]
    if ENTRIES in values:
        # Entries are all that are no moments; walking their texts to find them would be slow.
        others = OF_OTHER_KINDS if MOMENTS not in values else f"{ONLY_MOMENTS} WHERE false"
        bound = (_json(kinds),) if MOMENTS not in values else ()
        return IdSet(others, bound, not negated)
    if MOMENTS in values:
        return IdSet(ONLY_MOMENTS, (), negated)
    return IdSet(OF_KINDS, (_json(kinds),), negated)


def _groups(parts: Iterable[Part], key: Key) -> list[tuple[list[str], bool]]:
    """The values of a key as they join: any of a group fits, and every group has to."""
    wanted = [part.value for part in parts if part.key is key and not part.negated]
    unwanted = [part.value for part in parts if part.key is key and part.negated]
    groups = [wanted] if key in JOINED_BY_OR and wanted else [[value] for value in wanted]
    return [(group, False) for group in groups] + [([value], True) for value in unwanted]


def _day_ranges(parts: Iterable[Part]) -> Iterable[DayRange]:
    within: list[int] = []
    for part in parts:
        if part.days is None:
            continue
        first, last = _ordinals(part.days)
        if part.key is Key.IN and not part.negated:
            within += (first, last)
        elif part.key is Key.IN:
            yield DayRange(f"NOT {_BETWEEN}", (first, last))
        elif part.key is Key.BEFORE:
            yield DayRange("local_day >= ?" if part.negated else "local_day < ?", (first,))
        else:
            yield DayRange("local_day <= ?" if part.negated else "local_day > ?", (last,))
    if within:
        yield DayRange(f"({' OR '.join([_BETWEEN] * (len(within) // 2))})", tuple(within))


def _ordinals(days: Span) -> tuple[int, int]:
    return codec.to_day(days.first), codec.to_day(days.last)


def _any_of(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))
