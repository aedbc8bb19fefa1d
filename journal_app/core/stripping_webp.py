"""WebP without camera data, place and whatever follows its end (RFC 9649)."""

import struct
from dataclasses import dataclass, field
from typing import Final

from journal_app.core.exif import UPRIGHT, only_orientation, orientation_in
from journal_app.core.stripped import Malformed, Stripped

_KEPT: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH"})
_TELLS_XMP: Final = 0x04
_TELLS_EXIF: Final = 0x08
_EXIF: Final = b"Exif\x00\x00"


@dataclass(slots=True)
class _Parts:
    kept: list[tuple[bytes, bytes]] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    orientation: int = UPRIGHT


def stripped(data: bytes) -> Stripped:
    """The picture, or its pictures, alone. Raises `Malformed`."""
    if len(data) < 20:
        raise Malformed
    says = 8 + int.from_bytes(data[4:8], "little")
    parts, at, end = _Parts(), 12, min(says, len(data))
    whole = says <= len(data)
    while at + 8 <= end:
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        _take(kind, data[at + 8 : min(at + 8 + length, end)], parts)
        at += 8 + length + length % 2
    if not parts.sizes:
        raise Malformed
    width, height = (max(each) for each in zip(*parts.sizes, strict=True))
    return Stripped(
        data=_written(parts),
        width=width,
        height=height,
        orientation=parts.orientation,
        whole=whole,
    )


def _take(kind: bytes, payload: bytes, parts: _Parts) -> None:
    if kind == b"EXIF":
        parts.orientation = orientation_in(payload.removeprefix(_EXIF))
    if kind not in _KEPT:
        return
    size = _size(kind, payload)
    if size is not None:
        parts.sizes.append(size)
    parts.kept.append((kind, payload))


def _size(kind: bytes, payload: bytes) -> tuple[int, int] | None:
    if kind in (b"VP8X", b"ANMF"):
        start = 4 if kind == b"VP8X" else 6
        if len(payload) < start + 6:
            raise Malformed
        wide, high = payload[start : start + 3], payload[start + 3 : start + 6]
        return 1 + int.from_bytes(wide, "little"), 1 + int.from_bytes(high, "little")
    if kind == b"VP8L":
        if len(payload) < 5 or payload[0] != 0x2F:
            raise Malformed
        bits = int.from_bytes(payload[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        if len(payload) < 10 or payload[3:6] != b"\x9d\x01\x2a":
            raise Malformed
        width, height = struct.unpack_from("<HH", payload, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _written(parts: _Parts) -> bytes:
    told = parts.orientation != UPRIGHT
    chunks = []
    for kind, payload in parts.kept:
        if kind == b"VP8X":
            flags = payload[0] & ~(_TELLS_XMP | _TELLS_EXIF) | (_TELLS_EXIF if told else 0)
            payload = bytes((flags,)) + payload[1:]
        chunks.append(_chunk(kind, payload))
    if told:
        chunks.append(_chunk(b"EXIF", only_orientation(parts.orientation)))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "little") + payload + bytes(len(payload) % 2)
