"""Look a journal over from end to end: the encryption of each page, each table, each index."""

from journal_app.core.errors import CannotKeep
from journal_app.storage.connection import Connection, StorageBug

# A trigger keeps the days, a use case keeps the words: both are held against the pieces.
_DAYS_KEPT = "SELECT local_day, entries, moments, characters FROM days WHERE entries + moments > 0"
_DAYS_COUNTED = """
    SELECT local_day, sum(kind = 'entry'), sum(kind = 'moment'), sum(characters)
    FROM pieces WHERE deleted_at IS NULL AND sealed = 0 GROUP BY local_day
"""
DAYS_APART = f"""
SELECT (SELECT count(*) FROM ({_DAYS_KEPT} EXCEPT {_DAYS_COUNTED}))
     + (SELECT count(*) FROM ({_DAYS_COUNTED} EXCEPT {_DAYS_KEPT}))
"""  # noqa: S608 - constants
# What is sealed is found nowhere: not being in the index is right for it, being in it is not.
NOT_INDEXED = """
SELECT count(*) FROM pieces WHERE sealed = 0 AND id NOT IN (SELECT rowid FROM words)
"""
INDEXED_FOR_NOTHING = """
SELECT count(*) FROM words WHERE rowid NOT IN (SELECT id FROM pieces WHERE sealed = 0)
"""
_INDEX = "fts5:"


def problems(connection: Connection) -> list[str]:
    """What is wrong, as short stable names without any content; empty when all is well.

    Works on a connection that can only read: ``PRAGMA integrity_check`` looks into the full-text
    index too (since SQLite 3.44).
    """
    found = []
    for name, check in CHECKS.items():
        try:
            sound = check(connection)
        except (CannotKeep, StorageBug):
            # A page that cannot be read ends the question with an error.
            sound = False
        if not sound:
            found.append(name)
    return found


def _integrity(connection: Connection) -> list[str]:
    lines = [str(row[0]) for row in connection.rows("PRAGMA integrity_check")]
    return [] if lines == ["ok"] else lines


def _pages(connection: Connection) -> bool:
    return not connection.rows("PRAGMA cipher_integrity_check")


def _tables(connection: Connection) -> bool:
    return not [line for line in _integrity(connection) if not line.startswith(_INDEX)]


def _references(connection: Connection) -> bool:
    return not connection.rows("PRAGMA foreign_key_check")


def _days(connection: Connection) -> bool:
    return not connection.value(DAYS_APART)


def _words(connection: Connection) -> bool:
    if any(line.startswith(_INDEX) for line in _integrity(connection)):
        return False
    return not connection.value(NOT_INDEXED) and not connection.value(INDEXED_FOR_NOTHING)


CHECKS = {
    "pages": _pages,
    "tables": _tables,
    "references": _references,
    "days": _days,
    "words": _words,
}
