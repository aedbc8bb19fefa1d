"""The frames MP3 is made of (ISO/IEC 11172-3, 13818-3): the head of each tells its length."""

from typing import Final

from journal_app.core.stripped import Malformed

_MOST: Final = 1_000_000
_FIRST: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_SECOND: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Thousands of bits in a second, of the first version of MPEG and of the later ones."""
_RATES: Final = (44100, 48000, 32000)


def length_of_frame(data: bytes, at: int) -> int:
    """How long the frame is that begins here; 0 where none does."""
    head = int.from_bytes(data[at : at + 4], "big")
    version, layer = head >> 19 & 3, head >> 17 & 3
    bits, rate = head >> 12 & 15, head >> 10 & 3
    if len(data) - at < 4 or head >> 21 != 0x7FF or version == 1 or layer != 1:
        return 0
    if bits in (0, 15) or rate == 3:
        return 0
    first = version == 3
    per_second = (_FIRST if first else _SECOND)[bits] * 1000
    samples = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    return (144 if first else 72) * per_second // samples + (head >> 9 & 1)


def two_frames(data: bytes) -> bool:
    """Whether one begins here, and another one behind it: by chance that is rare."""
    length = length_of_frame(data, 0)
    return bool(length and length_of_frame(data, length))


def end_of_frames(data: bytes, at: int, until: int) -> int:
    """Where the last of the frames that begin here ends, before another end. Raises `Malformed`."""
    start = at
    for _each in range(_MOST):
        length = length_of_frame(data, at) if at < until else 0
        if not length:
            break
        at += length
    else:
        raise Malformed
    if at == start or at > until:
        raise Malformed
    return at
