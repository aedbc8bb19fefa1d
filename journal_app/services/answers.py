"""All answers to one question through the years, and which questions have any."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from journal_app.core.ids import PieceId
from journal_app.core.prompt_offers import AnsweredPrompt
from journal_app.services import prompt_library

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


_QUESTION: Final = re.compile(r"p\d\d_|own_")
"""How the id of a question begins, of the app or of one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAnswer:
    """One answer, by its id and the day it was given."""

    piece: PieceId
    day: date


def answers(tables: "Tables", prompt_id: str) -> list[DatedAnswer]:
    """Every answer to one question, newest first; nothing sealed and nothing from the bin."""
    return [DatedAnswer(piece=piece, day=day) for piece, day in tables.prompts.answers(prompt_id)]


def asked_prompts(tables: "Tables") -> list[AnsweredPrompt]:
    """Every question with an answer, the last answered first, in the words it has now.

    What is no question of the app or of a deck, such as a private record, is left out; one that
    is asked no more has no words any longer.
    """
    texts = {each.id: each.text for each in prompt_library.everything(tables, resting=True)}
    found = [
        replace(each, text=texts.get(each.prompt_id, ""))
        for each in tables.prompts.answered()
        if each.prompt_id in texts or _QUESTION.match(each.prompt_id)
    ]
    return sorted(found, key=lambda each: (-each.last.toordinal(), each.prompt_id))
