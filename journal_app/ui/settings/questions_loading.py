"""What the section about questions asks the journal for, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_app.core.decks import Deck
from journal_app.core.families import SAFE_FAMILIES
from journal_app.core.prompt_context import Wishes
from journal_app.core.prompts import Family, Prompt
from journal_app.core.seals import DatedSeal
from journal_app.core.templates import Template
from journal_app.services import decks, prompt_library, prompt_wishes, safety, seals, templates

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Everything that was said about questions, and what is one’s own."""

    wishes: Wishes = field(default_factory=Wishes)
    families: frozenset[Family] = frozenset()
    """The kinds that may come at all while things are as they are."""
    hidden: Sequence[Prompt] = ()
    """Single questions that are not to come again, in the words they have now."""
    deeper_at_night: bool = False
    decks: tuple[Deck, ...] = ()
    templates: tuple[Template, ...] = ()
    sealed: Sequence[DatedSeal] = ()


def questions(tables: "KeyedTables") -> Questions:
    """How things stand now; while closeness is put away nothing of it is named."""
    wishes = prompt_wishes.all_said(tables)
    put_away = safety.get(tables).put_away
    every = prompt_library.everything(tables, resting=True)
    return Questions(
        wishes=wishes,
        families=SAFE_FAMILIES if put_away else frozenset(Family),
        hidden=[
            each
            for each in every
            if each.id in wishes.hidden and (each.safety_ok or each.deck or not put_away)
        ],
        deeper_at_night=prompt_wishes.deeper_at_night(tables),
        decks=decks.all_decks(tables),
        templates=templates.offered(tables),
        sealed=seals.waiting(tables),
    )
