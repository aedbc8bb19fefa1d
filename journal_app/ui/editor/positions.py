"""Places in a line of text: Qt counts UTF-16 units, Python counts code points."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def to_units(text: str, points: int) -> int:
    """The place in UTF-16 units that lies `points` code points into this text."""
    if text.isascii():
        return points
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def to_points(text: str, units: int) -> int:
    """The place in code points that lies `units` UTF-16 units into this text."""
    if text.isascii():
        return units
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(before.decode("utf-16-le", "surrogatepass"))


class Units:
    """Many places of one text: the two ways of counting differ by one at each wide character."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]

    def at(self, points: int) -> int:
        """The place in UTF-16 units that lies so many code points into the text."""
        return points + bisect_left(self._wide, points) if self._wide else points


class Points:
    """Many places of one text the other way round: from UTF-16 units to code points."""

    def __init__(self, text: str) -> None:
        found = [] if text.isascii() else _WIDE.finditer(text)
        # Each wide character before a place put it one unit further on.
        self._wide = [each.start() + number for number, each in enumerate(found)]

    def at(self, units: int) -> int:
        """The place in code points that lies so many units into the text."""
        return units - bisect_left(self._wide, units) if self._wide else units
