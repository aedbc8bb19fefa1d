"""Table: settings that belong to the journal and travel with it."""

import json
from typing import Any

from journal_app.storage.connection import Connection

PUT = """
INSERT INTO settings (key, value) VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


class Settings:
    """Small values kept inside the journal, by key, as JSON."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, key: str) -> Any:
        """The value, or `None` when there is none or it is unreadable."""
        found = self._db.value("SELECT value FROM settings WHERE key = ?", (key,))
        if found is None:
            return None
        try:
            return json.loads(found)
        except ValueError:
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._db.run(PUT, (key, json.dumps(value)))
