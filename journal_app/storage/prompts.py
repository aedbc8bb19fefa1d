"""Tables: which question was shown when, what was offered in a sitting, and what was wished."""

from collections.abc import Sequence
from datetime import date, datetime

from journal_app.core.ids import PieceId
from journal_app.core.prompt_context import Sitting, Wishes
from journal_app.core.prompt_offers import AnsweredPrompt, PromptOffer
from journal_app.core.prompts import DEEPEST
from journal_app.storage import codec
from journal_app.storage.connection import Connection

OFFER = """
INSERT INTO prompt_offers (prompt_id, family, depth, sitting, offered_at, asked_for)
VALUES (?, ?, ?, ?, ?, ?)
"""
OF_SITTING = "SELECT prompt_id, family, depth FROM prompt_offers WHERE sitting = ?"
DEEP_SITTINGS = """
SELECT count(DISTINCT sitting) FROM prompt_offers
WHERE offered_at BETWEEN ? AND ? AND depth >= ? AND sitting <> ?
"""
ANSWERS = """
SELECT pieces.id, pieces.local_day FROM entries INDEXED BY entries_of_prompt
JOIN pieces ON pieces.id = entries.id
WHERE entries.prompt_id = ? AND pieces.deleted_at IS NULL AND pieces.sealed = 0
ORDER BY pieces.local_day DESC, pieces.happened_at DESC, pieces.id DESC
"""
ANSWERED = """
SELECT entries.prompt_id, count(*), max(pieces.local_day)
FROM entries INDEXED BY entries_of_prompt JOIN pieces ON pieces.id = entries.id
WHERE entries.prompt_id IS NOT NULL AND pieces.deleted_at IS NULL AND pieces.sealed = 0
GROUP BY entries.prompt_id
"""
WISH = """
INSERT INTO prompt_wishes (subject, weight, hidden) VALUES (?, ?, ?)
ON CONFLICT (subject) DO UPDATE SET weight = excluded.weight, hidden = excluded.hidden
"""


class Prompts:
    """What was asked when, so that no question comes back too soon and none too often."""

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

    def offer(self, offer: PromptOffer) -> None:
        """Remember that a question was put on a page."""
        at = codec.to_milliseconds(offer.at)
        values = (offer.prompt_id, offer.kin, offer.depth, offer.sitting, at, int(offer.asked_for))
        self._db.run(OFFER, values)

    def forget_offers(self, before: datetime) -> None:
        """Nothing asks any more what was offered so long ago."""
        sql = "DELETE FROM prompt_offers WHERE offered_at < ?"
        self._db.run(sql, (codec.to_milliseconds(before),))

    def sitting(self, sitting: str) -> Sitting:
        """What was offered in one sitting so far."""
        rows = self._db.rows(OF_SITTING, (sitting,))
        return Sitting(
            kin=frozenset(row[1] for row in rows),
            ids=frozenset(row[0] for row in rows),
            deep=any(row[2] >= DEEPEST for row in rows),
        )

    def deep_sittings(self, first: datetime, last: datetime, *, besides: str) -> int:
        """In how many other sittings of this span one of the deepest questions was offered."""
        span = (codec.to_milliseconds(first), codec.to_milliseconds(last))
        return int(self._db.value(DEEP_SITTINGS, (*span, DEEPEST, besides)))

    def offers(self) -> list[PromptOffer]:
        """Everything offered that is still remembered, oldest first."""
        sql = """
            SELECT prompt_id, family, depth, sitting, offered_at, asked_for
            FROM prompt_offers ORDER BY id
        """
        return [
            PromptOffer(
                prompt_id=row[0],
                kin=row[1],
                depth=row[2],
                sitting=row[3],
                at=codec.from_milliseconds(row[4]),
                asked_for=bool(row[5]),
            )
            for row in self._db.rows(sql)
        ]

    def wishes(self) -> Wishes:
        """What the person wants more of, less of, and never again."""
        rows = self._db.rows("SELECT subject, weight, hidden FROM prompt_wishes ORDER BY subject")
        return Wishes(
            weights={row[0]: row[1] for row in rows if row[1]},
            hidden=frozenset(row[0] for row in rows if row[2]),
        )

    def wish(self, subject: str, weight: int, *, hidden: bool) -> None:
        """Keep what was said of a question, a family or a deck; nothing said leaves no row."""
        if weight or hidden:
            self._db.run(WISH, (subject, weight, int(hidden)))
        else:
            self._db.run("DELETE FROM prompt_wishes WHERE subject = ?", (subject,))

    def answers(self, prompt_id: str) -> list[tuple[PieceId, date]]:
        """Every answer to one question that may be seen, with its day, newest first."""
        rows: Sequence[tuple[int, int]] = self._db.rows(ANSWERS, (prompt_id,))
        return [(PieceId(row[0]), codec.from_day(row[1])) for row in rows]

    def has_answers(self, prompt_id: str) -> bool:
        """Whether anything answers a question, sealed or in the bin as well."""
        sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE prompt_id = ?)"
        return bool(self._db.value(sql, (prompt_id,)))

    def answered(self) -> list[AnsweredPrompt]:
        """Every question with answers that may be seen: how many, and the day of the last."""
        return [
            AnsweredPrompt(prompt_id=row[0], answers=row[1], last=codec.from_day(row[2]))
            for row in self._db.rows(ANSWERED)
        ]
