"""Ask for which day one writes while the clock stands before the last page, and keep the answer.

What counts is the last day that was written for as it came: of entries and moments alike, since
either tells that the clock has been there. An entry given to a day to come on purpose does not
count, nor does what is in the bin or sealed, which is told nowhere. Where the clock had been ahead
when something was written, or another journal brought days that are still to come, one answer is
enough: that the clock is right. All there is by then does not count any more, and what is written
from then on does.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Ahead, Clock, When, WritersClock, ahead_by, as_it_came, day_of
from journal_app.core.ids import PieceId
from journal_app.core.which_day import ClockBehind, days_asked_about, is_ahead

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_RIGHT_UNTIL: Final = "clock_right_until"
"""The last id there was when somebody said that the clock is right."""

_AHEAD: Final = "writer_ahead"
"""What was said last of the day it is, as `Ahead` holds it."""
_SINCE: Final = "writer_ahead_since"
"""Only what has a higher id can stand on a day that was said."""


def asked(tables: "Tables", *, clock: WritersClock) -> ClockBehind | None:
    """How far the clock is behind; `None` where it is not, and once it was said which day it is.

    What was said before a lock holds again, as long as the computer and its clock just went on.
    """
    if clock.days_ahead:
        return None
    told = _told(tables)
    if told is not None and clock.goes_on(told):
        return None
    today = day_of(clock)
    found = tables.pieces.newest_lived(days_asked_about(today), _right_until(tables))
    if found is None:
        return None
    last, piece = found
    return ClockBehind(today=today, last=last, piece=piece)


def move_along(
    vault: "Vault", told: Ahead, *, behind: ClockBehind, but: PieceId | None, clock: Clock
) -> Changes:
    """Remember by how many days the writer is ahead, and let what was begun lately move so far.

    All but the piece on the page, which moves by itself. What was given a time of its own stays,
    and the instants stay as the clock said them.
    """
    asked_about = {
        piece: ahead_by(when, told.days)
        for piece, when in vault.pieces.lived_since(behind.piece)
        if piece != but and behind.is_about(when)
    }
    moving = [*asked_about, *([] if but is None else [but])]
    since = min(moving) - 1 if moving else vault.pieces.last_id()
    return _move(vault, asked_about, told, PieceId(since), clock)


def move_on(vault: "Vault", told: Ahead, *, but: PieceId | None, clock: Clock) -> Changes:
    """Remember another answer: what stands by the one before moves to it, whenever it was begun.

    Of no days it is taken back: everything stands on the day of the clock, and it is asked again.
    The piece on the page moves by itself. What is in the bin or sealed comes along.
    """
    before = _told(vault)
    moving = {
        piece: ahead_by(as_it_came(when, clock), told.days)
        for piece, when in vault.pieces.lived_since(_since(vault))
        if piece != but and before is not None and is_ahead(when, before.days)
    }
    return _move(vault, moving, told, _since(vault), clock)


def bring_along(vault: "Vault", *, clock: Clock) -> Changes:
    """Let what was caught while the journal was closed follow to the day that was answered.

    It came in by the clock alone. One day ahead nothing tells a night from what is there already.
    """
    told = _told(vault)
    if told is None or clock.days_ahead != told.days or abs(told.days) <= 1:
        return NOTHING
    caught = {
        piece: ahead_by(when, told.days)
        for piece, when in vault.pieces.lived_since(_since(vault))
        if when.lived and when.instant >= told.told_at
    }
    return _move(vault, caught, told, _since(vault), clock) if caught else NOTHING


def said_after(tables: "Tables", *, clock: Clock) -> int:
    """The last id before what stands by the answer there is; 0 where the clock goes right."""
    return _since(tables) if clock.days_ahead else 0


def clock_is_right(vault: "Vault") -> int:
    """From now on nothing there is makes the clock doubtful; returns what `doubt_again` takes."""
    until = _right_until(vault)
    with vault.writing():
        vault.settings.put(_RIGHT_UNTIL, vault.pieces.last_id())
    return until


def doubt_again(vault: "Vault", until: int) -> Changes:
    """Take back that the clock is right."""
    with vault.writing():
        vault.settings.put(_RIGHT_UNTIL, until)
    return NOTHING


def _right_until(tables: "Tables") -> int:
    told = tables.settings.get(_RIGHT_UNTIL)
    return told if isinstance(told, int) else 0


def _since(tables: "Tables") -> PieceId:
    since = tables.settings.get(_SINCE)
    return PieceId(since if isinstance(since, int) else 0)


def _told(tables: "Tables") -> Ahead | None:
    told = tables.settings.get(_AHEAD)
    try:
        days, at, seconds, start = told
        instant = datetime.fromisoformat(at)
        return Ahead(days=int(days), told_at=instant, seconds=float(seconds), start=str(start))
    except (TypeError, ValueError):
        return None


def _as_values(told: Ahead) -> tuple[int, str, float, str]:
    return told.days, told.told_at.isoformat(), told.seconds, told.start


def _move(
    vault: "Vault",
    moving: Mapping[PieceId, When],
    told: Ahead,
    since: PieceId,
    clock: Clock,
) -> Changes:
    now = clock.now()
    with vault.writing():
        vault.settings.put(_SINCE, since)
        vault.settings.put(_AHEAD, _as_values(told) if told.days else None)
        for piece, when in moving.items():
            vault.pieces.move(piece, when, now)
    return Changes(pieces=frozenset(moving), order=True) if moving else NOTHING
