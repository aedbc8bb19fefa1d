"""Which rows are in view and where: pure numbers, so that it can be tested without a window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from journal_app.ui.timeline.row_heights import RowHeights

_MOST_ROUNDS: Final = 8
"""Of filling a view: a second one follows where the rows turned out to end earlier."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row and where it begins in the view, in pixels; what is kept still while rows change."""

    row: int
    y: int


class Viewport:
    """Rows are guessed until they are in view, then measured, and what one reads stays still.

    So opening costs one view, whatever the number of rows. `measure` tells the real height of a
    row; `is_measured` whether that is known already.
    """

    def __init__(
        self, heights: RowHeights, measure: Callable[[int], int], is_measured: Callable[[int], bool]
    ) -> None:
        self._heights = heights
        self._measure = measure
        self._is_measured = is_measured
        self.height = 0
        self.room_below = 0
        """Left free after the last row."""
        self.top = 0
        """How far down the view begins, in pixels from the first row."""

    @property
    def lowest_top(self) -> int:
        """The furthest one can scroll."""
        return max(0, self._heights.total() + self.room_below - self.height)

    def anchor(self) -> Anchor:
        """The first row in view."""
        row = self._heights.row_at(self.top)
        return Anchor(row, self._heights.top(row) - self.top)

    def rows(self) -> range:
        """All rows in view, also in part."""
        if not len(self._heights):
            return range(0)
        first = self._heights.row_at(self.top)
        return range(first, self._heights.row_at(self.top + max(self.height, 1) - 1) + 1)

    def y_of(self, row: int) -> int:
        """Where a row begins in the view, also far out of it."""
        return self._heights.top(row) - self.top

    def scroll(self, top: int) -> None:
        """Look at another place; a row that comes in from above keeps what is below it still."""
        self.top = max(0, top)
        if not len(self._heights):
            self.top = 0
            return
        anchor = self.anchor()
        if anchor.y < 0 and not self._is_measured(anchor.row):
            guessed = self._heights.height(anchor.row)
            anchor = Anchor(anchor.row, anchor.y + guessed - self.measured(anchor.row))
        self.put(anchor)

    def put(self, anchor: Anchor) -> None:
        """Let a row begin at a place in the view, as far as there are rows to fill it."""
        heights = self._heights
        if not len(heights):
            self.top = 0
            return
        for _round in range(_MOST_ROUNDS):
            self._fill(anchor)
            wanted = heights.top(anchor.row) - anchor.y
            self.top = min(max(0, wanted), self.lowest_top)
            if self.top == wanted:
                return
            anchor = Anchor(anchor.row, heights.top(anchor.row) - self.top)

    def reveal(self, row: int, above: int, below: int) -> None:
        """Scroll as little as possible so that a row is in view, with some room around it."""
        self.measured(row)
        heights = self._heights
        y = heights.top(row) - self.top
        if y < above or heights.height(row) > self.height - above - below:
            self.put(Anchor(row, above))
        elif y + heights.height(row) > self.height - below:
            self.put(Anchor(row, self.height - below - heights.height(row)))

    def measured(self, row: int) -> int:
        """The real height of a row, measured if need be."""
        if not self._is_measured(row):
            self._heights.set(row, self._measure(row))
        return self._heights.height(row)

    def _fill(self, anchor: Anchor) -> None:
        """Measure every row that is in view when the anchor is in its place."""
        last = len(self._heights) - 1
        row, y = anchor.row, anchor.y
        while row <= last and y < self.height:
            y += self.measured(row)
            row += 1
        row, y = anchor.row - 1, anchor.y
        while row >= 0 and y > 0:
            y -= self.measured(row)
            row -= 1
