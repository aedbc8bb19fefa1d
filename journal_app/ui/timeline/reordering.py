"""From one order of pieces to the next: put changed pieces in place, and tell two orders apart."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import neg
from typing import Final

from journal_app.core.halving import alike
from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex

MOST_STEPS: Final = 8
"""More changes than this are shown as a new list: it opens faster than they are carried out."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The piece at this position goes."""

    position: int


@dataclass(frozen=True, slots=True)
class Added:
    """A piece comes to stand at this position."""

    position: int
    piece: PieceId
    day: int


Step = Taken | Added
InOrder = Callable[[Sequence[PieceId]], TimelineIndex]
"""Those of these pieces that are there, newest first."""


def no_pieces() -> TimelineIndex:
    """The order of an empty timeline."""
    return TimelineIndex(array("q"), array("l"))


def without(index: TimelineIndex, position: int) -> TimelineIndex:
    """The same without the piece at this position."""
    after = position + 1
    return TimelineIndex(
        index.ids[:position] + index.ids[after:], index.days[:position] + index.days[after:]
    )


def with_piece(index: TimelineIndex, added: Added) -> TimelineIndex:
    """The same with one piece more."""
    at = added.position
    return TimelineIndex(
        index.ids[:at] + array("q", [added.piece]) + index.ids[at:],
        index.days[:at] + array("l", [added.day]) + index.days[at:],
    )


def moves(
    index: TimelineIndex,
    gone: AbstractSet[PieceId],
    present: TimelineIndex,
    in_order: InOrder,
) -> list[Step]:
    """The steps after some pieces came, went or moved in time.

    `gone` are pieces that leave their places, `present` those that come to stand at theirs; one
    that moves is in both. Only of the days concerned the order is asked, not of the whole journal.
    """
    made: list[Step] = []
    for piece in gone:
        position = index.row_of(piece)
        if position is not None:
            made.append(Taken(position))
            index = without(index, position)
    for number, (piece, day) in enumerate(zip(present.ids, present.days, strict=True)):
        added = _placed(index, piece, day, in_order)
        made.append(added)
        if number + 1 < len(present):
            index = with_piece(index, added)
    return made


def steps(old: TimelineIndex, new: TimelineIndex) -> list[Step] | None:
    """How to get from one to the other, or `None` when that takes more than a few steps.

    Where the best matches stand first it is always a new list.
    """
    if old.best or new.best:
        return None
    start = min(alike(old.ids, new.ids), alike(old.days, new.days))
    most = min(len(old), len(new)) - start
    end = min(_alike_at_end(old.ids, new.ids, most), _alike_at_end(old.days, new.days, most))
    gone, come = len(old) - start - end, len(new) - start - end
    if gone + come <= MOST_STEPS:
        taken: list[Step] = [Taken(start + gone - 1 - each) for each in range(gone)]
        return taken + [_added(new, start + each) for each in range(come)]
    if gone != come:
        return None
    first, last = start, start + gone - 1
    if _same(old, first + 1, new, first, gone - 1):
        return [Taken(first), _added(new, last)]
    if _same(old, first, new, first + 1, gone - 1):
        return [Taken(last), _added(new, first)]
    return None


def _placed(
    index: TimelineIndex,
    piece: PieceId,
    day: int,
    in_order: InOrder,
) -> Added:
    start = bisect_left(index.days, -day, key=neg)
    end = bisect_right(index.days, -day, key=neg)
    same_day = [PieceId(other) for other in index.ids[start:end]]
    # One that went meanwhile has no place among them; news of it follows.
    rank = in_order([piece, *same_day]).row_of(piece) if same_day else None
    return Added(start + (rank or 0), piece, day)


def _added(index: TimelineIndex, position: int) -> Added:
    return Added(position, PieceId(index.ids[position]), index.days[position])


def _same(old: TimelineIndex, old_at: int, new: TimelineIndex, new_at: int, count: int) -> bool:
    return (
        old.ids[old_at : old_at + count] == new.ids[new_at : new_at + count]
        and old.days[old_at : old_at + count] == new.days[new_at : new_at + count]
    )


def _alike_at_end(one: Sequence[int], other: Sequence[int], most: int) -> int:
    """How far two sequences end alike, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        before, until = len(one) - middle, len(one) - low
        shift = len(other) - len(one)
        if one[before:until] == other[before + shift : until + shift]:
            low = middle
        else:
            high = middle - 1
    return low
