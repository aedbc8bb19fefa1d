"""Decks of questions the person wrote for themselves, and how one becomes a `Prompt`."""

from dataclasses import dataclass
from typing import Final

from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid
from journal_app.core.prompt_context import EDGE_DOWN, EDGE_UP
from journal_app.core.prompts import LONGEST_TEXT, STEADY, Family, Occasion, Prompt
from journal_app.core.text import clean, one_line
from journal_app.i18n import _

OWN: Final = "own_"
"""What the id of an own question begins with; the uid follows."""
LONGEST_NAME: Final = 60
OWN_COOLDOWN_DAYS: Final = 7
"""Somebody who writes twelve questions wants to meet them again before six weeks are over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrompt:
    """One question the person wrote."""

    uid: Uid
    deck: Uid
    text: str
    removed: bool = False
    """Kept only for the answers it has."""

    @property
    def id(self) -> str:
        """What an answer knows it by."""
        return f"{OWN}{self.uid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A deck and the questions in it, in their order."""

    uid: Uid
    name: str
    in_use: bool = True
    """Whether its questions may come on Today."""
    removed: bool = False
    """Kept only for the answers its questions have."""
    prompts: tuple[OwnPrompt, ...] = ()


def as_prompt(own: OwnPrompt, deck_name: str) -> Prompt:
    """The question as it takes part in what is offered on an open page.

    The app never reads what it asks, so it comes as something that asks for meaning: not to
    somebody over, numb or gone, and not while closeness is put away.
    """
    return Prompt(
        id=own.id,
        family=Family.OWN,
        text=own.text,
        variant_short=own.text,
        occasions=frozenset({Occasion.TODAY}),
        states_ok=frozenset({STEADY, EDGE_UP, EDGE_DOWN, "st_unsure"}),
        cooldown_days=OWN_COOLDOWN_DAYS,
        author="",
        deck=own.deck,
        deck_name=deck_name,
    )


def clean_question(text: str) -> str:
    """A question as it is kept. Raises `BadInput` for nothing, or for too much."""
    line = one_line(clean(text))
    if not line:
        raise BadInput(_("There is no question yet."))
    if len(line) > LONGEST_TEXT:
        raise BadInput(_("That question is very long."), _("Up to 220 characters fit."))
    return line


def clean_name(text: str) -> str:
    """The name of a deck or a template as it is kept. Raises `BadInput`."""
    line = one_line(clean(text))
    if not line:
        raise BadInput(_("It has no name yet."))
    if len(line) > LONGEST_NAME:
        raise BadInput(_("That name is very long."), _("Up to 60 characters fit."))
    return line
