"""Where in a film the samples of one track lie (ISO/IEC 14496-12, 8.7; QuickTime File Format).

Tables tell it: how long each sample is, how many lie together, and where such a chunk begins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from typing import Final

from journal_app.core.blanking import Range, unpacked
from journal_app.core.boxes import Box
from journal_app.core.stripped import Malformed

_BY_CHANNEL: Final = frozenset(
    {b"sowt", b"twos", b"raw ", b"NONE", b"in24", b"in32", b"fl32", b"fl64", b"lpcm"}
)
"""Sound that is not packed: as many bytes as it says for every channel."""
_ONE_BYTE: Final = frozenset({b"ulaw", b"alaw"})
_IN_SOUND: Final = 28
"""Bytes that every description of sound has; those of QuickTime may have more."""


@dataclass(slots=True)
class Left:
    """How much more of one film is looked at."""

    boxes: int = 20_000
    chunks: int = 200_000
    samples: int = 1_000_000

    def take(self, *, boxes: int = 0, chunks: int = 0, samples: int = 0) -> None:
        """Count so many off. Raises `Malformed` where more is said than is looked at."""
        self.boxes -= boxes
        self.chunks -= chunks
        self.samples -= samples
        if min(self.boxes, self.chunks, self.samples) < 0:
            raise Malformed


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The boxes that tell of the samples of one track."""

    sizes: Box
    chunks: Box
    offsets: Box
    described: Sequence[Box]
    """What its samples are."""
    wide: bool
    """Whether the description of sound is of the newer kind, without what QuickTime adds."""
    sound: bool


def chunks_of(data: bytes, tables: Tables, left: Left) -> Iterator[Range]:
    """The parts of the file that hold its samples. Raises `Malformed`."""
    offsets = _offsets(data, tables.offsets, left)
    size, count, sums = _sizes(data, tables.sizes, left)
    packet, length = (1, size) if sums or not count else _packed(data, tables, size)
    at = 0
    for start, many in zip(offsets, _together(data, tables.chunks, len(offsets)), strict=True):
        after = at + many
        if after > count:
            raise Malformed
        if sums:
            yield start, start + sums[after] - sums[at]
        else:
            yield start, start + max(size * many, -(-many // packet) * length)
        at = after
    if at != count:
        raise Malformed


def _numbers(data: bytes, box: Box, at: int, count: int, form: str) -> tuple[int, ...]:
    """So many of them, all within the box."""
    width = {"B": 1, "H": 2, "I": 4, "Q": 8}[form]
    if box.inside + at + count * width > box.end:
        raise Malformed
    return unpacked(f">{count}{form}", data, box.inside + at)


def _offsets(data: bytes, box: Box, left: Left) -> tuple[int, ...]:
    count = _numbers(data, box, 4, 1, "I")[0]
    left.take(chunks=count)
    return _numbers(data, box, 8, count, "I" if box.kind == b"stco" else "Q")


def _together(data: bytes, box: Box, total: int) -> Iterator[int]:
    """How many samples each chunk holds."""
    count = _numbers(data, box, 4, 1, "I")[0]
    if not total:
        return
    if not 0 < count <= total:
        raise Malformed
    table = _numbers(data, box, 8, 3 * count, "I")
    firsts = (*table[::3], total + 1)
    if firsts[0] != 1 or any(first >= following for first, following in pairwise(firsts)):
        raise Malformed
    for (first, following), many in zip(pairwise(firsts), table[1::3], strict=True):
        yield from repeat(many, following - first)


def _sizes(data: bytes, box: Box, left: Left) -> tuple[int, int, Sequence[int]]:
    """The length of all samples, if it is one, how many there are, and else where each ends."""
    size, count = _numbers(data, box, 4, 2, "I")
    if box.kind == b"stsz" and size:
        return size, count, ()
    left.take(samples=count)
    bits = 32 if box.kind == b"stsz" else size & 0xFF
    if bits == 4:
        pairs = _numbers(data, box, 12, (count + 1) // 2, "B")
        sizes: Sequence[int] = [each for pair in pairs for each in (pair >> 4, pair & 15)][:count]
    elif bits in (8, 16, 32):
        sizes = _numbers(data, box, 12, count, {8: "B", 16: "H", 32: "I"}[bits])
    else:
        raise Malformed
    return 0, count, list(accumulate(sizes, initial=0))


def _packed(data: bytes, tables: Tables, size: int) -> tuple[int, int]:
    """How many samples of one length are packed together, and into how many bytes.

    QuickTime says 1 for the length of sound, and the rest of it where it describes the sound.
    """
    if not tables.sound:
        return 1, size
    if len(tables.described) != 1:
        raise Malformed
    entry = tables.described[0]
    version, _vendor, _too, _three, channels, bits = _numbers(data, entry, 8, 6, "H")
    if version == 1 and not tables.wide:
        packet, _bytes, frame = _numbers(data, entry, _IN_SOUND, 3, "I")
        return (packet, frame) if packet and frame else (1, size)
    if version == 2:
        return 1, _numbers(data, entry, 56, 1, "I")[0]
    if entry.kind in _ONE_BYTE:
        return 1, channels
    if entry.kind in _BY_CHANNEL:
        return 1, channels * bits // 8
    if size == 1:
        raise Malformed
    return 1, size
