"""The second schema: marks of one's own and where passages went; own questions and their pacing."""

from journal_app.storage.connection import Connection

VERSION = 2

MARKS = """
-- The person's own set: marks they renamed, hid, moved or added.
CREATE TABLE marks (
    id        TEXT    PRIMARY KEY,              -- mk_pull, or mk_own_...
    label     TEXT,                             -- NULL: the name it ships with
    icon      TEXT    NOT NULL,
    tint      TEXT    NOT NULL,                 -- a tint of the tokens: pull, near, body, ...
    position  INTEGER NOT NULL,
    hidden    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Since when the words of a passage cannot be found in its text; NULL while they stand there.
ALTER TABLE passages ADD COLUMN lost_at INTEGER;
-- The moment a passage became.
ALTER TABLE passages ADD COLUMN moment INTEGER REFERENCES pieces (id) ON DELETE SET NULL;
CREATE INDEX passages_of_moment ON passages (moment) WHERE moment IS NOT NULL;
CREATE INDEX passages_lost ON passages (piece) WHERE lost_at IS NOT NULL;

-- When a passage was lived, and whether its piece is out of sight (in the bin, or sealed): kept
-- by triggers so that it cannot drift, and so that thirty thousand are read in order at once.
ALTER TABLE passages ADD COLUMN lived_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN lived_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN away INTEGER NOT NULL DEFAULT 0;
UPDATE passages SET (lived_day, lived_at, away) = (
    SELECT local_day, happened_at, deleted_at IS NOT NULL OR sealed FROM pieces
    WHERE pieces.id = passages.piece
);
CREATE INDEX passages_lived ON passages (lived_day, lived_at, piece, start, uid, mark, lost_at)
    WHERE away = 0;
CREATE TRIGGER passages_added AFTER INSERT ON passages
BEGIN
    UPDATE passages SET (lived_day, lived_at, away) = (
        SELECT local_day, happened_at, deleted_at IS NOT NULL OR sealed FROM pieces
        WHERE pieces.id = new.piece
    ) WHERE id = new.id;
END;
CREATE TRIGGER passages_moved AFTER UPDATE OF local_day, happened_at, deleted_at, sealed ON pieces
BEGIN
    UPDATE passages SET lived_day = new.local_day, lived_at = new.happened_at,
        away = new.deleted_at IS NOT NULL OR new.sealed
    WHERE piece = new.id;
END;
"""

QUESTIONS = """
-- Each time a question was put on a page, so that none is offered too often.
CREATE TABLE prompt_offers (
    id          INTEGER PRIMARY KEY,
    prompt_id   TEXT    NOT NULL,
    family      TEXT    NOT NULL,               -- P1 to P17, or the uid of an own deck
    depth       INTEGER NOT NULL,
    sitting     TEXT    NOT NULL,               -- one visit to the page one writes on
    offered_at  INTEGER NOT NULL,
    asked_for   INTEGER NOT NULL DEFAULT 0      -- 1: the person wanted another one
) STRICT;
CREATE INDEX prompt_offers_in_time ON prompt_offers (offered_at);
CREATE INDEX prompt_offers_of_sitting ON prompt_offers (sitting);

-- What the person said of a question or of a whole family: more, less, or not again.
CREATE TABLE prompt_wishes (
    subject  TEXT    PRIMARY KEY,               -- the id of a question, of a family, of a deck
    weight   INTEGER NOT NULL DEFAULT 0 CHECK (weight BETWEEN -1 AND 1),
    hidden   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE decks (
    uid         TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    in_use      INTEGER NOT NULL DEFAULT 1,
    removed     INTEGER NOT NULL DEFAULT 0,     -- 1: kept only for the answers it has
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_prompts (
    uid         TEXT    PRIMARY KEY,
    deck        TEXT    NOT NULL REFERENCES decks (uid) ON DELETE CASCADE,
    body        TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    removed     INTEGER NOT NULL DEFAULT 0,     -- 1: kept only for the answers it has
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX own_prompts_of_deck ON own_prompts (deck, position);

-- Whole entries to begin from.
CREATE TABLE templates (
    uid         TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An answer that went on from another, and the sentence of that one that stays in sight above it;
-- the words go with what they were taken from.
CREATE TABLE followups (
    piece     INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,
    source    INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    sentence  TEXT    NOT NULL
) STRICT;
CREATE INDEX followups_of_source ON followups (source);

-- An entry put away until a day the person chose.
CREATE TABLE seals (
    piece      INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,
    until_day  INTEGER NOT NULL,
    sealed_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX seals_in_time ON seals (until_day);

-- When somebody wrote at which entry, and about which moment: only so is a circle noticed.
CREATE TABLE writings (
    id         INTEGER PRIMARY KEY,
    piece      INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    about      INTEGER REFERENCES pieces (id) ON DELETE CASCADE,
    prompt_id  TEXT,
    began_at   INTEGER NOT NULL,
    ended_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX writings_in_time ON writings (began_at);
CREATE INDEX writings_of_piece ON writings (piece);
CREATE INDEX writings_about ON writings (about) WHERE about IS NOT NULL;

-- All answers to one question through the years.
CREATE INDEX entries_of_prompt ON entries (prompt_id) WHERE prompt_id IS NOT NULL;
"""

STATEMENTS = (MARKS, QUESTIONS)


def upgrade(connection: Connection) -> None:
    """Add what marks and questions need; runs inside the transaction of the migrator."""
    for script in STATEMENTS:
        connection.run_script(script)
