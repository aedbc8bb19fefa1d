"""Read model: what was told in the moments of the last days, as choosing a question needs it."""

from collections import defaultdict
from datetime import date, datetime

from journal_app.core.pacing import Distress
from journal_app.core.prompt_context import Told
from journal_app.core.prompts import Seat
from journal_app.storage import codec
from journal_app.storage.connection import Connection

MOMENTS = """
SELECT pieces.id, moments.captured_at, moments.kind, moments.state, moments.reading
FROM pieces INDEXED BY pieces_timeline JOIN moments ON moments.id = pieces.id
WHERE pieces.local_day >= ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY moments.captured_at DESC
"""
TERMS = """
SELECT moment_terms.moment, moment_terms.term
FROM pieces INDEXED BY pieces_timeline JOIN moment_terms ON moment_terms.moment = pieces.id
WHERE pieces.local_day >= ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
DISTRESS = """
SELECT pieces.updated_at, before.value, after.value
FROM pieces INDEXED BY pieces_timeline
JOIN moment_numbers AS after ON after.moment = pieces.id AND after.field = 'distress_after'
LEFT JOIN moment_numbers AS before
    ON before.moment = pieces.id AND before.field = 'distress_before'
WHERE pieces.local_day >= ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
TAGGED = """
SELECT EXISTS (
    SELECT 1 FROM piece_tags JOIN pieces ON pieces.id = piece_tags.piece
    WHERE piece_tags.tag = ? AND pieces.local_day >= ?
        AND pieces.deleted_at IS NULL AND pieces.sealed = 0)
"""
SEATS = {"seat_room": Seat.ROOM, "seat_contact": Seat.CONTACT}


class Lately:
    """The last days, without a word anybody wrote."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def told(self, since: date, now: datetime) -> tuple[Told, ...]:
        """Each moment since this day, the newest first."""
        ordinal = codec.to_day(since)
        terms: dict[int, set[str]] = defaultdict(set)
        for moment, term in self._db.rows(TERMS, (ordinal,)):
            terms[moment].add(term)
        return tuple(
            Told(
                ago=now - codec.from_milliseconds(row[1]),
                kind=row[2],
                state=row[3],
                reading=row[4],
                seat=_seat(terms[row[0]]),
                terms=frozenset(terms[row[0]]),
            )
            for row in self._db.rows(MOMENTS, (ordinal,))
        )

    def distress(self, since: date) -> list[Distress]:
        """What was said of distress in moments since this day, and when they were last kept.

        It is said in a later look as a rule, not when the moment was caught.
        """
        return [
            Distress(at=codec.from_milliseconds(row[0]), before=row[1], after=row[2])
            for row in self._db.rows(DISTRESS, (codec.to_day(since),))
        ]

    def tagged(self, tag: int, since: date) -> bool:
        """Whether anything since this day carries this tag."""
        return bool(self._db.value(TAGGED, (tag, codec.to_day(since))))


def _seat(terms: set[str]) -> Seat:
    return next((seat for term, seat in SEATS.items() if term in terms), Seat.ANY)
