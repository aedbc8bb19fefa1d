"""Read model: the first screen of a search, within a few milliseconds however much is found."""

from array import array
from collections.abc import Sequence

from journal_app.core.timeline import FirstScreen, TimelineIndex
from journal_app.storage.connection import Connection
from journal_app.storage.search_conditions import Conditions, IdSet, all_days, all_of, values_of

RECENT = """
SELECT id, local_day, happened_at FROM pieces INDEXED BY pieces_timeline
WHERE {days} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC LIMIT {most}
"""
ENDS = "WITH recent (id, day, at) AS ({recent}) SELECT count(*), min(id), max(id) FROM recent"
FITTING = """
WITH recent (id, day, at) AS ({recent})
SELECT id, day FROM recent WHERE {wanted} ORDER BY day DESC, at DESC, id DESC LIMIT {most}
"""
HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM ({wanted}) LIMIT {most})"
# Going through the order until there are enough reads a few pages of its index, looking one up a
# page for each: from some number on that is slower, and so it is where they are all long ago.
NEWEST = """
SELECT id, local_day FROM pieces {way}
WHERE {wanted} AND {days} AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC LIMIT {most}
"""
IN_ORDER, LOOKED_UP = "INDEXED BY pieces_timeline", "NOT INDEXED"
SCREEN = 40
"""More cards than are seen at once in a high window."""
NEAR, FAR = 300, 3000
"""Pieces among which the newest screen is looked for: first in few, for what is everywhere."""
FEW, VERY_FEW = 3000, 150
"""Of so many all are found out; of very few each is looked up."""
_SPREAD = 20
"""Where ids do not follow time, looking through a span of them would save nothing."""


class Newest:
    """Looks where the newest of what fits must be, instead of at all of it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of(self, wanted: Conditions) -> FirstScreen | None:
        """The newest of all that fits; `None` where nothing is quicker than all of it."""
        index = self._of(wanted)
        return None if index is None else FirstScreen(index, whole=len(index) < SCREEN)

    def _of(self, wanted: Conditions) -> TimelineIndex | None:
        if not wanted.sets:
            return self._recent(wanted) if wanted.days else None
        near = self._among_newest(wanted, NEAR)
        if near is not None:
            return near
        for each in wanted.sets:
            count = FEW + 1 if each.negated else self._count(each)
            if count <= FEW:
                return self._newest_of(each, wanted, LOOKED_UP if count <= VERY_FEW else IN_ORDER)
        return self._among_newest(wanted, FAR)

    def _recent(self, wanted: Conditions) -> TimelineIndex:
        recent = RECENT.format(days=all_days(wanted.days), most=SCREEN)
        return index_of(self._db.rows(recent, values_of(wanted.days)))

    def _among_newest(self, wanted: Conditions, most: int) -> TimelineIndex | None:
        recent = RECENT.format(days=all_days(wanted.days), most=most)
        days = values_of(wanted.days)
        count, low, high = self._db.rows(ENDS.format(recent=recent), days)[0]
        if count < most or high - low > _SPREAD * most:
            return None
        among = [each.among(low, high) for each in wanted.sets]
        sql = FITTING.format(recent=recent, wanted=all_of(among), most=SCREEN)
        rows = self._db.rows(sql, (*days, *values_of(among)))
        return index_of(rows) if len(rows) == SCREEN else None

    def _count(self, each: IdSet) -> int:
        sql = HOW_MANY.format(wanted=each.sql, most=FEW + 1)
        return int(self._db.value(sql, each.values))

    def _newest_of(self, few: IdSet, wanted: Conditions, way: str) -> TimelineIndex:
        others = [each for each in wanted.sets if each is not few]
        column = "id" if way == LOOKED_UP else "+id"
        sql = NEWEST.format(
            way=way,
            wanted=f"{column} IN ({few.sql}) AND {all_of(others)}",
            days=all_days(wanted.days),
            most=SCREEN,
        )
        values = (*few.values, *values_of(others), *values_of(wanted.days))
        return index_of(self._db.rows(sql, values))


def index_of(rows: Sequence[Sequence[int]]) -> TimelineIndex:
    """Rows of ids and days as an index."""
    return TimelineIndex(array("q", (row[0] for row in rows)), array("l", (row[1] for row in rows)))
