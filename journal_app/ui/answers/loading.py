"""What the page asks the journal for: which questions have answers, and a few of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import When
from journal_app.core.ids import PieceId
from journal_app.core.prompt_offers import AnsweredPrompt
from journal_app.core.text import plain
from journal_app.services import answers, reading
from journal_app.services.answers import DatedAnswer

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

MOST_SHOWN: Final = 900
"""So many characters of an answer stand on the page; the rest is behind “Read on”."""
_NEAR: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Every question with answers, and the answers of one of them, oldest first."""

    questions: Sequence[AnsweredPrompt] = ()
    chosen: str = ""
    answers: Sequence[DatedAnswer] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer as it stands in its column."""

    piece: PieceId
    when: When
    text: str
    cut: bool
    """Whether there is more of it than stands there."""


def asked(tables: "Tables", chosen: str) -> Asked:
    """Every question with answers; and those of this one, or of the one answered last."""
    questions = answers.asked_prompts(tables)
    ids = [each.prompt_id for each in questions]
    here = chosen if chosen in ids or not ids else ids[0]
    found = answers.answers(tables, here) if here in ids else []
    return Asked(questions=questions, chosen=here, answers=found[::-1])


def some(tables: "Tables", pieces: Sequence[PieceId]) -> list[Answer]:
    """These answers with their words, in this order; one that is gone meanwhile is passed over."""
    return [_answer(listed) for listed in reading.listed(tables, pieces)]


def _answer(listed: reading.Listed) -> Answer:
    # Four times of it is plenty to fill it, however much markup there is to drop.
    text = plain(listed.text[: MOST_SHOWN * 4]).strip()
    cut = len(text) > MOST_SHOWN
    if cut:
        space = text.rfind(" ", MOST_SHOWN - _NEAR, MOST_SHOWN)
        text = f"{text[: space if space > 0 else MOST_SHOWN].rstrip()}…"
    return Answer(piece=listed.head.id, when=listed.head.when, text=text, cut=cut)
