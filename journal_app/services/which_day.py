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
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, When, ahead_by, day_of
from journal_app.core.ids import PieceId
from journal_app.core.which_day import ClockBehind, days_asked_about

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_RIGHT_UNTIL: Final = "clock_right_until"
"""The last id there was when somebody said that the clock is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Pieces that got another day, each with its time before, and what changed."""

    before: Sequence[tuple[PieceId, When]]
    changes: Changes


def asked(tables: "Tables", *, clock: Clock) -> ClockBehind | None:
    """How far the clock is behind; `None` where it is not, and once it was said which day it is."""
    if clock.days_ahead:
        return None
    today = day_of(clock)
    found = tables.pieces.newest_lived(days_asked_about(today), _right_until(tables))
    if found is None:
        return None
    last, piece = found
    return ClockBehind(today=today, last=last, piece=piece)


def move_along(
    vault: "Vault", behind: ClockBehind, ahead: int, *, but: PieceId | None, clock: Clock
) -> Moved:
    """Let what was begun since the clock stood back be so many days later; all but one piece.

    Only what lies on a day of that clock: what was given a time of its own stays there. The
    instants stay as the clock said them.
    """
    before = [
        (piece, when)
        for piece, when in vault.pieces.lived_since(behind.piece)
        if piece != but and when.lived and when.day <= behind.today
    ]
    return _moved(vault, before, [ahead_by(when, ahead) for _piece, when in before], clock)


def move_back(vault: "Vault", before: Sequence[tuple[PieceId, When]], *, clock: Clock) -> Moved:
    """Give pieces the times they had; those that went for good meanwhile are no trouble."""
    return _moved(vault, before, [when for _piece, when in before], clock)


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


def _moved(
    vault: "Vault", before: Sequence[tuple[PieceId, When]], to: Sequence[When], clock: Clock
) -> Moved:
    now = clock.now()
    with vault.writing():
        for (piece, _when), when in zip(before, to, strict=True):
            vault.pieces.move(piece, when, now)
    pieces = frozenset(piece for piece, _when in before)
    changes = Changes(pieces=pieces, order=True) if pieces else NOTHING
    return Moved(before=before, changes=changes)
