"""Made-up passages for looking and measuring: a few sentences of made-up entries, marked."""

import random

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.marks import shipped_marks
from journal_app.core.passages import Passage, anchor_at
from journal_app.storage.vault import Vault
from tests.ui.timeline.journals import NOW, SENTENCES


def mark(vault: Vault, count: int) -> None:
    """Mark so many sentences of the entries there are; one in twenty has lost its words."""
    chance = random.Random(20251123)
    marks = [each.id for each in shipped_marks()]
    rows = vault.connection.rows("SELECT id, body FROM entries ORDER BY id")
    chosen = rows if len(rows) <= count else chance.sample(rows, count)
    made: list[Passage] = []
    while len(made) < count:
        for piece, body in chosen[: count - len(made)]:
            made.append(_passage(chance, PieceId(piece), body, chance.choice(marks)))
    with vault.writing():
        vault.passages.put(made, NOW)


def _passage(chance: random.Random, piece: PieceId, body: str, mark: str) -> Passage:
    here = [sentence for sentence in SENTENCES if sentence in body]
    sentence = chance.choice(here)
    start = body.index(sentence)
    anchor = anchor_at(body, start, len(sentence.rstrip(".")))
    lost = chance.random() < 0.05
    return Passage(uid=new_uid(NOW), piece=piece, mark=mark, anchor=anchor, lost=lost)
