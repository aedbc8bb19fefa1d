"""Where each of many rows of different height begins, kept as running sums."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import Final

_PART: Final = 512
"""Rows in one part; twice as many are split in two, so that no step touches every row."""


class RowHeights:
    """Heights in whole pixels, and their sums; every question and change costs microseconds.

    Rows stand in parts of some hundred, each with its own sum: a change touches one part and the
    list of sums, which is worked out anew when it is next asked for.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._parts: list[list[int]] = []
        self._sums: list[int] = []
        self._first_rows: list[int] = [0]
        self._tops: list[int] = [0]
        self._fresh = True
        self.reset(heights)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def reset(self, heights: Iterable[int]) -> None:
        """Begin anew with these heights."""
        rest = iter(heights)
        self._parts = []
        while part := list(islice(rest, _PART)):
            self._parts.append(part)
        self._sums = [sum(part) for part in self._parts]
        self._fresh = False

    def total(self) -> int:
        """All heights together."""
        self._refresh()
        return self._tops[-1]

    def height(self, row: int) -> int:
        """The height of this row."""
        part, place = self._find(row)
        return self._parts[part][place]

    def top(self, row: int) -> int:
        """Where this row begins; one past the last row is where everything ends."""
        self._refresh()
        if row >= self._first_rows[-1]:
            return self._tops[-1]
        part, place = self._find(row)
        return self._tops[part] + sum(islice(self._parts[part], place))

    def row_at(self, y: int) -> int:
        """The row at this height, the first or last where there is none; 0 without rows."""
        self._refresh()
        part = min(max(bisect_right(self._tops, y) - 1, 0), len(self._parts) - 1)
        if part < 0:
            return 0
        tops = list(accumulate(self._parts[part], initial=self._tops[part]))
        place = min(max(bisect_right(tops, y) - 1, 0), len(self._parts[part]) - 1)
        return self._first_rows[part] + place

    def set(self, row: int, height: int) -> None:
        """Give a row another height."""
        part, place = self._find(row)
        self._sums[part] += height - self._parts[part][place]
        self._parts[part][place] = height
        self._fresh = False

    def insert(self, row: int, heights: list[int]) -> None:
        """Put rows before this one; one past the last row puts them at the end."""
        if not self._parts:
            self.reset(heights)
            return
        self._refresh()
        if row >= self._first_rows[-1]:
            part, place = len(self._parts) - 1, len(self._parts[-1])
        else:
            part, place = self._find(row)
        self._parts[part][place:place] = heights
        self._settle(part)

    def remove(self, row: int, count: int) -> None:
        """Take rows out, from this one on."""
        while count > 0:
            part, place = self._find(row)
            taken = min(count, len(self._parts[part]) - place)
            del self._parts[part][place : place + taken]
            count -= taken
            self._settle(part)

    def _find(self, row: int) -> tuple[int, int]:
        self._refresh()
        part = bisect_right(self._first_rows, row, hi=len(self._parts)) - 1
        return part, row - self._first_rows[part]

    def _settle(self, number: int) -> None:
        """Drop a part that became empty, split one that became long, and sum it anew."""
        part = self._parts[number]
        size = _PART if len(part) > 2 * _PART else max(len(part), 1)
        pieces = [part[at : at + size] for at in range(0, len(part), size)]
        self._parts[number : number + 1] = pieces
        self._sums[number : number + 1] = [sum(piece) for piece in pieces]
        self._fresh = False

    def _refresh(self) -> None:
        if not self._fresh:
            self._first_rows = list(accumulate(map(len, self._parts), initial=0))
            self._tops = list(accumulate(self._sums, initial=0))
            self._fresh = True
