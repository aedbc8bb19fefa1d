"""Tables: moments, the words chosen for them, and what was passed over."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from journal_app.core.ids import PieceId, Uid
from journal_app.core.moments import ANSWERS, BodyMark, Moment
from journal_app.core.text import preview
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.pieces import NewPiece, Pieces

ADD = """
INSERT INTO moments (captured_at, kind, note, state, reading, reading_at, reading_later,
    reading_later_at, later_passed_at, pull_away, pull_toward, closeness_now, closeness_wanted,
    drawing, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
PUT = """
UPDATE moments SET captured_at = ?, kind = ?, note = ?, state = ?, reading = ?, reading_at = ?,
    reading_later = ?, reading_later_at = ?, later_passed_at = ?, pull_away = ?, pull_toward = ?,
    closeness_now = ?, closeness_wanted = ?, drawing = ?
WHERE id = ?
"""
ONE = """
SELECT pieces.uid, pieces.happened_at, pieces.zone, pieces.utc_offset, pieces.local_day,
    pieces.rev, pieces.deleted_at, pieces.sealed,
    moments.captured_at, moments.kind, moments.note, moments.state, moments.reading,
    moments.reading_at, moments.reading_later, moments.reading_later_at, moments.later_passed_at,
    moments.pull_away, moments.pull_toward, moments.closeness_now, moments.closeness_wanted,
    moments.drawing
FROM pieces JOIN moments USING (id) WHERE pieces.id = ?
"""
ADD_TERM = (
    "INSERT INTO moment_terms (moment, field, position, term, strength) VALUES (?, ?, ?, ?, ?)"
)
ADD_NUMBER = "INSERT INTO moment_numbers (moment, field, value) VALUES (?, ?, ?)"
ADD_TEXT = "INSERT INTO moment_texts (moment, field, body) VALUES (?, ?, ?)"
ADD_TIME = "INSERT INTO moment_times (moment, field, at) VALUES (?, ?, ?)"
ADD_BODY = "INSERT INTO moment_body (moment, position, region, sensation) VALUES (?, ?, ?, ?)"
ADD_SKIP = "INSERT INTO moment_skips (moment, field) VALUES (?, ?)"
CLEAR = (
    "DELETE FROM moment_terms WHERE moment = ?",
    "DELETE FROM moment_numbers WHERE moment = ?",
    "DELETE FROM moment_texts WHERE moment = ?",
    "DELETE FROM moment_times WHERE moment = ?",
    "DELETE FROM moment_body WHERE moment = ?",
    "DELETE FROM moment_skips WHERE moment = ?",
)
ANSWERS_SINCE = """
SELECT (SELECT count(*) FROM moments WHERE reading_at BETWEEN ?1 AND ?2
            AND +reading IN (SELECT value FROM json_each(?3)))
     + (SELECT count(*) FROM moments WHERE reading_later_at BETWEEN ?1 AND ?2)
     + (SELECT count(*) FROM practice_sessions WHERE reading_at BETWEEN ?1 AND ?2
            AND moment IS NULL AND reading IN (SELECT value FROM json_each(?3)))
"""
# The sign before `reading` keeps SQLite from walking everything that was ever answered.
ANSWERED = """
SELECT pieces.id FROM moments JOIN pieces USING (id)
WHERE moments.reading_at BETWEEN ? AND ? AND +moments.reading IN (SELECT value FROM json_each(?))
    AND moments.reading_later IS NULL AND moments.later_passed_at IS NULL
    AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY moments.reading_at DESC
"""
GONE = """
SELECT (SELECT max(captured_at) FROM moments WHERE state = 'st_gone' AND captured_at <= ?),
    (SELECT min(captured_at) FROM moments WHERE state = 'st_gone' AND captured_at > ?)
"""
WITH_TERM = """
SELECT moment FROM moment_terms WHERE term = ?1
UNION SELECT moment FROM moment_body WHERE region = ?1 OR sensation = ?1
UNION SELECT id FROM moments WHERE kind = ?1 OR state = ?1 OR reading = ?1
"""
USES = """
SELECT term, count(*) FROM moment_terms GROUP BY term
UNION ALL SELECT region, count(*) FROM moment_body WHERE region IS NOT NULL GROUP BY region
UNION ALL SELECT sensation, count(*) FROM moment_body WHERE sensation IS NOT NULL GROUP BY sensation
UNION ALL SELECT kind, count(*) FROM moments GROUP BY kind
"""
_ANSWERS_JSON = '["' + '", "'.join(ANSWERS) + '"]'


class Moments:
    """Moments as they are kept."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._pieces = Pieces(connection)

    def add(self, moment: Moment, now: datetime) -> PieceId:
        """Keep a new moment and return its id."""
        piece = self._pieces.add(
            NewPiece(
                uid=moment.uid,
                kind="moment",
                when=moment.when,
                preview=preview(moment.note),
                characters=len(moment.note),
                now=now,
            )
        )
        self._db.run(ADD, (*_columns(moment), piece))
        self._add_rows(piece, moment)
        return piece

    def save(self, moment: Moment, base_rev: int, now: datetime) -> bool:
        """Put another state of a moment in its place; `False` when it was saved elsewhere."""
        note = moment.note
        if not self._pieces.touch(moment.id, base_rev, preview(note), len(note), now):
            return False
        self._db.run(PUT, (*_columns(moment), moment.id))
        for sql in CLEAR:
            self._db.run(sql, (moment.id,))
        self._add_rows(moment.id, moment)
        return True

    def put_back(self, moment: Moment, piece: PieceId) -> None:
        """Keep the parts of a moment whose piece is there and whose own row is not."""
        for sql in CLEAR:
            self._db.run(sql, (piece,))
        self._db.run(ADD, (*_columns(moment), piece))
        self._add_rows(piece, moment)

    def get(self, piece: PieceId) -> Moment | None:
        """The moment, in the bin or not; names of people and tags come from their tables."""
        row = self._db.row(ONE, (piece,))
        if row is None:
            return None
        terms, strengths = self._terms(piece)
        return Moment(
            id=piece,
            uid=Uid(row[0]),
            when=codec.from_when_columns(row[1], row[2], row[3], row[4]),
            rev=row[5],
            deleted_at=codec.from_optional(row[6]),
            sealed=bool(row[7]),
            captured_at=codec.from_milliseconds(row[8]),
            kind=row[9],
            note=row[10],
            state=row[11],
            reading=row[12],
            reading_at=codec.from_optional(row[13]),
            reading_later=row[14],
            reading_later_at=codec.from_optional(row[15]),
            later_passed_at=codec.from_optional(row[16]),
            pull_away=row[17],
            pull_toward=row[18],
            closeness_now=row[19],
            closeness_wanted=row[20],
            drawing=row[21],
            terms=terms,
            strengths=strengths,
            numbers=self._values("SELECT field, value FROM moment_numbers WHERE moment = ?", piece),
            texts=self._values("SELECT field, body FROM moment_texts WHERE moment = ?", piece),
            times=self._times(piece),
            body=self._body(piece),
            skipped=self._skipped(piece),
        )

    def answers_between(self, first: datetime, last: datetime) -> int:
        """How often the question was answered in this span, in moments and in pauses."""
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return int(self._db.value(ANSWERS_SINCE, (*span, _ANSWERS_JSON)))

    def answered_between(self, first: datetime, last: datetime) -> list[PieceId]:
        """Moments answered in this span that were not looked at again, the newest first."""
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return [PieceId(row[0]) for row in self._db.rows(ANSWERED, (*span, _ANSWERS_JSON))]

    def last_gone(self, now: datetime) -> datetime | None:
        """When somebody was last not quite here, by what they said themselves.

        Of times before now and ahead of it, which a clock put back leaves, the nearest counts.
        """
        at = codec.to_milliseconds(now)
        found = [codec.from_optional(value) for value in self._db.row(GONE, (at, at)) or ()]
        return min(
            (time for time in found if time is not None),
            key=lambda time: abs(now - time),
            default=None,
        )

    def with_term(self, term: str) -> list[PieceId]:
        """Every moment this word was chosen for, the bin included."""
        return [PieceId(row[0]) for row in self._db.rows(WITH_TERM, (term,))]

    def uses(self) -> dict[str, int]:
        """How often each word was chosen."""
        return dict(self._db.rows(USES))

    def _add_rows(self, piece: PieceId, moment: Moment) -> None:
        rows: Iterable[tuple[str, list[tuple[Any, ...]]]] = (
            (ADD_TERM, _term_rows(piece, moment)),
            (ADD_NUMBER, [(piece, *item) for item in moment.numbers.items()]),
            (ADD_TEXT, [(piece, *item) for item in moment.texts.items()]),
            (
                ADD_TIME,
                [(piece, name, codec.to_milliseconds(at)) for name, at in moment.times.items()],
            ),
            (
                ADD_BODY,
                [(piece, at, mark.region, mark.sensation) for at, mark in enumerate(moment.body)],
            ),
            (ADD_SKIP, [(piece, name) for name in sorted(moment.skipped)]),
        )
        for sql, values in rows:
            if values:
                self._db.run_many(sql, values)

    def _terms(self, piece: PieceId) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
        sql = """
            SELECT field, term, strength FROM moment_terms
            WHERE moment = ? ORDER BY field, position
        """
        found: dict[str, list[str]] = defaultdict(list)
        strengths: dict[str, int] = {}
        for name, term, strength in self._db.rows(sql, (piece,)):
            found[name].append(term)
            if strength is not None:
                strengths[term] = strength
        return {name: tuple(terms) for name, terms in found.items()}, strengths

    def _values(self, sql: str, piece: PieceId) -> dict[str, Any]:
        return dict(self._db.rows(sql, (piece,)))

    def _times(self, piece: PieceId) -> dict[str, datetime]:
        sql = "SELECT field, at FROM moment_times WHERE moment = ?"
        return {name: codec.from_milliseconds(at) for name, at in self._db.rows(sql, (piece,))}

    def _body(self, piece: PieceId) -> tuple[BodyMark, ...]:
        sql = "SELECT region, sensation FROM moment_body WHERE moment = ? ORDER BY position"
        rows = self._db.rows(sql, (piece,))
        return tuple(BodyMark(region=row[0], sensation=row[1]) for row in rows)

    def _skipped(self, piece: PieceId) -> frozenset[str]:
        sql = "SELECT field FROM moment_skips WHERE moment = ? ORDER BY field"
        return frozenset(row[0] for row in self._db.rows(sql, (piece,)))


def _term_rows(piece: PieceId, moment: Moment) -> list[tuple[Any, ...]]:
    return [
        (piece, name, position, term, moment.strengths.get(term))
        for name, chosen in moment.terms.items()
        for position, term in enumerate(chosen)
    ]


def _columns(moment: Moment) -> tuple[int | str | None, ...]:
    return (
        codec.to_milliseconds(moment.captured_at),
        moment.kind,
        moment.note,
        moment.state,
        moment.reading,
        codec.to_optional(moment.reading_at),
        moment.reading_later,
        codec.to_optional(moment.reading_later_at),
        codec.to_optional(moment.later_passed_at),
        moment.pull_away,
        moment.pull_toward,
        moment.closeness_now,
        moment.closeness_wanted,
        moment.drawing,
    )
