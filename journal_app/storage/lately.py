"""Read model: what was told in the moments of the last days, as choosing a question needs it."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from journal_app.core.pacing import Distress
from journal_app.core.prompt_context import Told
from journal_app.core.prompts import Seat
from journal_app.storage import codec
from journal_app.storage.connection import Connection

MOMENTS = """
SELECT pieces.id, moments.captured_at, moments.kind, moments.state,
    coalesce(moments.reading_later, moments.reading)
FROM pieces INDEXED BY pieces_timeline JOIN moments ON moments.id = pieces.id
WHERE pieces.local_day BETWEEN ?1 AND ?2 AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY abs(moments.captured_at - ?3), moments.captured_at DESC, pieces.id DESC
"""
TERMS = """
SELECT moment_terms.moment, moment_terms.term
FROM pieces INDEXED BY pieces_timeline JOIN moment_terms ON moment_terms.moment = pieces.id
WHERE pieces.local_day BETWEEN ? AND ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
"""
# In a moment, in its later look, and in a pause that became no moment.
ANSWERED_LAST = """
SELECT answer FROM (
    SELECT moments.reading AS answer, moments.reading_at AS at FROM moments
    JOIN pieces USING (id) WHERE moments.reading_at BETWEEN ?1 AND ?2
        AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    UNION ALL SELECT moments.reading_later, moments.reading_later_at FROM moments
    JOIN pieces USING (id) WHERE moments.reading_later_at BETWEEN ?1 AND ?2
        AND pieces.deleted_at IS NULL AND pieces.sealed = 0
    UNION ALL SELECT reading, reading_at FROM practice_sessions
    WHERE reading_at BETWEEN ?1 AND ?2 AND moment IS NULL)
WHERE answer IS NOT NULL ORDER BY abs(at - ?3) LIMIT 1
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
    SELECT 1 FROM pieces INDEXED BY pieces_timeline
    CROSS JOIN piece_tags ON piece_tags.piece = pieces.id AND piece_tags.tag = ?
    WHERE pieces.local_day BETWEEN ? AND ?
        AND pieces.deleted_at IS NULL AND pieces.sealed = 0)
"""
SEATS = {"seat_room": Seat.ROOM, "seat_contact": Seat.CONTACT}


class Lately:
    """The last days, without a word anybody wrote."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def told(self, first: date, last: date, now: datetime) -> tuple[Told, ...]:
        """Each moment of these days, the newest first.

        A clock put back leaves moments ahead of now: the nearest comes first, and what lies days
        ahead is not of these days at all.
        """
        days = (codec.to_day(first), codec.to_day(last))
        terms: dict[int, set[str]] = defaultdict(set)
        for moment, term in self._db.rows(TERMS, days):
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
            for row in self._db.rows(MOMENTS, (*days, codec.to_milliseconds(now)))
        )

    def last_answer(self, now: datetime, within: timedelta) -> str | None:
        """What was answered last, so far from now at most."""
        span = (codec.to_milliseconds(now - within), codec.to_milliseconds(now + within))
        answer = self._db.value(ANSWERED_LAST, (*span, codec.to_milliseconds(now)))
        return None if answer is None else str(answer)

    def distress(self, since: date) -> list[Distress]:
        """What was said of distress in moments since this day, and when they were last kept.

        It is said in a later look as a rule, not when the moment was caught.
        """
        return [
            Distress(at=codec.from_milliseconds(row[0]), before=row[1], after=row[2])
            for row in self._db.rows(DISTRESS, (codec.to_day(since),))
        ]

    def tagged(self, tag: int, first: date, last: date) -> bool:
        """Whether anything of these days carries this tag."""
        return bool(self._db.value(TAGGED, (tag, codec.to_day(first), codec.to_day(last))))


def _seat(terms: set[str]) -> Seat:
    return next((seat for term, seat in SEATS.items() if term in terms), Seat.ANY)
