"""On this day: what was written on the same day of earlier years, shown only where it is wanted."""

from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, day_of
from journal_app.core.ids import PieceId
from journal_app.core.on_this_day import OnThisDay, earlier
from journal_app.core.settings import OFF, ON, ON_THIS_DAY, UNASKED
from journal_app.core.timeline import TimelineIndex

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_RESTS: Final = "on_this_day_rests"
"""The day for which it was put aside."""
_CHANGED: Final = Changes(settings=frozenset({ON_THIS_DAY.key}))


def standing(tables: "Tables", *, clock: Clock) -> OnThisDay:
    """What was said about it, and what there is where it is wanted."""
    answer = _answer(tables)
    left = _left(tables, clock) if answer != OFF else tables.not_again.left_on(())
    shown = left if answer == ON else tables.not_again.left_on(())
    return OnThisDay(
        answer=answer,
        index=shown,
        anything=len(left) > 0,
        rests=tables.settings.get(_RESTS) == day_of(clock).toordinal(),
    )


def wanted(tables: "Tables") -> bool:
    """Whether it was turned on."""
    return _answer(tables) == ON


def choose(vault: "Vault", on: bool) -> Changes:
    """Turn it on, or off."""
    with vault.writing():
        vault.settings.put(ON_THIS_DAY.key, ON if on else OFF)
    return _CHANGED


def rest(vault: "Vault", *, clock: Clock) -> Changes:
    """Put it aside for today."""
    with vault.writing():
        vault.settings.put(_RESTS, day_of(clock).toordinal())
    return _CHANGED


def not_again(vault: "Vault", piece: PieceId, *, clock: Clock) -> Changes:
    """Do not show this piece on this day again; elsewhere it stays as it is."""
    if vault.not_again.said_of(piece):
        return NOTHING
    with vault.writing():
        vault.not_again.say(piece, clock.now())
    return _CHANGED


def is_left_out(tables: "Tables", piece: PieceId) -> bool:
    """Whether somebody said of this piece that it shall not come again."""
    return tables.not_again.said_of(piece)


def again(vault: "Vault", piece: PieceId) -> Changes:
    """Let this piece come again."""
    if not vault.not_again.said_of(piece):
        return NOTHING
    with vault.writing():
        vault.not_again.take_back(piece)
    return _CHANGED


def _answer(tables: "Tables") -> str:
    return ON_THIS_DAY.read(tables.settings.get(ON_THIS_DAY.key)) or UNASKED


def _left(tables: "Tables", clock: Clock) -> TimelineIndex:
    first_day = tables.timeline.first_day()
    days = () if first_day is None else earlier(day_of(clock), first_day)
    return tables.not_again.left_on(days)
