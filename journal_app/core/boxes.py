"""The boxes that HEIC, AVIF and films are made of (ISO/IEC 14496-12, 4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.core.blanking import Range, unpacked
from journal_app.core.stripped import Malformed

_MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Box:
    """One of them; what it holds is another matter."""

    kind: bytes
    start: int
    inside: int
    """Where what it holds begins."""
    end: int

    @property
    def head(self) -> Range:
        """Its length and kind."""
        return self.start, self.inside


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """Those that stand one behind the other in this part. Raises `Malformed`."""
    for _each in range(_MOST):
        if start == end:
            return
        length, kind = unpacked(">I", data, start)[0], bytes(data[start + 4 : start + 8])
        inside = start + 8
        if length == 1:
            length, inside = unpacked(">Q", data, inside)[0], inside + 8
        stop = end if length == 0 else start + length
        if not inside <= stop <= end:
            raise Malformed
        yield Box(kind, start, inside, stop)
        start = stop
    raise Malformed
