"""Table: guided practices that were done."""

from datetime import datetime

from journal_app.core.ids import PieceId, Uid
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.storage import codec
from journal_app.storage.connection import Connection

PUT = """
INSERT INTO practice_sessions (uid, practice, started_at, ended_at, how_ended, reading, reading_at,
    hereness, about, distress_before, distress_after)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET ended_at = excluded.ended_at, how_ended = excluded.how_ended,
    reading = excluded.reading, reading_at = excluded.reading_at, hereness = excluded.hereness,
    about = excluded.about, distress_before = excluded.distress_before,
    distress_after = excluded.distress_after
"""
SINCE = """
SELECT uid, practice, started_at, ended_at, how_ended, reading, reading_at, hereness, about,
    distress_before, distress_after
FROM practice_sessions WHERE started_at >= ? ORDER BY started_at, uid
"""


class Sessions:
    """Times of doing a practice."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, session: PracticeSession) -> None:
        """Keep a session, in the place of what was kept of it before."""
        self._db.run(
            PUT,
            (
                session.uid,
                session.practice.value,
                codec.to_milliseconds(session.started_at),
                codec.to_milliseconds(session.ended_at),
                session.how_ended.value,
                session.reading,
                codec.to_optional(session.reading_at),
                session.hereness,
                session.about,
                session.distress_before,
                session.distress_after,
            ),
        )

    def belongs_to(self, session: Uid, moment: PieceId) -> None:
        """The moment that was caught in a session."""
        sql = "UPDATE practice_sessions SET moment = ? WHERE uid = ?"
        self._db.run(sql, (moment, session))

    def last_of(self, practice: Practice) -> datetime | None:
        """When this was last begun."""
        sql = "SELECT max(started_at) FROM practice_sessions WHERE practice = ?"
        return codec.from_optional(self._db.value(sql, (practice.value,)))

    def since(self, first: datetime) -> list[PracticeSession]:
        """Sessions begun since then, oldest first."""
        return [
            PracticeSession(
                uid=Uid(row[0]),
                practice=Practice(row[1]),
                started_at=codec.from_milliseconds(row[2]),
                ended_at=codec.from_milliseconds(row[3]),
                how_ended=HowEnded(row[4]),
                reading=row[5],
                reading_at=codec.from_optional(row[6]),
                hereness=row[7],
                about=row[8],
                distress_before=row[9],
                distress_after=row[10],
            )
            for row in self._db.rows(SINCE, (codec.to_milliseconds(first),))
        ]
