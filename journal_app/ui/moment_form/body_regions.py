"""Where the places of the body lie on the figure, in lengths of the drawing rather than pixels.

The drawing is 200 wide and 424 high; x is 0 in the middle and grows to the viewer's right, y is 0
at the top. The figure leans a little and holds one arm further out, as people do.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDTH: Final = 200.0
HEIGHT: Final = 424.0
GROUP: Final = "br"
"""The group of the vocabulary that names the places."""
REACH: Final = 1.75
"""How far beyond its edge a place still answers, as a multiple of its size."""


class Side(StrEnum):
    """From where the figure is seen."""

    FRONT = "front"
    BACK = "back"


class Way(StrEnum):
    """Where an arrow key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


_STEP: Final = {Way.LEFT: (-1, 0), Way.RIGHT: (1, 0), Way.UP: (0, -1), Way.DOWN: (0, 1)}
_BOTH: Final = frozenset(Side)
_FRONT: Final = frozenset({Side.FRONT})
_BACK: Final = frozenset({Side.BACK})


@dataclass(frozen=True, slots=True)
class Spot:
    """One patch of the figure: its middle, half its width and height, and its turn in degrees."""

    x: float
    y: float
    half_width: float
    half_height: float
    turn: float = 0.0

    def distance(self, x: float, y: float) -> float:
        """How far a point is away: 0 in the middle, 1 on the edge."""
        angle = math.radians(-self.turn)
        dx, dy = x - self.x, y - self.y
        along = dx * math.cos(angle) - dy * math.sin(angle)
        across = dx * math.sin(angle) + dy * math.cos(angle)
        return math.hypot(along / self.half_width, across / self.half_height)


@dataclass(frozen=True, slots=True)
class Region:
    """A place one can name; two arms are one place with two spots."""

    spots: tuple[Spot, ...]
    sides: frozenset[Side] = _BOTH


def bent(x: float, y: float) -> tuple[float, float]:
    """A point of the upright drawing as the leaning figure has it."""
    tilt = max(0.0, 88 - y) * 0.085
    sway = 5.5 * math.sin((y - 60) / 105)
    further = 1 + 0.11 * _ease((y - 120) / 150) * _ease((-x - 42) / 12)
    return x * further + tilt + sway, y


def _ease(share: float) -> float:
    held = min(1.0, max(0.0, share))
    return held * held * (3 - 2 * held)


def _spot(x: float, y: float, half_width: float, half_height: float, turn: float = 0.0) -> Spot:
    return Spot(*bent(x, y), half_width, half_height, turn)


def _pair(
    x: float, y: float, half_width: float, half_height: float, turn: float = 0.0
) -> tuple[Spot, Spot]:
    return (
        _spot(-x, y, half_width, half_height, -turn),
        _spot(x, y, half_width, half_height, turn),
    )


REGIONS: Final[Mapping[str, Region]] = {
    "br_head": Region((_spot(0, 28, 19, 13),)),
    "br_eyes": Region((_spot(0, 45, 16, 6.5),), _FRONT),
    "br_jaw": Region((_spot(0, 60, 13, 8),), _FRONT),
    "br_throat": Region((_spot(0, 79, 10, 10),), _FRONT),
    "br_neck": Region((_spot(0, 77, 11, 13),), _BACK),
    "br_shoulders": Region(_pair(38, 114, 15, 12, 30)),
    "br_chest": Region((_spot(0, 134, 25, 24),), _FRONT),
    "br_upback": Region((_spot(0, 142, 30, 32),), _BACK),
    "br_ribs": Region(_pair(32, 176, 8, 27, 2), _FRONT),
    "br_arms": Region(_pair(57, 184, 8.5, 44, -11)),
    "br_belly": Region((_spot(0, 196, 22, 21),), _FRONT),
    "br_lowback": Region((_spot(0, 212, 29, 25),), _BACK),
    "br_hands": Region(_pair(73, 263, 11, 22, -9)),
    "br_lowbelly": Region((_spot(0, 234, 28, 12),), _FRONT),
    "br_pelvis": Region((_spot(0, 261, 33, 12),)),
    "br_legs": Region(_pair(23.5, 328, 15, 50, 3)),
    "br_feet": Region(_pair(26, 400, 17, 9, 5)),
}
"""From head to foot; the order of the keyboard too."""

_HALF: Final = (
    (12.5, 19.5), (19.8, 30), (20.8, 42), (18.6, 54), (13.8, 64), (10.6, 73.5), (12.3, 85),
    (25, 95), (41, 103), (51, 117), (56, 142), (61.5, 178), (69, 215), (79, 248),
    (83.5, 267), (79.5, 284), (69.5, 283), (62.5, 264), (56.5, 240), (48.5, 208), (42, 176),
    (40, 164),
    (39, 184), (40.5, 222), (42, 258), (41.5, 304), (36.5, 352), (34, 386), (42, 398),
    (40, 407), (24, 409), (12.5, 404), (11.5, 388), (11, 352), (7, 318), (3, 298),
)  # fmt: skip


def outline() -> tuple[tuple[float, float], ...]:
    """The edge of the figure seen from the front, as points to lay a soft closed line through."""
    right = [(x, y) for x, y in _HALF]
    left = [(-x, y) for x, y in reversed(_HALF)]
    return tuple(bent(x, y) for x, y in [(0.0, 16.5), *right, (0.0, 292.0), *left])


def seen(x: float, side: Side) -> float:
    """Where something lies from this side: whoever turns around has their left on our left."""
    return x if side is Side.FRONT else -x


def spots_of(region: str, side: Side) -> tuple[Spot, ...]:
    """The patches of a place as they are seen from this side; none if it is not seen."""
    found = REGIONS.get(region)
    if found is None or side not in found.sides:
        return ()
    if side is Side.FRONT:
        return found.spots
    return tuple(
        Spot(-spot.x, spot.y, spot.half_width, spot.half_height, -spot.turn) for spot in found.spots
    )


def side_of(region: str, preferred: Side) -> Side:
    """A side from which this place is seen, the preferred one if it can be."""
    sides = REGIONS[region].sides
    return preferred if preferred in sides else next(iter(sides))


def region_at(x: float, y: float, side: Side, offered: Collection[str]) -> str | None:
    """The place a touch means: the nearest by its own measure, if any is near enough."""
    near = [(spot.distance(x, y), region) for region, _index, spot in _shown(side, offered)]
    distance, region = min(near, default=(math.inf, ""))
    return region if distance <= REACH else None


def neighbour(
    region: str, index: int, way: Way, side: Side, offered: Collection[str]
) -> tuple[str, int]:
    """The place and which of its spots an arrow key leads to; the same one at the edge."""
    here = spots_of(region, side)[index]
    step_x, step_y = _STEP[way]

    def cost(spot: Spot) -> float:
        dx, dy = spot.x - here.x, spot.y - here.y
        ahead = dx * step_x + dy * step_y
        aside = abs(dx * step_y) + abs(dy * step_x)
        return ahead + 2 * aside if ahead > 4 else math.inf

    best = min(
        ((cost(spot), name, at) for name, at, spot in _shown(side, offered)),
        default=(math.inf, region, index),
    )
    return (best[1], best[2]) if best[0] < math.inf else (region, index)


def _shown(side: Side, offered: Collection[str]) -> Iterator[tuple[str, int, Spot]]:
    for region in REGIONS:
        if region in offered:
            for index, spot in enumerate(spots_of(region, side)):
                yield region, index, spot
