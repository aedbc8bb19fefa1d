"""Ask for which day one writes while the clock stands before the last page, and keep the answer.

What counts is the last day that was written for as it came: of entries and moments alike, since
either tells that the clock has been there. An entry given to a day to come on purpose does not
count, nor does what is in the bin or sealed, which is told nowhere. Where the clock had been ahead
when something was written, or another journal brought days that are still to come, one answer is
enough: that the clock is right. All there is by then does not count any more, and what is written
from then on does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Ahead, Clock, When, WritersClock, ahead_by, day_of, when_at
from journal_app.core.ids import PieceId
from journal_app.core.which_day import APART, ClockBehind, days_asked_about

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_RIGHT_UNTIL: Final = "clock_right_until"
"""The last id there was when somebody said that the clock is right."""

_AHEAD: Final = "writer_ahead"
"""What was said last of the day it is, as `Ahead` holds it."""
_AFTER: Final = "writer_ahead_after"
"""The last id there was then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Pieces that got another day, each with its time before, and what changed."""

    before: Sequence[tuple[PieceId, When]]
    changes: Changes


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
    vault: "Vault", behind: ClockBehind, told: Ahead, *, but: PieceId | None, clock: Clock
) -> Moved:
    """Remember by how many days the writer is ahead, and let what was begun since move so far.

    All but one piece.

    Only what lies on a day of that clock: what was given a time of its own stays there. The
    instants stay as the clock said them.
    """
    before = [
        (piece, when)
        for piece, when in vault.pieces.lived_since(behind.piece)
        if piece != but and when.lived and when.day <= behind.today
    ]
    to = [ahead_by(when, told.days) for _piece, when in before]
    return _moved(vault, before, to, told, clock)


def move_back(vault: "Vault", before: Sequence[tuple[PieceId, When]], *, clock: Clock) -> Moved:
    """Take back which day it is: pieces get the times they had, those that went stay away."""
    return _moved(vault, before, [when for _piece, when in before], None, clock)


def bring_along(vault: "Vault", *, clock: Clock) -> Changes:
    """Let what was caught while the journal was closed follow to the day that was answered.

    It came in by the clock alone. Only few days ahead nothing tells it from what is there already.
    """
    told = _told(vault)
    if told is None or clock.days_ahead != told.days or abs(told.days) <= APART:
        return NOTHING
    since = when_at(told.told_at, clock).day
    caught = [
        (piece, when)
        for piece, when in vault.pieces.lived_since(_answered_after(vault))
        if when.lived and since <= when.day <= when_at(clock.now(), clock).day
    ]
    if not caught:
        return NOTHING
    now = clock.now()
    with vault.writing():
        for piece, when in caught:
            vault.pieces.move(piece, ahead_by(when, told.days), now)
    return Changes(pieces=frozenset(piece for piece, _when in caught), order=True)


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


def _answered_after(tables: "Tables") -> PieceId:
    after = tables.settings.get(_AFTER)
    return PieceId(after if isinstance(after, int) else 0)


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


def _moved(
    vault: "Vault",
    before: Sequence[tuple[PieceId, When]],
    to: Sequence[When],
    told: Ahead | None,
    clock: Clock,
) -> Moved:
    now = clock.now()
    with vault.writing():
        vault.settings.put(_AFTER, vault.pieces.last_id())
        vault.settings.put(_AHEAD, None if told is None else _as_values(told))
        for (piece, _when), when in zip(before, to, strict=True):
            vault.pieces.move(piece, when, now)
    pieces = frozenset(piece for piece, _when in before)
    changes = Changes(pieces=pieces, order=True) if pieces else NOTHING
    return Moved(before=before, changes=changes)
