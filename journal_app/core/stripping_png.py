"""PNG without text, times, camera data and whatever follows its end (ISO/IEC 15948)."""

import struct
import zlib
from typing import Final

from journal_app.core.exif import UPRIGHT, only_orientation, orientation_in
from journal_app.core.stripped import Malformed, Stripped

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
    )
)


def stripped(data: bytes) -> Stripped:
    """The picture alone. Raises `Malformed`."""
    if data[8:16] != b"\x00\x00\x00\x0dIHDR" or len(data) < 33:
        raise Malformed
    width, height = struct.unpack_from(">II", data, 16)
    if not (width and height):
        raise Malformed
    kept, orientation, whole = [SIGNATURE], UPRIGHT, False
    at = len(SIGNATURE)
    while at + 12 <= len(data) and not whole:
        length = int.from_bytes(data[at : at + 4], "big")
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data) and kind != b"IDAT":
            break
        if kind == b"eXIf":
            orientation = orientation_in(data[at + 8 : end - 4])
        elif kind in _KEPT and (kind != b"IHDR" or at == len(SIGNATURE)):
            kept.append(data[at:end])
        if kind == b"IHDR":
            oriented_at = len(kept)
        whole = kind == b"IEND"
        at = end
    if orientation != UPRIGHT:
        kept.insert(oriented_at, _chunk(b"eXIf", only_orientation(orientation)))
    return Stripped(
        data=b"".join(kept), width=width, height=height, orientation=orientation, whole=whole
    )


def _chunk(kind: bytes, payload: bytes) -> bytes:
    check = zlib.crc32(kind + payload).to_bytes(4, "big")
    return len(payload).to_bytes(4, "big") + kind + payload + check
