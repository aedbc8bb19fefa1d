"""Table: words of the vocabulary that the person renamed, hid or added."""

from journal_app.core.vocabulary import OwnTerm
from journal_app.storage.connection import Connection

PUT = """
INSERT INTO own_terms (id, label, hidden) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET label = excluded.label, hidden = excluded.hidden
"""


class OwnTerms:
    """The person's own changes to the vocabulary."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, term: OwnTerm) -> None:
        """Keep one change in the place of an earlier one."""
        self._db.run(PUT, (term.id, term.label, int(term.hidden)))

    def remove(self, term: str) -> None:
        """Let a word be as it was at first; an own one is gone."""
        self._db.run("DELETE FROM own_terms WHERE id = ?", (term,))

    def all(self) -> list[OwnTerm]:
        """Every change; own words stand in the order they were added: their ids count time."""
        rows = self._db.rows("SELECT id, label, hidden FROM own_terms ORDER BY id")
        return [OwnTerm(id=row[0], label=row[1], hidden=bool(row[2])) for row in rows]
