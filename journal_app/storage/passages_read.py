"""Read model: passages of a mark, a person, a span of time, in the order they were lived."""

import json
from array import array
from collections.abc import Sequence
from datetime import date

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import PassageFilter, PassageOrder, ReadPassage
from journal_app.core.text import caseless
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.passages import COLUMNS, passage_of
from journal_app.storage.people import People
from journal_app.storage.tags import Tags

ORDER = "ORDER BY lived_day, lived_at, piece, start, uid"
FOUND = """
SELECT uid, lived_day FROM passages INDEXED BY passages_lived WHERE away = 0 AND {wanted}
"""
DAYS = """
SELECT (SELECT min(lived_day) FROM passages INDEXED BY passages_lived WHERE away = 0),
    (SELECT max(lived_day) FROM passages INDEXED BY passages_lived WHERE away = 0)
"""
ROWS = """
SELECT {columns}, pieces.happened_at, pieces.zone, pieces.utc_offset, pieces.local_day,
    passages.created_at
FROM passages JOIN pieces ON pieces.id = passages.piece
WHERE passages.away = 0 AND passages.uid IN (SELECT value FROM json_each(?))
"""
_COLUMNS = ", ".join(f"passages.{name}" for name in COLUMNS.split(", "))
QUESTION_OF_ROWS = ROWS.format(columns=_COLUMNS)
OF_MARKS = "mark IN (SELECT value FROM json_each(?))"
WITH_PERSON = """
EXISTS (SELECT 1 FROM piece_people WHERE piece_people.piece = passages.piece
    AND person = (SELECT id FROM people WHERE folded = ?))
"""
FROM_DAY = "lived_day >= ?"
TO_DAY = "lived_day <= ?"
STANDING = "lost_at IS NULL"


class PassagesRead:
    """Answers for reading passages one after the other; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._people = People(connection)
        self._tags = Tags(connection)

    def found(self, only: PassageFilter) -> PassageOrder:
        """The passages that fit, oldest first, none of the bin and none that is sealed."""
        sql, values = question(only)
        rows = self._db.rows(sql, values)
        return PassageOrder(tuple(row[0] for row in rows), array("q", [row[1] for row in rows]))

    def rows(self, uids: Sequence[Uid]) -> dict[Uid, ReadPassage]:
        """These passages with what one reads beside them; none that is out of sight."""
        rows = self._db.rows(QUESTION_OF_ROWS, (json.dumps(list(uids)),))
        pieces = list({PieceId(row[1]) for row in rows})
        people, tags = self._people.of(pieces), self._tags.of(pieces)
        width = len(COLUMNS.split(", "))
        read = {}
        for row in rows:
            when: When = codec.from_when_columns(*row[width : width + 4])
            passage = passage_of(row[:width])
            read[passage.uid] = ReadPassage(
                passage=passage,
                when=when,
                people=people.get(passage.piece, ()),
                tags=tags.get(passage.piece, ()),
                created_at=codec.from_milliseconds(row[width + 4]),
            )
        return read

    def span(self) -> tuple[date, date] | None:
        """The first and the last day anything is marked on."""
        row = self._db.row(DAYS)
        if row is None or row[0] is None:
            return None
        return codec.from_day(row[0]), codec.from_day(row[1])


def question(only: PassageFilter) -> tuple[str, tuple[str | int, ...]]:
    """The SQL that finds what fits, and the values of its marks of question."""
    parts: list[str] = []
    values: list[str | int] = []
    if only.marks:
        parts.append(OF_MARKS)
        values.append(json.dumps(sorted(only.marks)))
    if only.person:
        parts.append(WITH_PERSON)
        values.append(caseless(only.person))
    if only.first is not None:
        parts.append(FROM_DAY)
        values.append(codec.to_day(only.first))
    if only.last is not None:
        parts.append(TO_DAY)
        values.append(codec.to_day(only.last))
    if not only.lost_too:
        parts.append(STANDING)
    return FOUND.format(wanted=" AND ".join(parts) or "true") + ORDER, tuple(values)
