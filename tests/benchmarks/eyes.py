"""See from outside, by the pixels of the screen, when something appears: the same for any program.

The X server tells of everything that is painted (its DAMAGE extension); after each such news one
pixel is looked at. Nothing is asked of the program, and nothing of it needs to be told apart.
"""

import select
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from Xlib import X, display
from Xlib.ext import damage

PATIENCE_SECONDS = 20.0
QUIET_SECONDS = 0.7
"""Nothing but a caret paints for so long: what was to come has come."""
BLINKS_SECONDS = 2.6
"""Long enough for a caret to come and go twice."""
LARGEST_CARET = 64
_FAR = 8
"""Pixels from a caret where there is none of it any more."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One pixel of the screen and the colour that says: it is here."""

    x: int
    y: int
    colour: bytes


class Eyes:
    """Watches one screen."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        self._root = self._display.screen().root
        self._display.damage_query_version()
        self._root.damage_create(damage.DamageReportRawRectangles)
        self._display.sync()
        size = self._root.get_geometry()
        self._height = int(size.height)
        self.empty = self.colour(0, 0)
        """The colour of the screen where no window is."""

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def colour(self, x: int, y: int) -> bytes:
        """The colour of one pixel now."""
        return self.picture((x, y, 1, 1))

    def column(self, x: int) -> list[bytes]:
        """The colours of one column of pixels, from top to bottom."""
        pixels = self.picture((x, 0, 1, self._height))
        return [pixels[at : at + 4] for at in range(0, len(pixels), 4)]

    def picture(self, box: Box) -> bytes:
        """The pixels of a box now, four bytes each."""
        x, y, width, height = box
        return bytes(self._root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data)

    def until(self, spot: Spot) -> float:
        """Wait until this pixel has this colour; the time of `time.perf_counter` then."""
        return self._until(lambda: self.colour(spot.x, spot.y) == spot.colour)

    def until_painted(self, x: int, y: int) -> float:
        """Wait until a window stands there."""
        return self._until(lambda: self.colour(x, y) != self.empty)

    def until_empty(self, x: int, y: int) -> float:
        """Wait until no window stands there."""
        return self._until(lambda: self.colour(x, y) == self.empty)

    def until_quiet(self) -> None:
        """Wait until nothing is painted but, perhaps, a caret."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        last = time.perf_counter()
        while time.perf_counter() - last < QUIET_SECONDS:
            assert time.perf_counter() < deadline, "the screen never came to rest"
            if any(not _small(box) for box in self._news(QUIET_SECONDS)):
                last = time.perf_counter()

    def caret(self) -> Spot:
        """Where the caret blinks, and its colour."""
        seen: Counter[Box] = Counter()
        end = time.perf_counter() + BLINKS_SECONDS
        while (left := end - time.perf_counter()) > 0:
            seen.update(box for box in self._news(left) if _small(box))
        assert seen, "nothing blinks on the screen"
        return self._blinking(seen.most_common(1)[0][0])

    def _blinking(self, box: Box) -> Spot:
        x, y, width, _height = box
        before = self.picture(box)
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while (after := self.picture(box)) == before:
            assert time.perf_counter() < deadline, "what blinked stands still"
            self._news(BLINKS_SECONDS)
        place = next(
            at for at in range(0, len(before), 4) if before[at : at + 4] != after[at : at + 4]
        )
        spot = x + place // 4 % width, y + place // 4 // width
        ground = self.colour(spot[0] - _FAR, spot[1])
        pair = before[place : place + 4], after[place : place + 4]
        colour = max(
            pair, key=lambda each: sum(abs(a - b) for a, b in zip(each, ground, strict=True))
        )
        return Spot(x=spot[0], y=spot[1], colour=colour)

    def _until(self, seen: Callable[[], bool]) -> float:
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while not seen():
            left = deadline - time.perf_counter()
            assert left > 0, "what was waited for never appeared on the screen"
            self._news(left)
        return time.perf_counter()

    def _news(self, seconds: float) -> list[Box]:
        """What was painted, once something was or the time is over."""
        if not self._display.pending_events():
            select.select([self._display.fileno()], [], [], max(0.0, seconds))
        return list(self._boxes())

    def _boxes(self) -> Iterator[Box]:
        for _event in range(self._display.pending_events()):
            event: Any = self._display.next_event()
            if isinstance(event, damage.DamageNotify) or hasattr(event, "area"):
                yield event.area.x, event.area.y, event.area.width, event.area.height


def _small(box: Box) -> bool:
    return box[2] <= LARGEST_CARET and box[3] <= LARGEST_CARET
