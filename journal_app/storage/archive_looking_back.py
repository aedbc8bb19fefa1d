"""Read model: files, notes, kept searches and the bin, for a complete archive."""

from collections import defaultdict
from collections.abc import Iterable

from journal_app.core.archived_looking_back import (
    Added,
    ArchivedAttachment,
    ArchivedBinned,
    ArchivedFile,
    ArchivedNote,
    ArchivedSearch,
    LookingBack,
)
from journal_app.core.ids import PieceId, Uid
from journal_app.core.media import ending_of
from journal_app.storage import codec
from journal_app.storage.connection import Connection
from journal_app.storage.files import Files

ATTACHMENTS = """
SELECT attachments.piece, attachments.uid, files.uid, attachments.label, attachments.created_at
FROM attachments JOIN files ON files.id = attachments.file
WHERE attachments.piece IN (SELECT value FROM json_each(?))
ORDER BY attachments.piece, attachments.position, attachments.id
"""
NOTES = """
SELECT piece, uid, body, written_at, zone, utc_offset, local_day, updated_at FROM margin_notes
WHERE piece IN (SELECT value FROM json_each(?)) ORDER BY piece, written_at, id
"""
NOT_AGAIN = """
SELECT piece, said_at FROM not_again WHERE piece IN (SELECT value FROM json_each(?))
"""
FILES = """
SELECT uid, media, bytes, width, height, created_at, (
    SELECT label FROM attachments WHERE attachments.file = files.id ORDER BY id LIMIT 1
) FROM files ORDER BY id
"""
SEARCHES = "SELECT uid, name, query, created_at FROM saved_searches ORDER BY position, uid"
BIN = "SELECT uid, noun, label, body, deleted_at FROM bin ORDER BY deleted_at, uid"


def looking_back(connection: Connection) -> LookingBack:
    """Everything of it that hangs on no piece; of files, those that something names."""
    unnamed = Files(connection).unnamed()
    return LookingBack(
        files=tuple(
            ArchivedFile(
                uid=row[0],
                media=row[1],
                size=row[2],
                width=row[3],
                height=row[4],
                created_at=codec.from_milliseconds(row[5]),
                ending=ending_of(row[1], row[6] or ""),
            )
            for row in connection.rows(FILES)
            if row[0] not in unnamed
        ),
        searches=tuple(
            ArchivedSearch(
                uid=Uid(row[0]),
                name=row[1],
                query=row[2],
                created_at=codec.from_milliseconds(row[3]),
            )
            for row in connection.rows(SEARCHES)
        ),
        bin=tuple(
            ArchivedBinned(
                uid=Uid(row[0]),
                noun=row[1],
                label=row[2],
                body=row[3],
                deleted_at=codec.from_milliseconds(row[4]),
            )
            for row in connection.rows(BIN)
        ),
    )


def added_to(connection: Connection, pieces: Iterable[PieceId]) -> dict[PieceId, Added]:
    """What was added to each of these pieces; those with nothing are not in it."""
    # One statement for any number of ids: the list travels as JSON.
    ids = ("[" + ",".join(map(str, pieces)) + "]",)
    attachments: dict[PieceId, list[ArchivedAttachment]] = defaultdict(list)
    for piece, uid, file, label, created in connection.rows(ATTACHMENTS, ids):
        attachments[piece].append(
            ArchivedAttachment(
                uid=Uid(uid), file=file, label=label, created_at=codec.from_milliseconds(created)
            )
        )
    notes: dict[PieceId, list[ArchivedNote]] = defaultdict(list)
    for piece, uid, body, *when, updated in connection.rows(NOTES, ids):
        notes[piece].append(
            ArchivedNote(
                uid=Uid(uid),
                body=body,
                when=codec.from_when_columns(*when),
                updated_at=codec.from_milliseconds(updated),
            )
        )
    said: dict[PieceId, int] = dict(connection.rows(NOT_AGAIN, ids))
    return {
        piece: Added(
            attachments=tuple(attachments.get(piece, ())),
            notes=tuple(notes.get(piece, ())),
            not_again_at=codec.from_optional(said.get(piece)),
        )
        for piece in attachments.keys() | notes.keys() | said.keys()
    }
