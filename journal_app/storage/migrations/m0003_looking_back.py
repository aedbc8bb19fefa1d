"""Schema 3: pictures and files, notes in the margin, kept searches, how names look, and the bin."""

from journal_app.storage.connection import Connection

VERSION = 3

FILES = """
-- Contents kept as sealed files beside the database, each once however often it is shown.
CREATE TABLE files (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,        -- keyed hash of the contents: its name on the disk
    media       TEXT    NOT NULL,               -- media type, found from the contents
    bytes       INTEGER NOT NULL,
    width       INTEGER,                        -- of a picture as it is shown, in pixels
    height      INTEGER,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE attachments (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    piece       INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    file        INTEGER NOT NULL REFERENCES files (id),
    position    INTEGER NOT NULL,
    label       TEXT    NOT NULL,               -- the name it came with, or one given to it
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_of_piece ON attachments (piece, position);
CREATE INDEX attachments_of_file ON attachments (file);
"""

NOTES = """
-- Words added to a piece later, with the day they were written on.
CREATE TABLE margin_notes (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    piece       INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    body        TEXT    NOT NULL,
    written_at  INTEGER NOT NULL,               -- UTC, milliseconds
    zone        TEXT    NOT NULL,               -- IANA name, or empty: offset known only
    utc_offset  INTEGER NOT NULL,               -- minutes east of UTC
    local_day   INTEGER NOT NULL,               -- the writer's day, as a proleptic ordinal
    updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX margin_notes_of_piece ON margin_notes (piece, written_at);
"""

SEARCHES = """
CREATE TABLE saved_searches (
    uid         TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    query       TEXT    NOT NULL,               -- in the language of the search field
    position    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

NAMES = """
ALTER TABLE people ADD COLUMN tint TEXT;        -- a tint of the tokens
ALTER TABLE people ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;    -- 1: not offered any more
ALTER TABLE people ADD COLUMN kept_out INTEGER NOT NULL DEFAULT 0;  -- 1: not on On this day
ALTER TABLE tags ADD COLUMN tint TEXT;
ALTER TABLE tags ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tags ADD COLUMN kept_out INTEGER NOT NULL DEFAULT 0;

-- Pieces that On this day does not show again.
CREATE TABLE not_again (
    piece    INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,
    said_at  INTEGER NOT NULL
) STRICT;
"""

BIN = """
-- What was put away and is no piece, with all it takes to bring it back.
CREATE TABLE bin (
    uid         TEXT    PRIMARY KEY,
    noun        TEXT    NOT NULL,               -- person, tag, margin-note, attachment, ...
    label       TEXT    NOT NULL,               -- what it is called in the bin
    body        TEXT    NOT NULL,               -- JSON
    deleted_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bin_in_time ON bin (deleted_at);
"""

STATEMENTS = (FILES, NOTES, SEARCHES, NAMES, BIN)


def upgrade(connection: Connection) -> None:
    """Add what looking back needs; runs inside the transaction of the migrator."""
    for script in STATEMENTS:
        connection.run_script(script)
