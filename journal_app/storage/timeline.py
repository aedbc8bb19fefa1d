"""Read model: ids in order, heads by id, how much there is of each day."""

from array import array
from collections.abc import Sequence
from datetime import date

from journal_app.core.ids import PieceId, Uid
from journal_app.core.search import Query
from journal_app.core.timeline import DayCount, PieceHead, PieceKind, TimelineIndex
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.people import People
from journal_app.storage.search import Search
from journal_app.storage.tags import Tags

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
# The sign before `id` keeps SQLite from looking up and sorting: it walks the order and picks.
PICKED = """
SELECT id, local_day FROM pieces INDEXED BY pieces_timeline
WHERE +id IN (SELECT rowid FROM words WHERE words MATCH ?) AND deleted_at IS NULL AND sealed = 0
ORDER BY local_day DESC, happened_at DESC, id DESC
"""
MANY = 5000
"""From here on reading the order of everything costs less than looking up and sorting these."""

OF_DAY = """
SELECT id FROM pieces WHERE local_day = ? AND deleted_at IS NULL AND sealed = 0
ORDER BY happened_at DESC, id DESC
"""
HEADS = """
SELECT id, uid, kind, happened_at, zone, utc_offset, local_day, preview FROM pieces
WHERE id IN (SELECT value FROM json_each(?))
"""
DAYS = """
SELECT local_day, entries, moments, characters FROM days
WHERE entries + moments > 0 ORDER BY local_day
"""


class Timeline:
    """Answers for the timeline; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._people = People(connection)
        self._tags = Tags(connection)
        self._search = Search(connection)

    def index(self) -> TimelineIndex:
        """Every piece outside the bin, newest first."""
        return _index(self._db.rows(ALL))

    def index_among(self, pieces: Sequence[PieceId]) -> TimelineIndex:
        """Those of these pieces that are outside the bin, newest first."""
        return _index(self._db.rows(AMONG, (_json_list(pieces),)))

    def index_found(self, query: Query) -> TimelineIndex:
        """What holds all the words of the query and is outside the bin, newest first."""
        few = self._search.find(query, most=MANY + 1)
        if len(few) <= MANY:
            return self.index_among(few)
        return _index(self._db.rows(PICKED, (query.fts,)))

    def of_day(self, day: date) -> list[PieceId]:
        """The pieces of one day outside the bin, newest first."""
        return [PieceId(row[0]) for row in self._db.rows(OF_DAY, (codec.to_day(day),))]

    def heads(self, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
        """The heads of these pieces; one that is gone is missing from the answer."""
        people = self._people.of(pieces)
        tags = self._tags.of(pieces)
        heads = {}
        for row in self._db.rows(HEADS, (_json_list(pieces),)):
            piece = PieceId(row[0])
            heads[piece] = PieceHead(
                id=piece,
                uid=Uid(row[1]),
                kind=PieceKind(row[2]),
                when=codec.from_when_columns(row[3], row[4], row[5], row[6]),
                preview=row[7],
                people=people.get(piece, ()),
                tags=tags.get(piece, ()),
            )
        return heads

    def days(self) -> list[DayCount]:
        """How much there is of each day that has something, oldest first."""
        return [
            DayCount(day=codec.from_day(row[0]), entries=row[1], moments=row[2], characters=row[3])
            for row in self._db.rows(DAYS)
        ]


def _index(rows: list[tuple[int, int]]) -> TimelineIndex:
    return TimelineIndex(array("q", (row[0] for row in rows)), array("l", (row[1] for row in rows)))


def _json_list(pieces: Sequence[PieceId]) -> str:
    return "[" + ",".join(map(str, pieces)) + "]"
