"""GIF without comments, texts, notes of programs and whatever follows its end (GIF89a)."""

import struct
from typing import Final

from journal_app.core.stripped import Malformed, Stripped

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL: Final = 0xF9
_PROGRAM: Final = 0xFF
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_HEADER: Final = 13


def stripped(data: bytes) -> Stripped:
    """The picture, or its pictures, alone. Raises `Malformed`."""
    if len(data) < _HEADER:
        raise Malformed
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = _HEADER + _colours(flags)
    kept, whole, pictures = [data[:at]], False, 0
    while at < len(data):
        kind = data[at]
        if kind == _END:
            whole = True
            break
        if kind == _IMAGE:
            wide, high, end = _picture_at(data, at)
            width, height = max(width, wide), max(height, high)
            pictures += 1
            kept.append(data[at:end])
        elif kind == _EXTENSION:
            end = _blocks_end(data, at + 2)
            if _is_needed(data[at : at + 14]):
                kept.append(data[at:end])
        else:
            raise Malformed
        at = end
    if not (pictures and width and height):
        raise Malformed
    kept.append(bytes((_END,)))
    return Stripped(data=b"".join(kept), width=width, height=height, whole=whole)


def _colours(flags: int) -> int:
    """How many bytes the table of colours takes that these flags tell of."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _picture_at(data: bytes, at: int) -> tuple[int, int, int]:
    """How far a picture reaches to the right and down, and where it ends in the file."""
    if at + 11 > len(data):
        raise Malformed
    left, top, width, height, flags = struct.unpack_from("<HHHHB", data, at + 1)
    return left + width, top + height, _blocks_end(data, at + 11 + _colours(flags))


def _blocks_end(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return min(at + 1, len(data))


def _is_needed(beginning: bytes) -> bool:
    if beginning[1:2] == bytes((_CONTROL,)):
        return True
    return beginning[1:2] == bytes((_PROGRAM,)) and beginning[3:14] in _LOOPS
