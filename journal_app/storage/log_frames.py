"""Read the write-ahead log beside a journal: where the newest kept version of each page stands.

The format is that of https://www.sqlite.org/fileformat2.html, section 4. The log's own checksum
is not secret: SQLCipher authenticates each page besides.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.storage.connection import PAGE_BYTES

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_MAGIC: Final = 0x377F0682
"""Its lowest bit says in which order of bytes the sums are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFrames:
    """What the log says: for each page the place of its newest version, and how many there are."""

    places: dict[int, int] = field(default_factory=dict)
    """Bytes from the beginning of the log to the page."""
    pages: int | None = None
    """The size of the journal in pages after the last transaction; `None` without one."""


def read_log(path: Path) -> LogFrames:
    """Every page of every transaction that was kept; nothing for a log that is not there.

    Reading ends where SQLite's does: at the first frame that is not as it was written.
    """
    try:
        with path.open("rb") as file:
            return _kept(file)
    except FileNotFoundError:
        return LogFrames()


def _kept(file: BinaryIO) -> LogFrames:
    places: dict[int, int] = {}
    waiting: dict[int, int] = {}
    pages: int | None = None
    for number, size, place in _frames(file):
        waiting[number] = place
        if size:
            places.update(waiting)
            waiting.clear()
            pages = size
    return LogFrames(places=places, pages=pages)


def _frames(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """The page number, the size after it (0: not the end of a transaction), and the place."""
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size:
        return
    magic, _version, page_bytes, _sequence, *salts, first, second = _HEADER.unpack(head)
    if magic & ~1 != _MAGIC or page_bytes != PAGE_BYTES:
        return
    order = ">" if magic & 1 else "<"
    sums = _summed(order, (0, 0), head[:24])
    if sums != (first, second):
        return
    place = _HEADER.size + _FRAME.size
    while True:
        frame = file.read(_FRAME.size)
        page = file.read(PAGE_BYTES)
        if len(page) < PAGE_BYTES:
            return
        number, size, *frame_salts, first, second = _FRAME.unpack(frame)
        sums = _summed(order, _summed(order, sums, frame[:8]), page)
        if frame_salts != salts or sums != (first, second) or number == 0:
            return
        yield number, size, place
        place += _FRAME.size + PAGE_BYTES


def _summed(order: str, sums: tuple[int, int], data: bytes) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
