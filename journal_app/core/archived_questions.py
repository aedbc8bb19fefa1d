"""What a complete archive holds of questions: offers, wishes, own decks, templates, seals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from journal_app.core.decks import Deck
from journal_app.core.ids import Uid
from journal_app.core.prompt_context import Wishes
from journal_app.core.prompt_offers import PromptOffer
from journal_app.core.templates import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedFollowup:
    """An answer that went on from another piece, by their uids."""

    piece: Uid
    source: Uid
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedSeal:
    """Until when a piece is put away."""

    piece: Uid
    until: date
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedWriting:
    """One time of writing."""

    piece: Uid
    about: Uid | None
    prompt_id: str | None
    began_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """All of it, each in its order."""

    offers: tuple[PromptOffer, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    decks: tuple[Deck, ...] = ()
    """With every question in them, removed ones included."""
    templates: tuple[Template, ...] = ()
    created: Mapping[str, datetime] = field(default_factory=dict)
    """When each deck, own question and template was made, by its uid."""
    followups: tuple[ArchivedFollowup, ...] = ()
    seals: tuple[ArchivedSeal, ...] = ()
    writings: tuple[ArchivedWriting, ...] = ()
