"""Table: which question was shown on which day."""

from datetime import date

from journal_app.storage import codec
from journal_app.storage.connection import Connection


class Prompts:
    """What was asked when, so that no question comes back too soon."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def shown(self, prompt_id: str, day: date) -> None:
        """Remember that a question was shown on this day."""
        sql = "INSERT OR IGNORE INTO prompts_shown (prompt_id, local_day) VALUES (?, ?)"
        self._db.run(sql, (prompt_id, codec.to_day(day)))

    def last_shown(self, before: date) -> dict[str, date]:
        """Each question that was shown before this day, with the last day it was."""
        sql = """
            SELECT prompt_id, max(local_day) FROM prompts_shown
            WHERE local_day < ? GROUP BY prompt_id
        """
        rows = self._db.rows(sql, (codec.to_day(before),))
        return {row[0]: codec.from_day(row[1]) for row in rows}
