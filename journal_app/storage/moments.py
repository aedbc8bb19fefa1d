"""Tables: moments, the words chosen for them, and what was passed over."""

from collections import defaultdict
from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.moments import Moment
from journal_app.core.text import preview
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.pieces import NewPiece, Pieces

ADD = """
INSERT INTO moments (id, captured_at, kind, note, state, reading, reading_at, reading_later,
    reading_later_at, pull_away, pull_toward, closeness_now, closeness_wanted)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ONE = """
SELECT pieces.uid, pieces.happened_at, pieces.zone, pieces.utc_offset, pieces.local_day,
    pieces.rev, pieces.deleted_at,
    moments.captured_at, moments.kind, moments.note, moments.state, moments.reading,
    moments.reading_at, moments.reading_later, moments.reading_later_at, moments.pull_away,
    moments.pull_toward, moments.closeness_now, moments.closeness_wanted
FROM pieces JOIN moments USING (id) WHERE pieces.id = ?
"""


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
        self._db.run(ADD, (piece, *_columns(moment)))
        terms = [
            (piece, name, position, term)
            for name, chosen in moment.terms.items()
            for position, term in enumerate(chosen)
        ]
        sql = "INSERT INTO moment_terms (moment, field, position, term) VALUES (?, ?, ?, ?)"
        self._db.run_many(sql, terms)
        sql = "INSERT INTO moment_skips (moment, field) VALUES (?, ?)"
        self._db.run_many(sql, [(piece, name) for name in sorted(moment.skipped)])
        return piece

    def get(self, piece: PieceId) -> Moment | None:
        """The moment, in the bin or not; names of people and tags come from their tables."""
        row = self._db.row(ONE, (piece,))
        if row is None:
            return None
        return Moment(
            id=piece,
            uid=Uid(row[0]),
            when=codec.from_when_columns(row[1], row[2], row[3], row[4]),
            rev=row[5],
            deleted_at=codec.from_optional(row[6]),
            captured_at=codec.from_milliseconds(row[7]),
            kind=row[8],
            note=row[9],
            state=row[10],
            reading=row[11],
            reading_at=codec.from_optional(row[12]),
            reading_later=row[13],
            reading_later_at=codec.from_optional(row[14]),
            pull_away=row[15],
            pull_toward=row[16],
            closeness_now=row[17],
            closeness_wanted=row[18],
            terms=self._terms(piece),
            skipped=self._skipped(piece),
        )

    def _terms(self, piece: PieceId) -> dict[str, tuple[str, ...]]:
        sql = "SELECT field, term FROM moment_terms WHERE moment = ? ORDER BY field, position"
        found: dict[str, list[str]] = defaultdict(list)
        for name, term in self._db.rows(sql, (piece,)):
            found[name].append(term)
        return {name: tuple(terms) for name, terms in found.items()}

    def _skipped(self, piece: PieceId) -> frozenset[str]:
        sql = "SELECT field FROM moment_skips WHERE moment = ? ORDER BY field"
        return frozenset(row[0] for row in self._db.rows(sql, (piece,)))


def _columns(moment: Moment) -> tuple[int | str | None, ...]:
    captured: datetime = moment.captured_at
    return (
        codec.to_milliseconds(captured),
        moment.kind,
        moment.note,
        moment.state,
        moment.reading,
        codec.to_optional(moment.reading_at),
        moment.reading_later,
        codec.to_optional(moment.reading_later_at),
        moment.pull_away,
        moment.pull_toward,
        moment.closeness_now,
        moment.closeness_wanted,
    )
