"""The first schema: pieces (entries and moments), people, tags, marks, the words index."""

from journal_app.storage.connection import Connection

VERSION = 1

PIECES = """
CREATE TABLE pieces (
    id           INTEGER PRIMARY KEY,
    uid          TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL CHECK (kind IN ('entry', 'moment')),
    happened_at  INTEGER NOT NULL,              -- UTC, milliseconds
    zone         TEXT    NOT NULL,              -- IANA name, or empty: offset known only
    utc_offset   INTEGER NOT NULL,              -- minutes east of UTC
    local_day    INTEGER NOT NULL,              -- the writer's day, as a proleptic ordinal
    rev          INTEGER NOT NULL DEFAULT 1,    -- counts every save
    preview      TEXT    NOT NULL DEFAULT '',   -- the beginning of the text on one line
    characters   INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    deleted_at   INTEGER,                       -- in the bin since
    sealed       INTEGER NOT NULL DEFAULT 0     -- 1: only where it was sealed is it found again
) STRICT;

-- The timeline: every piece that is neither in the bin nor sealed, in order, read without touching
-- the table. It names deleted_at and sealed, the same in every row here, since SQLite would look
-- into the table for them otherwise.
CREATE INDEX pieces_timeline
    ON pieces (local_day DESC, happened_at DESC, id DESC, deleted_at, sealed)
    WHERE deleted_at IS NULL AND sealed = 0;
CREATE INDEX pieces_bin ON pieces (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX pieces_sealed ON pieces (happened_at DESC) WHERE sealed = 1;

CREATE TABLE entries (
    id         INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,
    body       TEXT NOT NULL,                   -- plain Markdown, exactly as typed
    prompt_id  TEXT                             -- the question it answers
) STRICT;

-- Earlier texts, kept at the end of a sitting and before a save that removes much.
CREATE TABLE revisions (
    piece    INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    rev      INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    kept_at  INTEGER NOT NULL,
    PRIMARY KEY (piece, rev)
) STRICT, WITHOUT ROWID;
"""

MOMENTS = """
CREATE TABLE moments (
    id                INTEGER PRIMARY KEY REFERENCES pieces (id) ON DELETE CASCADE,
    captured_at       INTEGER NOT NULL,
    kind              TEXT    NOT NULL,         -- vocabulary id, kd_...
    note              TEXT    NOT NULL DEFAULT '',
    state             TEXT,                     -- st_...
    reading           TEXT,                     -- rd_..., the first answer, as the person gave it
    reading_at        INTEGER,
    reading_later     TEXT,                     -- the later look beside it
    reading_later_at  INTEGER,
    later_passed_at   INTEGER,                  -- the later look was offered and passed over
    pull_away         INTEGER CHECK (pull_away BETWEEN 0 AND 5),
    pull_toward       INTEGER CHECK (pull_toward BETWEEN 0 AND 5),
    closeness_now     INTEGER CHECK (closeness_now BETWEEN 0 AND 10),
    closeness_wanted  INTEGER CHECK (closeness_wanted BETWEEN 0 AND 10),
    drawing           TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX moments_reading ON moments (reading) WHERE reading IS NOT NULL;
CREATE INDEX moments_gone ON moments (captured_at) WHERE state = 'st_gone';
CREATE INDEX moments_reading_at ON moments (reading_at) WHERE reading_at IS NOT NULL;
CREATE INDEX moments_later_at ON moments (reading_later_at) WHERE reading_later_at IS NOT NULL;

-- Chosen words of one field in the order chosen; no row means the field was never asked.
CREATE TABLE moment_terms (
    moment    INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    field     TEXT    NOT NULL,
    position  INTEGER NOT NULL,
    term      TEXT    NOT NULL,
    strength  INTEGER CHECK (strength BETWEEN 0 AND 4),
    PRIMARY KEY (moment, field, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX moment_terms_of_term ON moment_terms (term, moment);

CREATE TABLE moment_numbers (
    moment  INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    field   TEXT    NOT NULL,
    value   INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    PRIMARY KEY (moment, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE moment_texts (
    moment  INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    field   TEXT    NOT NULL,
    body    TEXT    NOT NULL,
    PRIMARY KEY (moment, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE moment_times (
    moment  INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    field   TEXT    NOT NULL,
    at      INTEGER NOT NULL,                   -- UTC, milliseconds
    PRIMARY KEY (moment, field)
) STRICT, WITHOUT ROWID;

-- Where in the body, what was felt there, or either alone.
CREATE TABLE moment_body (
    moment     INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    region     TEXT,
    sensation  TEXT,
    PRIMARY KEY (moment, position),
    CHECK (region IS NOT NULL OR sensation IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX moment_body_of_region ON moment_body (region, moment) WHERE region IS NOT NULL;

-- Fields that were asked and passed over, so that skipped and never asked stay apart.
CREATE TABLE moment_skips (
    moment  INTEGER NOT NULL REFERENCES moments (id) ON DELETE CASCADE,
    field   TEXT    NOT NULL,
    PRIMARY KEY (moment, field)
) STRICT, WITHOUT ROWID;

-- Moments begun and not kept yet: what Esc leaves.
CREATE TABLE moment_drafts (
    uid         TEXT    PRIMARY KEY,
    body        TEXT    NOT NULL,               -- JSON of what the form holds
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Words the person renamed, hid or added.
CREATE TABLE own_terms (
    id      TEXT    PRIMARY KEY,
    label   TEXT,
    hidden  INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    source      INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    target      INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    relation    TEXT    NOT NULL DEFAULT '',
    words       TEXT    NOT NULL DEFAULT '',
    created_at  INTEGER NOT NULL,
    UNIQUE (source, target, relation),
    CHECK (source <> target)
) STRICT;
CREATE INDEX links_of_target ON links (target);
"""

MARKS = """
CREATE TABLE passages (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    piece       INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    mark        TEXT    NOT NULL,               -- mk_...
    start       INTEGER NOT NULL,               -- code points from the beginning
    length      INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    before      TEXT    NOT NULL,
    after       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_of_piece ON passages (piece, start);
CREATE INDEX passages_of_mark ON passages (mark, piece, start);
"""

LABELS = """
CREATE TABLE people (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    label       TEXT    NOT NULL,
    folded      TEXT    NOT NULL UNIQUE,        -- caseless form, so that one name is one person
    created_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE piece_people (
    piece     INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    person    INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    PRIMARY KEY (piece, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX piece_people_of_person ON piece_people (person, piece);

CREATE TABLE tags (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    folded      TEXT    NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE piece_tags (
    piece     INTEGER NOT NULL REFERENCES pieces (id) ON DELETE CASCADE,
    tag       INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    PRIMARY KEY (piece, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX piece_tags_of_tag ON piece_tags (tag, piece);
"""

# How much there is of each day, kept by triggers so that it cannot drift.
DAYS = """
CREATE TABLE days (
    local_day   INTEGER PRIMARY KEY,
    entries     INTEGER NOT NULL DEFAULT 0,
    moments     INTEGER NOT NULL DEFAULT 0,
    characters  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER days_added AFTER INSERT ON pieces WHEN new.deleted_at IS NULL AND new.sealed = 0
BEGIN
    INSERT INTO days (local_day, entries, moments, characters)
    VALUES (new.local_day, new.kind = 'entry', new.kind = 'moment', new.characters)
    ON CONFLICT (local_day) DO UPDATE SET entries = entries + excluded.entries,
        moments = moments + excluded.moments, characters = characters + excluded.characters;
END;
CREATE TRIGGER days_taken AFTER DELETE ON pieces WHEN old.deleted_at IS NULL AND old.sealed = 0
BEGIN
    UPDATE days SET entries = entries - (old.kind = 'entry'),
        moments = moments - (old.kind = 'moment'), characters = characters - old.characters
    WHERE local_day = old.local_day;
END;
CREATE TRIGGER days_changed AFTER UPDATE OF local_day, characters, deleted_at, sealed ON pieces
BEGIN
    UPDATE days SET entries = entries - (old.kind = 'entry'),
        moments = moments - (old.kind = 'moment'), characters = characters - old.characters
    WHERE local_day = old.local_day AND old.deleted_at IS NULL AND old.sealed = 0;
    INSERT INTO days (local_day, entries, moments, characters)
    SELECT new.local_day, new.kind = 'entry', new.kind = 'moment', new.characters
    WHERE new.deleted_at IS NULL AND new.sealed = 0
    ON CONFLICT (local_day) DO UPDATE SET entries = entries + excluded.entries,
        moments = moments + excluded.moments, characters = characters + excluded.characters;
END;
"""

# Tags and people stand beside the words: a word AND a tag is then one lookup. What goes in is
# folded by core/search.py, so the plainest tokenizer is right: letters and digits of ASCII and
# everything beyond ASCII make words. FTS5's own `unicode61` takes accents off Latin letters only,
# cuts Hindi words at their vowels, finds Chinese only by the first signs of a sentence, and since
# it knows no sign newer than 2012 it makes one word of "well" and the emoji after it.
WORDS = """
CREATE VIRTUAL TABLE words USING fts5 (
    body, tags, people,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
"""

REST = """
-- Counts every transaction kept: a file that counts less than at its last close lost some.
CREATE TABLE counter (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    saves  INTEGER NOT NULL
) STRICT;
INSERT INTO counter (id, saves) VALUES (1, 0);

CREATE TABLE settings (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL                        -- JSON
) STRICT, WITHOUT ROWID;

-- Which question was shown on which day, so that none comes back too soon.
CREATE TABLE prompts_shown (
    prompt_id  TEXT    NOT NULL,
    local_day  INTEGER NOT NULL,
    PRIMARY KEY (prompt_id, local_day)
) STRICT, WITHOUT ROWID;

-- Guided practices that were done; an ending early is an ending.
CREATE TABLE practice_sessions (
    uid              TEXT    PRIMARY KEY,
    practice         TEXT    NOT NULL,
    started_at       INTEGER NOT NULL,
    ended_at         INTEGER NOT NULL,
    how_ended        TEXT    NOT NULL,
    reading          TEXT,
    reading_at       INTEGER,
    hereness         TEXT,
    about            TEXT,
    distress_before  INTEGER CHECK (distress_before BETWEEN 0 AND 4),
    distress_after   INTEGER CHECK (distress_after BETWEEN 0 AND 4),
    moment           INTEGER REFERENCES pieces (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX practice_sessions_in_time ON practice_sessions (practice, started_at DESC);

-- What the person said about their safety, encrypted once more under a key of its own.
CREATE TABLE safety (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    sealed  BLOB    NOT NULL
) STRICT;

-- Short lines kept for oneself: the card for hard nights, kind lines, small freedoms, limits.
CREATE TABLE shelf_lines (
    uid         TEXT    PRIMARY KEY,
    shelf       TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_lines_in_order ON shelf_lines (shelf, position);
"""

STATEMENTS = (PIECES, MOMENTS, MARKS, LABELS, DAYS, WORDS, REST)


def upgrade(connection: Connection) -> None:
    """Make every table of the first schema; runs inside the transaction of the migrator."""
    for script in STATEMENTS:
        connection.run_script(script)
