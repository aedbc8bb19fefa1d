"""Lines drawn by hand as a short text: how it is written, read back strictly, and kept small.

``1:120,40 180,96;500,500`` is a version, then strokes between semicolons, each of points `x,y`.
Both run from 0 to 1000 over the width and the height of a sheet that is 3 wide and 2 high.
Nothing drawn is an empty text.
"""

import math
import re
from collections.abc import Sequence
from typing import Final

Point = tuple[int, int]
"""From the upper left corner, each 0 to 1000."""
Stroke = tuple[Point, ...]
Drawing = tuple[Stroke, ...]

SIDE: Final = 1000
ASPECT: Final = 1.5
"""Width of the sheet divided by its height."""
LONGEST: Final = 64 * 1024
"""In characters, each of which is one byte."""
FINEST: Final = 1.5
"""How far a kept line may lie beside the one that was drawn, in thousandths of the height."""
COARSEST: Final = 12.0

_VERSION: Final = "1:"
_NUMBER = r"(?:0|[1-9][0-9]{0,2}|1000)"
_STROKE = rf"{_NUMBER},{_NUMBER}(?: {_NUMBER},{_NUMBER})*"
_DRAWING = re.compile(rf"1:{_STROKE}(?:;{_STROKE})*")


def written(drawing: Drawing) -> str:
    """The text of a drawing; raises `ValueError` if it is none, or too long to be kept."""
    if not drawing:
        return ""
    text = _VERSION + ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in drawing)
    parse(text)
    return text


def parse(text: str) -> Drawing:
    """The drawing a text stands for; raises `ValueError` for anything `written` did not make."""
    if not text:
        return ()
    if len(text) > LONGEST or _DRAWING.fullmatch(text) is None:
        raise ValueError("not a drawing")
    strokes = text.removeprefix(_VERSION).split(";")
    return tuple(tuple(_point(pair) for pair in stroke.split(" ")) for stroke in strokes)


def is_drawing(text: str) -> bool:
    """Whether it can be kept as a drawing; an empty text can."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def kept(drawing: Drawing, stroke: Sequence[Point]) -> Drawing | None:
    """The drawing with one more stroke, as fine as there is room for; `None` if there is none."""
    tolerance = FINEST
    while tolerance <= COARSEST:
        longer = (*drawing, simplified(stroke, tolerance))
        try:
            written(longer)
        except ValueError:
            tolerance *= 2
        else:
            return longer
    return None


def simplified(stroke: Sequence[Point], tolerance: float = FINEST) -> Stroke:
    """Without the points a line hardly needs (Ramer, Douglas and Peucker), its ends kept."""
    if len(stroke) < 3:
        return tuple(dict.fromkeys(stroke))
    needed = {0, len(stroke) - 1}
    open_parts = [(0, len(stroke) - 1)]
    while open_parts:
        start, end = open_parts.pop()
        farthest, distance = _farthest(stroke, start, end)
        if distance > tolerance:
            needed.add(farthest)
            open_parts += [(start, farthest), (farthest, end)]
    points = [stroke[at] for at in sorted(needed)]
    return tuple(point for at, point in enumerate(points) if at == 0 or point != points[at - 1])


def _farthest(stroke: Sequence[Point], start: int, end: int) -> tuple[int, float]:
    between = range(start + 1, end)
    if not between:
        return start, 0.0
    away = [(_away(stroke[at], stroke[start], stroke[end]), at) for at in between]
    distance, at = max(away)
    return at, distance


def _away(point: Point, start: Point, end: Point) -> float:
    """Distance from a stretch of line, measured where width and height weigh the same."""
    px, py = (point[0] - start[0]) * ASPECT, float(point[1] - start[1])
    ex, ey = (end[0] - start[0]) * ASPECT, float(end[1] - start[1])
    length = ex * ex + ey * ey
    share = min(1.0, max(0.0, (px * ex + py * ey) / length)) if length else 0.0
    return math.hypot(px - share * ex, py - share * ey)


def _point(pair: str) -> Point:
    x, _comma, y = pair.partition(",")
    return int(x), int(y)
