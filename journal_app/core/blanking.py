"""Nothing but what is wanted of a file stays in it, and everything where it was."""

import struct
from collections.abc import Iterable, Mapping
from typing import Final

from journal_app.core.stripped import Malformed

Range = tuple[int, int]
"""Where something begins in a file, and where it ends."""
_MOST: Final = 100_000
"""Parts that one file may have."""


def only(data: bytes, wanted: Iterable[Range]) -> bytearray:
    """As large as before, with zeros wherever nothing is wanted. Raises `Malformed`."""
    kept = bytearray(len(data))
    for at, (start, end) in enumerate(wanted):
        if not 0 <= start <= end <= len(data) or at >= _MOST:
            raise Malformed
        kept[start:end] = data[start:end]
    return kept


def blanked(data: bytes, blank: Iterable[Range], instead: Mapping[int, bytes]) -> bytes:
    """The same with zeros in some parts and other bytes at some places. Raises `Malformed`."""
    edits = [(start, end, b"") for start, end in blank if start != end]
    edits += [(at, at + len(new), new) for at, new in instead.items()]
    pieces: list[bytes | memoryview] = []
    view, at = memoryview(data), 0
    for start, end, new in sorted(edits):
        if not at <= start <= end <= len(data):
            raise Malformed
        pieces += [view[at:start], new or bytes(end - start)]
        at = end
    return b"".join([*pieces, view[at:]])


def merged(parts: Iterable[Range]) -> list[Range]:
    """The same bytes in their order, with those that touch in one."""
    found: list[Range] = []
    for start, end in sorted(part for part in parts if part[0] < part[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def overlap(some: Iterable[Range], others: Iterable[Range]) -> bool:
    """Whether any of these shares a byte with any of the others."""
    parts = [(*each, 0) for each in some] + [(*each, 1) for each in others]
    ends = [0, 0]
    for start, end, whose in sorted(part for part in parts if part[0] < part[1]):
        if start < ends[1 - whose]:
            return True
        ends[whose] = max(ends[whose], end)
    return False


def unpacked(form: str, data: bytes, at: int) -> tuple[int, ...]:
    """Numbers that stand here. Raises `Malformed` where the file ends before."""
    try:
        return struct.unpack_from(form, data, at)
    except struct.error:
        raise Malformed from None
