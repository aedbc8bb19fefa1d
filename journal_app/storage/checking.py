"""Look a journal over from end to end: the encryption of each page, each table, each index."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

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
_PAGE = re.compile(r"page (\d+)")


def problems(connection: Connection, *, pages: bool = True) -> list[str]:
    """What is wrong, as short stable names without any content; empty when all is well.

    Without `pages` their encryption is checked only where they are read: while a log is pending,
    those of the file may be half-written and none the worse for it, and `page_tags` looks at them
    where one may have to let go. Works on a connection that can
    only read: ``PRAGMA integrity_check`` looks into the full-text index too (since SQLite 3.44).
    """
    found = []
    looked = _Looked(connection)
    for name, check in _CHECKS.items():
        if name == PAGES and not pages:
            continue
        try:
            sound = check(looked)
        except (CannotKeep, StorageBug):
            # A page that cannot be read ends the question with an error.
            sound = False
        if not sound:
            found.append(name)
    return found


def damaged_pages(connection: Connection) -> set[int]:
    """The pages that are not as they were written; what was appended behind the last is none."""
    last = int(connection.value("PRAGMA page_count"))
    told = (_PAGE.search(str(row[0])) for row in connection.rows("PRAGMA cipher_integrity_check"))
    return {int(found[1]) if found else 0 for found in told if not found or int(found[1]) <= last}


class _Looked:
    """A connection, and what more than one check asks it; in a large journal that takes seconds."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def complaints(self) -> list[str]:
        """What ``PRAGMA integrity_check`` says, but that all is well."""
        lines = [str(row[0]) for row in self.connection.rows("PRAGMA integrity_check")]
        return [] if lines == ["ok"] else lines


def _pages(looked: _Looked) -> bool:
    return not damaged_pages(looked.connection)


def _tables(looked: _Looked) -> bool:
    return not [line for line in looked.complaints if not line.startswith(_INDEX)]


def _references(looked: _Looked) -> bool:
    return not looked.connection.rows("PRAGMA foreign_key_check")


def _days(looked: _Looked) -> bool:
    return not looked.connection.value(DAYS_APART)


def _words(looked: _Looked) -> bool:
    if any(line.startswith(_INDEX) for line in looked.complaints):
        return False
    value = looked.connection.value
    return not value(NOT_INDEXED) and not value(INDEXED_FOR_NOTHING)


PAGES: Final = "pages"
_CHECKS: Final[dict[str, Callable[[_Looked], bool]]] = {
    PAGES: _pages,
    "tables": _tables,
    "references": _references,
    "days": _days,
    "words": _words,
}
