"""At most one quiet question about ways into the journal, and only where nothing else is asked."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, day_of, when_at
from journal_app.core.errors import CannotOpen
from journal_app.security.vault_record import Mode
from journal_app.services import keys, offers, recovery, safety, sessions
from journal_app.services.recovery import Asking, RecoveryStanding

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Vault

ENTRIES_BEFORE_PASSPHRASE: Final = 5
_RESTS: Final = "door_question_rests"
_ANYBODY_ASKED: Final = "anybody_else_asked"


class DoorQuestion(StrEnum):
    """What may be asked; the first that applies comes first."""

    KEEP_CODE = "keep-code"
    STILL_HAVE_CODE = "still-have-code"
    ANYBODY_ELSE = "anybody-else"
    """Whether somebody else uses this account: made once, after a few entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOffer:
    """One question, and whether a passphrase opens the journal now."""

    question: DoorQuestion
    passphrase: bool


def offered(tables: "KeyedTables", home: Path, *, clock: Clock) -> DoorOffer | None:
    """What may be asked now; `None` most of the time, and always on a hard evening."""
    if _elsewhere(tables, clock) or _rests(tables, clock):
        return None
    try:
        standing = recovery.asking(tables, home, clock=clock)
        _folder, record = keys.closed_journal(home)
    except CannotOpen:
        # It is open all the same; what cannot be told now is not asked about.
        return None
    passphrase = record.mode is Mode.PASSPHRASE
    question = _question(standing)
    if question is None and not passphrase and _anybody_due(tables, standing, clock):
        question = DoorQuestion.ANYBODY_ELSE
    return None if question is None else DoorOffer(question=question, passphrase=passphrase)


def rest(vault: "Vault", *, clock: Clock) -> Changes:
    """Not now: nothing of this is asked again before tomorrow."""
    with vault.writing():
        vault.settings.put(_RESTS, day_of(clock).toordinal())
    return NOTHING


def anybody_answered(vault: "Vault", *, clock: Clock) -> Changes:
    """Whether anybody else uses this account was asked; it is not asked again."""
    with vault.writing():
        vault.settings.put(_ANYBODY_ASKED, day_of(clock).toordinal())
    return NOTHING


def _elsewhere(tables: "KeyedTables", clock: Clock) -> bool:
    """Whether something else is offered, or the evening is hard enough."""
    return (
        safety.get(tables).put_away
        or sessions.hard_night(tables, clock=clock)
        or offers.offered(tables, clock=clock) is not None
    )


def _rests(tables: "KeyedTables", clock: Clock) -> bool:
    return bool(tables.settings.get(_RESTS) == day_of(clock).toordinal())


def _question(standing: RecoveryStanding) -> DoorQuestion | None:
    match standing.asking:
        case Asking.KEEP_IT:
            return DoorQuestion.KEEP_CODE
        case Asking.STILL_HAVE_IT:
            return DoorQuestion.STILL_HAVE_CODE
        case Asking.NOTHING:
            return None


def _anybody_due(tables: "KeyedTables", standing: RecoveryStanding, clock: Clock) -> bool:
    """After a few entries, once, and not on a day on which the code was spoken of."""
    last = standing.last_checked
    if last is not None and when_at(last, clock).day == day_of(clock):
        return False
    if tables.settings.get(_ANYBODY_ASKED) is not None:
        return False
    entries, _moments = tables.pieces.counts()
    return entries >= ENTRIES_BEFORE_PASSPHRASE
