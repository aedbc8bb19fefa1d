"""Read model: all that a journal holds of questions, for a complete archive."""

from journal_app.core.archived_questions import (
    ArchivedFollowup,
    ArchivedSeal,
    ArchivedWriting,
    Questions,
)
from journal_app.core.ids import Uid
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.decks import Decks
from journal_app.storage.prompts import Prompts
from journal_app.storage.templates import Templates

FOLLOWUPS = """
SELECT answer.uid, source.uid, followups.sentence FROM followups
JOIN pieces AS answer ON answer.id = followups.piece
JOIN pieces AS source ON source.id = followups.source
ORDER BY followups.piece
"""
SEALS = """
SELECT pieces.uid, seals.until_day, seals.sealed_at FROM seals
JOIN pieces ON pieces.id = seals.piece ORDER BY seals.piece
"""
WRITINGS = """
SELECT pieces.uid, about.uid, writings.prompt_id, writings.began_at, writings.ended_at
FROM writings JOIN pieces ON pieces.id = writings.piece
LEFT JOIN pieces AS about ON about.id = writings.about
ORDER BY writings.id
"""


def questions(connection: Connection) -> Questions:
    """Everything of it, what was removed and kept for its answers included."""
    prompts, decks, templates = Prompts(connection), Decks(connection), Templates(connection)
    return Questions(
        offers=tuple(prompts.offers()),
        wishes=prompts.wishes(),
        decks=decks.all(removed=True),
        templates=templates.all(),
        created={**decks.created(), **templates.created()},
        followups=tuple(
            ArchivedFollowup(piece=Uid(row[0]), source=Uid(row[1]), sentence=row[2])
            for row in connection.rows(FOLLOWUPS)
        ),
        seals=tuple(
            ArchivedSeal(
                piece=Uid(row[0]),
                until=codec.from_day(row[1]),
                sealed_at=codec.from_milliseconds(row[2]),
            )
            for row in connection.rows(SEALS)
        ),
        writings=tuple(
            ArchivedWriting(
                piece=Uid(row[0]),
                about=None if row[1] is None else Uid(row[1]),
                prompt_id=row[2],
                began_at=codec.from_milliseconds(row[3]),
                ended_at=codec.from_milliseconds(row[4]),
            )
            for row in connection.rows(WRITINGS)
        ),
    )
