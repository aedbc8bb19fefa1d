"""Every question there is: those that ship, and those the person wrote."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from journal_app.content.prompts import load_prompts
from journal_app.core.decks import OWN, as_prompt
from journal_app.core.prompts import Prompt
from journal_app.core.resources import resource
from journal_app.i18n import language

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

_SHIPPED_ID: Final = re.compile(r"p(\d\d)_")


def shipped() -> tuple[Prompt, ...]:
    """The questions that come with the app, in the language in use."""
    return _shipped_in(language())


@cache
def _shipped_in(wanted: str) -> tuple[Prompt, ...]:
    # Reading the files takes longer than all the choosing, and they never change under the app.
    return load_prompts(wanted, resource("prompts"))


def everything(tables: "Tables", *, resting: bool = False) -> tuple[Prompt, ...]:
    """These and one's own; of decks that rest, and removed ones, only where wanted."""
    return shipped() + own(tables, resting=resting)


def own(tables: "Tables", *, resting: bool = False) -> tuple[Prompt, ...]:
    """One's own questions as they take part in what is offered."""
    return tuple(
        as_prompt(each, deck.name)
        for deck in tables.decks.all(removed=resting)
        if deck.in_use or resting
        for each in deck.prompts
    )


def asked(tables: "Tables", prompt_id: str) -> Prompt | None:
    """The question an entry answers, whatever is on offer today; `None` if there is none now."""
    if prompt_id.startswith(OWN):
        found = tables.decks.prompt(prompt_id.removeprefix(OWN))
        return None if found is None else as_prompt(*found)
    return next((prompt for prompt in shipped() if prompt.id == prompt_id), None)


def kin_of(tables: "Tables", prompt_id: str) -> str | None:
    """The family or the deck of a question, by its id: what ships says it there itself."""
    if prompt_id.startswith(OWN):
        found = tables.decks.prompt(prompt_id.removeprefix(OWN))
        return None if found is None else found[0].deck
    named = _SHIPPED_ID.match(prompt_id)
    return None if named is None else f"P{int(named[1])}"
