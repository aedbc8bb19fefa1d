"""Read model: passages of a mark, a person, a span of time, in the order they were lived."""

import json
from collections.abc import Sequence
from datetime import date

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import PassageFilter, ReadPassage
from journal_app.core.text import caseless
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.passages import COLUMNS, passage_of
from journal_app.storage.people import People
from journal_app.storage.tags import Tags

IN_ORDER = "ORDER BY pieces.local_day, pieces.happened_at, pieces.id, passages.start, passages.uid"
FOUND = """
SELECT passages.uid FROM passages JOIN pieces ON pieces.id = passages.piece
WHERE pieces.deleted_at IS NULL AND pieces.sealed = 0 AND {wanted}
"""
ROWS = """
SELECT {columns}, pieces.happened_at, pieces.zone, pieces.utc_offset, pieces.local_day,
    passages.created_at
FROM passages JOIN pieces ON pieces.id = passages.piece
WHERE passages.uid IN (SELECT value FROM json_each(?))
"""
OF_MARKS = "passages.mark IN (SELECT value FROM json_each(?))"
WITH_PERSON = """
EXISTS (SELECT 1 FROM piece_people JOIN people ON people.id = piece_people.person
    WHERE piece_people.piece = passages.piece AND people.folded = ?)
"""
FROM_DAY = "pieces.local_day >= ?"
TO_DAY = "pieces.local_day <= ?"
STANDING = "passages.lost_at IS NULL"


class PassagesRead:
    """Answers for reading passages one after the other; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._people = People(connection)
        self._tags = Tags(connection)

    def found(self, only: PassageFilter) -> list[Uid]:
        """The passages that fit, oldest first, none of the bin and none that is sealed."""
        wanted, values = _wanted(only)
        sql = FOUND.format(wanted=wanted) + IN_ORDER
        return [Uid(row[0]) for row in self._db.rows(sql, values)]

    def rows(self, uids: Sequence[Uid]) -> dict[Uid, ReadPassage]:
        """These passages with what one reads beside them; one that is gone is missing."""
        columns = ", ".join(f"passages.{name}" for name in COLUMNS.split(", "))
        rows = self._db.rows(ROWS.format(columns=columns), (json.dumps(list(uids)),))
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
        sql = FOUND.replace("passages.uid", "min(pieces.local_day), max(pieces.local_day)", 1)
        row = self._db.row(sql.format(wanted="true"))
        if row is None or row[0] is None:
            return None
        return codec.from_day(row[0]), codec.from_day(row[1])


def _wanted(only: PassageFilter) -> tuple[str, list[str | int]]:
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
    return " AND ".join(parts) or "true", values
