"""What “Why this one?” asks the journal for, and the question of one’s own it keeps."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.decks import OWN, clean_question
from journal_app.core.errors import NotFound
from journal_app.core.ids import Uid
from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.services import answers, decks, prompt_wishes, prompts

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPrompt:
    """What the person did with a question, or said of its kind."""

    answers: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedQuestion:
    """A question of one's own that was added, and what changed."""

    prompt: Prompt
    changes: Changes


def about_prompt(tables: "Tables", prompt: Prompt) -> AboutPrompt:
    """How often a question was answered, and whether more or less of its kind is wanted."""
    return AboutPrompt(
        answers=len(answers.answers(tables, prompt.id)),
        weight=prompt_wishes.all_said(tables).weights.get(prompt.kin, 0),
    )


def keep_question(vault: "Vault", deck: Uid | None, words: str, *, clock: Clock) -> AddedQuestion:
    """Keep a question of one's own; where there is no deck yet, one is made. Raises `BadInput`."""
    words, changes = clean_question(words), Changes()
    if deck is None:
        made = decks.add(vault, _("My questions"), clock=clock)
        deck, changes = made.uid, made.changes
    added = decks.add_question(vault, deck, words, clock=clock)
    own = prompts.asked(vault, f"{OWN}{added.uid}")
    if own is None:
        raise NotFound(_("This question is no longer in the journal."))
    return AddedQuestion(prompt=own, changes=changes | added.changes)
