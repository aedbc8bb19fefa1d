"""What the example of an archive holds of looking back: one of everything of the third schema."""

import io
from datetime import datetime, timedelta
from pathlib import Path

from journal_app.core.ids import PieceId
from journal_app.services import pictures
from journal_app.storage import codec
from journal_app.storage.vault import Vault
from tests.exchange.sample import CAUGHT_AT, WRITTEN_AT, _lived

NOTE_TEXT = "A year on I would put it more kindly."
FILE = "d5885ae948edc3468977ea6a2522165cbbcd2b8a03e8a90d6a9ef05d6b2063ed"
"""The name of the one file there is."""
CONTENTS = bytes.fromhex(
    "47494638396101000100800000c03020ffffff21f90400000000002c00000000010001000002024401003b"
)
"""A picture of one point."""
_NOTE = "019aa8a1-0000-7000-8000-000000000011"
_ATTACHMENT = "019aa8a1-0000-7000-8000-000000000012"
_SEARCH = "019aa8a1-0000-7000-8000-000000000013"
_BINNED = "019aa8a1-0000-7000-8000-000000000014"
_NOTED_AT = CAUGHT_AT + timedelta(hours=9)


def fill_looking_back(vault: Vault, entry: PieceId, moment: PieceId) -> None:
    """A picture and a note on the entry, a moment that is not shown again, a search, the bin."""
    db = vault.connection
    now, noted = _milliseconds(CAUGHT_AT), _milliseconds(_NOTED_AT)
    with vault.writing():
        file = db.run(
            "INSERT INTO files (uid, media, bytes, width, height, created_at)"
            " VALUES (?, 'image/gif', ?, 1, 1, ?)",
            (FILE, len(CONTENTS), now),
        )
        db.run(
            "INSERT INTO attachments (uid, piece, file, position, label, created_at)"
            " VALUES (?, ?, ?, 0, 'the harbour.gif', ?)",
            (_ATTACHMENT, entry, file, now),
        )
        db.run(
            "INSERT INTO margin_notes"
            " (uid, piece, body, written_at, zone, utc_offset, local_day, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_NOTE, entry, NOTE_TEXT, *codec.to_when_columns(_lived(_NOTED_AT)), noted),
        )
        db.run("INSERT INTO not_again (piece, said_at) VALUES (?, ?)", (moment, noted))
        db.run(
            "INSERT INTO saved_searches (uid, name, query, position, created_at)"
            " VALUES (?, 'Evenings with Mara', 'person:Mara tag:evening', 0, ?)",
            (_SEARCH, now),
        )
        db.run(
            "INSERT INTO bin (uid, noun, label, body, deleted_at)"
            " VALUES (?, 'template', 'Monday', ?, ?)",
            (_BINNED, '{"name": "Monday", "body": "What I begin with:"}', noted),
        )
        for table in ("people", "tags"):
            db.run(f"UPDATE {table} SET tint = 'near', hidden = 1, kept_out = 1")  # noqa: S608


def seal_file(vault: Vault) -> Path:
    """Put the contents of that picture beside the journal; returns the sealed file."""
    files = pictures.files_of(vault)
    sealed = files.seal(io.BytesIO(CONTENTS))
    assert sealed.name == FILE
    files.keep(sealed)
    return files.path(FILE)


def _milliseconds(instant: datetime) -> int:
    assert instant > WRITTEN_AT
    return codec.to_milliseconds(instant)
