"""Tables: decks and the questions in them the person wrote."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from journal_app.core.decks import Deck, OwnPrompt
from journal_app.core.ids import Uid
from journal_app.storage import codec
from journal_app.storage.connection import Connection

ADD_DECK = """
INSERT INTO decks (uid, name, position, created_at)
VALUES (?, ?, (SELECT coalesce(max(position), -1) + 1 FROM decks), ?)
"""
ADD_PROMPT = """
INSERT INTO own_prompts (uid, deck, body, position, created_at)
VALUES (?1, ?2, ?3,
    (SELECT coalesce(max(position), -1) + 1 FROM own_prompts WHERE deck = ?2), ?4)
"""
RENAME = "UPDATE decks SET name = ? WHERE uid = ? AND removed = 0"
ONE = """
SELECT own_prompts.uid, own_prompts.deck, own_prompts.body, own_prompts.removed, decks.name
FROM own_prompts JOIN decks ON decks.uid = own_prompts.deck WHERE own_prompts.uid = ?
"""


class Decks:
    """Questions of one's own, deck by deck."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, uid: Uid, name: str, now: datetime) -> None:
        """Keep a new deck, behind the others."""
        self._db.run(ADD_DECK, (uid, name, codec.to_milliseconds(now)))

    def rename(self, uid: Uid, name: str) -> bool:
        """Call a deck this; `False` when there is none."""
        return self._db.change(RENAME, (name, uid)) == 1

    def use(self, uid: Uid, in_use: bool) -> bool:
        """Let a deck take part in what is offered, or rest; `False` when nothing changed."""
        sql = "UPDATE decks SET in_use = ?1 WHERE uid = ?2 AND in_use <> ?1 AND removed = 0"
        return self._db.change(sql, (int(in_use), uid)) == 1

    def order(self, decks: Sequence[Uid]) -> None:
        """Let the decks stand in this order."""
        sql = "UPDATE decks SET position = ? WHERE uid = ?"
        self._db.run_many(sql, list(enumerate(decks)))

    def remove(self, uid: Uid) -> None:
        """Take a deck out for good, with every question in it."""
        self._db.run("DELETE FROM decks WHERE uid = ?", (uid,))

    def keep_for_answers(self, uid: Uid) -> None:
        """Keep a deck only for the answers its questions have."""
        self._db.run("UPDATE decks SET removed = 1, in_use = 0 WHERE uid = ?", (uid,))

    def bring_back(self, uid: Uid, *, in_use: bool) -> bool:
        """A deck that was only kept for answers is one again; `False` when there is none."""
        sql = "UPDATE decks SET removed = 0, in_use = ? WHERE uid = ?"
        return self._db.change(sql, (int(in_use), uid)) == 1

    def exists(self, uid: Uid) -> bool:
        """Whether there is such a deck."""
        sql = "SELECT 1 FROM decks WHERE uid = ? AND removed = 0"
        return self._db.value(sql, (uid,)) is not None

    def add_prompt(self, uid: Uid, deck: Uid, text: str, now: datetime) -> None:
        """Keep a new question, behind the others of its deck."""
        self._db.run(ADD_PROMPT, (uid, deck, text, codec.to_milliseconds(now)))

    def reword(self, uid: Uid, text: str) -> bool:
        """Let a question say this; `False` when there is none."""
        sql = "UPDATE own_prompts SET body = ? WHERE uid = ? AND removed = 0"
        return self._db.change(sql, (text, uid)) == 1

    def order_prompts(self, deck: Uid, prompts: Sequence[Uid]) -> None:
        """Let exactly these stand in a deck in this order; one of another deck comes over."""
        sql = "UPDATE own_prompts SET deck = ?, position = ? WHERE uid = ? AND removed = 0"
        self._db.run_many(sql, [(deck, at, uid) for at, uid in enumerate(prompts)])

    def put_away(self, uid: Uid) -> None:
        """Keep a question only for the answers it has."""
        self._db.run("UPDATE own_prompts SET removed = 1 WHERE uid = ?", (uid,))

    def bring_prompt_back(self, uid: Uid) -> bool:
        """A question that was only kept for answers may be asked again; `False` for none."""
        return self._db.change("UPDATE own_prompts SET removed = 0 WHERE uid = ?", (uid,)) == 1

    def remove_prompt(self, uid: Uid) -> None:
        """Take a question out for good."""
        self._db.run("DELETE FROM own_prompts WHERE uid = ?", (uid,))

    def prompt(self, uid: str) -> tuple[OwnPrompt, str] | None:
        """One question, removed or not, and the name of its deck."""
        row = self._db.row(ONE, (uid,))
        return None if row is None else (_own(row), row[4])

    def all(self, *, removed: bool = False) -> tuple[Deck, ...]:
        """Every deck in order with its questions in order; what was removed too where wanted."""
        sql = "SELECT uid, deck, body, removed FROM own_prompts ORDER BY deck, position, uid"
        prompts: dict[str, list[OwnPrompt]] = defaultdict(list)
        for row in self._db.rows(sql):
            if removed or not row[3]:
                prompts[row[1]].append(_own(row))
        rows = self._db.rows("SELECT uid, name, in_use, removed FROM decks ORDER BY position, uid")
        return tuple(
            Deck(
                uid=Uid(row[0]),
                name=row[1],
                in_use=bool(row[2]),
                removed=bool(row[3]),
                prompts=tuple(prompts[row[0]]),
            )
            for row in rows
            if removed or not row[3]
        )

    def created(self) -> dict[str, datetime]:
        """When each deck and each question was made."""
        sql = "SELECT uid, created_at FROM decks UNION ALL SELECT uid, created_at FROM own_prompts"
        return {row[0]: codec.from_milliseconds(row[1]) for row in self._db.rows(sql)}


def _own(row: Sequence[object]) -> OwnPrompt:
    return OwnPrompt(
        uid=Uid(str(row[0])), deck=Uid(str(row[1])), text=str(row[2]), removed=bool(row[3])
    )
