"""Table: what the person said about their safety, sealed under a key of its own."""

from journal_app.storage.connection import Connection

PUT = """
INSERT INTO safety (id, sealed) VALUES (1, ?)
ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed
"""


class SafetyTable:
    """One sealed value; it is in no export."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self) -> bytes | None:
        """The sealed value, or `None` when nothing was ever said."""
        found = self._db.value("SELECT sealed FROM safety WHERE id = 1")
        return None if found is None else bytes(found)

    def put(self, sealed: bytes) -> None:
        """Keep a sealed value in the place of the one before."""
        self._db.run(PUT, (sealed,))
