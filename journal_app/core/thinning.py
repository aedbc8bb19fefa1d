"""Which backups go: many stay of the last days, fewer of the weeks and months before.

What is older is told by the number of a backup, which only grows. Its date says no more than which
day, week and month it stands for, and is never held against the clock: that may be wrong.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import datetime, timedelta
from typing import Final

from journal_app.core.backups import Copy

FLOOR: Final = 5
"""So many of the newest stay whatever they take."""
RECENT: Final = 20
"""At most so many stay of the last two days."""
DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9

_RECENT_SPAN: Final = timedelta(hours=48)
_LONGEST_GAP: Final = timedelta(hours=36)
"""More than this between two backups counts as nothing: nobody wrote, or the clock has jumped."""

Label = Callable[[datetime], Hashable]


def to_drop(
    backups: Collection[Copy], *, pinned: Collection[int] = (), room: int
) -> tuple[Copy, ...]:
    """The backups that may go, oldest first; `room` is how many bytes all together may take.

    Those whose number is `pinned` stay, and so do the newest `FLOOR`.
    """
    ordered = sorted(backups, key=lambda copy: (copy.number, copy.made_at), reverse=True)
    held = {copy for copy in ordered if copy.number in pinned} | set(ordered[:FLOOR])
    kept = held | _recent(ordered) | _far_back(ordered)
    taken = sum(copy.bytes for copy in kept)
    for copy in reversed(ordered):
        if taken <= room:
            break
        if copy in kept and copy not in held:
            kept.discard(copy)
            taken -= copy.bytes
    return tuple(copy for copy in reversed(ordered) if copy not in kept)


def _recent(ordered: Sequence[Copy]) -> set[Copy]:
    """All of the last two days of use, if they are not too many."""
    found: set[Copy] = set()
    age, newer = timedelta(0), ordered[0].made_at if ordered else None
    for copy in ordered[:RECENT]:
        gap = (newer or copy.made_at) - copy.made_at
        age += gap if timedelta(0) < gap <= _LONGEST_GAP else timedelta(0)
        newer = copy.made_at
        if age > _RECENT_SPAN:
            break
        found.add(copy)
    return found


def _far_back(ordered: Sequence[Copy]) -> set[Copy]:
    """The last of each of so many days, weeks and months; and the first of all before nine months.

    A backup whose date does not fit the order takes the place of no other.
    """
    sure = _in_order(ordered)
    kept: set[Copy] = set()
    months = 0
    for label, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        believed: set[Hashable] = set()
        doubted: set[Hashable] = set()
        for copy in ordered:
            found = label(copy.made_at)
            seen = believed if copy in sure else doubted
            if found not in seen and len(seen) < count:
                seen.add(found)
                kept.add(copy)
        months = len(believed)
    if months < MONTHS:
        kept.update(ordered[-1:])
        kept.update([copy for copy in ordered if copy in sure][-1:])
    return kept


def _in_order(ordered: Sequence[Copy]) -> set[Copy]:
    """The most backups whose dates agree with the order of their numbers; of two such, the newer.

    It is the longest chain in which every date is no later than the one of the next newer.
    """
    lengths: list[int] = []
    olders: list[int | None] = []
    oldest_first = tuple(reversed(ordered))
    for place, copy in enumerate(oldest_first):
        length, older = 1, None
        for before in range(place):
            fits = oldest_first[before].made_at <= copy.made_at
            if fits and lengths[before] + 1 >= length + (older is None):
                length, older = lengths[before] + 1, before
        lengths.append(length)
        olders.append(older)
    chain: set[Copy] = set()
    last = max(range(len(lengths)), key=lambda place: (lengths[place], place), default=None)
    while last is not None:
        chain.add(oldest_first[last])
        last = olders[last]
    return chain


def _day(made_at: datetime) -> Hashable:
    return made_at.date()


def _week(made_at: datetime) -> Hashable:
    return made_at.isocalendar()[:2]


def _month(made_at: datetime) -> Hashable:
    return made_at.year, made_at.month
