"""What the page asks the journal for about questions, each in one go."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journal_app.core.clock import Clock, when_now
from journal_app.core.entries import Entry
from journal_app.core.followups import Followup
from journal_app.core.moments import Moment
from journal_app.core.prompt_context import Ask
from journal_app.core.prompts import Family, Person, Prompt
from journal_app.services import distress, followups, prompts
from journal_app.services.prompts import OnOffer, Suggestion

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables


_ELSEWHERE: Final = frozenset({Family.NOT_OK, Family.HELP})
"""Kinds that never stand on this page by themselves: somebody may look over the shoulder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptWanted:
    """What the page says about itself when it asks."""

    visit: str
    here: str | None = None
    """The question an empty page shows already; it stays where it still may."""
    ask: Ask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuestion:
    """What is asked on a page, and what an entry went on from."""

    offer: OnOffer
    stays: bool = False
    """Whether the question that is there already may stay."""
    answered: Prompt | None = None
    """What the entry answers, in the words it has now."""
    kept: Followup | None = None
    went_on: bool = False
    """Whether another answer went on from this entry already."""


def page_question(
    tables: "KeyedTables", entry: Entry | None, *, wanted: PromptWanted, clock: Clock
) -> PageQuestion:
    """What belongs to a page with this entry, or with none yet."""
    if entry is not None and entry.prompt_id is None and entry.body.strip():
        # Nothing is asked on it by itself, and reading every question takes a while.
        return PageQuestion(offer=OnOffer(stopped=distress.hard_for(tables, when_now(clock))))
    offer = prompts.on_offer(tables, sitting=wanted.visit, clock=clock, ask=wanted.ask)
    if entry is None:
        return PageQuestion(offer=offer, stays=_stays(tables, wanted.here, clock))
    asked = None if entry.prompt_id is None else prompts.asked(tables, entry.prompt_id)
    return PageQuestion(
        offer=offer,
        stays=_stays(tables, wanted.here, clock),
        answered=asked,
        kept=followups.of(tables, entry.id),
        went_on=bool(followups.from_source(tables, entry.id)),
    )


def fresh_question(
    tables: "KeyedTables", moment: Moment | None, *, wanted: PromptWanted, clock: Clock
) -> PageQuestion:
    """What is asked on an empty page; about a moment, where there is something to ask of it."""
    offer = prompts.on_offer(tables, sitting=wanted.visit, clock=clock, ask=wanted.ask)
    if moment is not None and not offer.stopped:
        about = tuple(
            each
            for each in prompts.suggested_for_moment(tables, moment, clock=clock)
            if each.prompt.family not in _ELSEWHERE
        )
        offer = replace(offer, suggestions=about or offer.suggestions)
    return PageQuestion(offer=offer)


def asked_for(tables: "KeyedTables", *, wanted: PromptWanted, clock: Clock) -> OnOffer:
    """What comes because somebody wants one; three of them, or as many as there are."""
    return prompts.on_offer(tables, sitting=wanted.visit, clock=clock, ask=wanted.ask)


def concrete_question(
    tables: "KeyedTables", *, visit: str, from_afar: bool, clock: Clock
) -> Suggestion | None:
    """A question of how, what or when; `from_afar` one that looks from a step away."""
    offer = prompts.on_offer(tables, sitting=visit, clock=clock, ask=Ask(more=True))
    if from_afar:
        return next((at for at in offer.suggestions if at.prompt.person is Person.THIRD), None)
    return offer.suggestions[0] if offer.suggestions else None


def small_thing(tables: "KeyedTables", *, visit: str, clock: Clock) -> Suggestion | None:
    """One tiny thing that asks for nothing more; often none that fits this hour."""
    ask = Ask(wanted=Family.TINY, more=True)
    offer = prompts.on_offer(tables, sitting=visit, clock=clock, ask=ask)
    tiny = [each for each in offer.suggestions if each.prompt.family is Family.TINY]
    return tiny[0] if tiny else prompts.closing(tables, clock=clock)


def _stays(tables: "KeyedTables", here: str | None, clock: Clock) -> bool:
    return here is not None and any(
        prompt.id == here for prompt in prompts.offered(tables, clock=clock)
    )
