"""The one thing a picture needs of its camera data: which way up it was taken."""

import struct
from typing import Final

UPRIGHT: Final = 1
TURNED: Final = frozenset({5, 6, 7, 8})
"""Orientations that swap width and height."""

_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_MOST_ENTRIES: Final = 1000
_ORDERS: Final = {b"II*\x00": "<", b"MM\x00*": ">"}


def orientation_in(tiff: bytes) -> int:
    """The orientation, 1 to 8, that camera data tells; 1 where it tells none or cannot be read."""
    order = _ORDERS.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return UPRIGHT
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if start + 2 > len(tiff):
        return UPRIGHT
    count = struct.unpack_from(f"{order}H", tiff, start)[0]
    for at in range(start + 2, start + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        if at + 12 > len(tiff):
            break
        tag, kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION and kind == _SHORT:
            return value if 1 <= value <= 8 else UPRIGHT
    return UPRIGHT


def only_orientation(orientation: int) -> bytes:
    """Camera data that tells nothing but this."""
    entry = struct.pack("<HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    return b"II*\x00" + struct.pack("<IH", 8, 1) + entry + bytes(4)
