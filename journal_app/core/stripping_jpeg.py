"""JPEG without camera data, place, embedded thumbnails, comments and whatever follows its end.

Kept are the parts that say how to decode it and its colour profile; the direction it was taken in
is written anew. Nothing is decoded, so no quality is lost (ITU-T T.81, annex B).
"""

import re
import struct
from dataclasses import dataclass, field
from typing import Final

from journal_app.core.exif import UPRIGHT, only_orientation, orientation_in
from journal_app.core.stripped import Malformed, Stripped

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_TABLES: Final = frozenset({0xDB, 0xC4, 0xCC, 0xDC, 0xDD})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_NEXT_MARKER: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_EXIF: Final = b"Exif\x00\x00"
_JFIF: Final = b"JFIF\x00"
_JFIF_BYTES: Final = 12
"""Without the thumbnail that may follow."""


@dataclass(slots=True)
class _Parts:
    kept: list[bytes] = field(default_factory=list)
    size: tuple[int, int] | None = None
    orientation: int = UPRIGHT


def stripped(data: bytes) -> Stripped:
    """The picture alone. Raises `Malformed`."""
    if not data.startswith(b"\xff\xd8\xff"):
        raise Malformed
    parts, at, whole = _Parts(), 2, False
    while True:
        marker, at = _marker_at(data, at)
        if marker is None:
            break
        if marker == _END:
            whole = True
            break
        if marker in _ALONE or marker == _START:
            continue
        at = _take(data, marker, at, parts)
    if parts.size is None:
        raise Malformed
    head = b"\xff\xd8"
    if parts.orientation != UPRIGHT:
        head += _segment(0xE1, _EXIF + only_orientation(parts.orientation))
    return Stripped(
        data=head + b"".join(parts.kept) + b"\xff\xd9",
        width=parts.size[0],
        height=parts.size[1],
        orientation=parts.orientation,
        whole=whole,
    )


def _marker_at(data: bytes, at: int) -> tuple[int | None, int]:
    """The marker in this place and where what follows it begins; `None` where the file ends."""
    if at >= len(data):
        return None, at
    if data[at] != 0xFF:
        raise Malformed
    while at < len(data) and data[at] == 0xFF:
        at += 1
    return (None, at) if at >= len(data) else (data[at], at + 1)


def _take(data: bytes, marker: int, at: int, parts: _Parts) -> int:
    """Keep this part if the picture needs it; returns where the next one begins."""
    if at + 2 > len(data):
        return len(data)
    length = int.from_bytes(data[at : at + 2], "big")
    if length < 2:
        raise Malformed
    payload = data[at + 2 : at + length]
    following = at + length
    if marker == _SCAN:
        if parts.size is None:
            raise Malformed
        end = _NEXT_MARKER.search(data, following)
        following = len(data) if end is None else end.start()
        parts.kept.append(_segment(marker, payload) + data[at + length : following])
    elif marker in _FRAMES:
        _note_size(payload, parts)
        parts.kept.append(_segment(marker, payload))
    elif marker in _TABLES:
        parts.kept.append(_segment(marker, payload))
    else:
        _take_told(marker, payload, parts)
    return following


def _note_size(payload: bytes, parts: _Parts) -> None:
    if len(payload) < 6 or parts.size is not None:
        raise Malformed
    height, width = struct.unpack_from(">HH", payload, 1)
    if not (width and height):
        raise Malformed
    parts.size = (width, height)


def _take_told(marker: int, payload: bytes, parts: _Parts) -> None:
    if marker == 0xE0 and payload.startswith(_JFIF) and len(payload) >= _JFIF_BYTES:
        parts.kept.append(_segment(marker, payload[:_JFIF_BYTES] + bytes(2)))
    elif (marker == 0xE2 and payload.startswith(b"ICC_PROFILE\x00")) or (
        marker == 0xEE and payload.startswith(b"Adobe")
    ):
        parts.kept.append(_segment(marker, payload))
    elif marker == 0xE1 and payload.startswith(_EXIF):
        parts.orientation = orientation_in(payload[len(_EXIF) :])


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload
