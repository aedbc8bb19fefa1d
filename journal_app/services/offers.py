"""At most one quiet offer when the journal is opened, each made once and put away for good."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, day_of
from journal_app.core.moments import LATER_FROM, LATER_UNTIL, Moment
from journal_app.core.safety import Feature
from journal_app.core.timeline import PieceKind
from journal_app.services import moments, safety, sessions, timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Tables, Vault

_LOOKED_BACK: Final = "reflection_offered"
_HARD_NIGHT: Final = "hard_night_offered"
_WEEK: Final = timedelta(days=7)


class OfferKind(StrEnum):
    """What may be offered; the first that applies comes first."""

    SAFETY_AGAIN = "safety-again"
    HARD_NIGHT = "hard-night"
    LATER_LOOK = "later-look"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer, and the moment it is about, if it is about one."""

    kind: OfferKind
    moment: Moment | None = None


def offered(tables: "KeyedTables", *, clock: Clock) -> Offer | None:
    """What may be offered now; `None` most of the time."""
    said = safety.get(tables)
    if said.ask_again_due(clock.now()):
        return Offer(kind=OfferKind.SAFETY_AGAIN)
    if sessions.hard_night(tables, clock=clock) and not _hard_night_told(tables, clock):
        return Offer(kind=OfferKind.HARD_NIGHT)
    if said.allows(Feature.LATER_LOOK):
        moment = moments.later_look(tables, clock=clock)
        if moment is not None:
            return Offer(kind=OfferKind.LATER_LOOK, moment=moment)
    moment = None if said.put_away else _to_look_back_at(tables, clock)
    return None if moment is None else Offer(kind=OfferKind.REFLECTION, moment=moment)


def put_away(vault: "Vault", offer: Offer, *, clock: Clock) -> Changes:
    """Taken up or passed over: it does not come again."""
    if offer.kind is OfferKind.SAFETY_AGAIN:
        return safety.put_question_away(vault, clock=clock)
    if offer.kind is OfferKind.LATER_LOOK and offer.moment is not None:
        return moments.pass_over_later_look(vault, offer.moment.id, clock=clock)
    with vault.writing():
        if offer.kind is OfferKind.HARD_NIGHT:
            vault.settings.put(_HARD_NIGHT, day_of(clock).toordinal())
        elif offer.moment is not None:
            vault.settings.put(_LOOKED_BACK, offer.moment.uid)
    return NOTHING


def _hard_night_told(tables: "Tables", clock: Clock) -> bool:
    told = tables.settings.get(_HARD_NIGHT)
    return isinstance(told, int) and abs(day_of(clock).toordinal() - told) < _WEEK.days


def _to_look_back_at(tables: "Tables", clock: Clock) -> Moment | None:
    """The last moment caught half a day to two days ago that nothing was added to since."""
    now = clock.now()
    today = day_of(clock)
    told = tables.settings.get(_LOOKED_BACK)
    for days in range(3):
        for head in timeline.of_day(tables, today - timedelta(days=days)):
            if head.kind is not PieceKind.MOMENT:
                continue
            moment = moments.get(tables, head.id)
            if LATER_FROM <= now - moment.captured_at <= LATER_UNTIL:
                # One that was offered hides the older ones as well.
                return None if moment.uid == told or moment.rev > 1 else moment
    return None
