"""Sound without place, texts, pictures and times: WAV (RIFF), FLAC (RFC 9639) and MP3.

Nothing of WAV and FLAC moves: what is told becomes a part that every player passes over.
"""

import re
from typing import Final

from journal_app.core.blanking import Range, blanked, unpacked
from journal_app.core.mp3_frames import end_of_frames
from journal_app.core.stripped import Malformed

_MOST: Final = 10_000
_WAV: Final = frozenset({b"fmt ", b"data", b"fact", b"PEAK", b"smpl", b"inst", b"cue ", b"slnt"})
_PADDING: Final = 1
_FLAC: Final = frozenset({0, _PADDING, 3})
"""How the sound is packed, nothing, and where in it one can begin."""
_LAST: Final = 0x80
_FLAC_FRAME: Final = 0xFFF8
_ID3: Final = 10
"""Bytes of what such a tag begins, and may end, with."""
_HAS_END: Final = 0x10
_ID3_V1: Final = 128
"""Bytes of the tag of old, the last of a file."""
_LONG_TAGS: Final = (b"APETAGEX", b"LYRICSBEGIN")
_BEHIND: Final = (b"TAG", b"ID3", *_LONG_TAGS)
"""What tags behind the sound begin with."""
_LONGEST_FRAME: Final = 1500
_ZEROS: Final = re.compile(rb"\x00*")


def wav(data: bytes) -> bytes:
    """The sound alone. Raises `Malformed`."""
    end = 8 + unpacked("<I", data, 4)[0]
    if end > len(data) or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise Malformed
    blank, at = [(end, len(data))], 12
    kinds: list[bytes] = []
    instead: dict[int, bytes] = {}
    while at < end and len(kinds) < _MOST:
        kind, inside = data[at : at + 4], at + 8
        following = inside + unpacked("<I", data, at + 4)[0]
        if following > end or (kind == b"LIST" and data[inside : inside + 4] == b"wavl"):
            raise Malformed
        if kind not in _WAV:
            instead[at] = b"JUNK"
            blank.append((inside, following))
        kinds.append(kind)
        at = min(following + (following - inside) % 2, end)
        blank.append((following, at))
    if at < end or kinds.count(b"fmt ") != 1 or kinds.count(b"data") != 1:
        raise Malformed
    return blanked(data, blank, instead)


def flac(data: bytes) -> bytes:
    """The sound alone. Raises `Malformed`."""
    blank: list[Range] = []
    instead: dict[int, bytes] = {}
    at, last = 4, not data.startswith(b"fLaC")
    while not last:
        head, high, low = unpacked(">BBH", data, at)
        inside = at + 4
        following = inside + (high << 16 | low)
        if following > len(data) or len(blank) >= _MOST:
            raise Malformed
        last = bool(head & _LAST)
        if head & ~_LAST not in _FLAC:
            instead[at] = bytes((_PADDING | head & _LAST,))
        if head & ~_LAST not in _FLAC - {_PADDING}:
            blank.append((inside, following))
        at = following
    tagged = data[-_ID3_V1:].startswith(b"TAG") or data[-32:].startswith(b"APETAGEX")
    if unpacked(">H", data, at)[0] & 0xFFFE != _FLAC_FRAME or tagged:
        raise Malformed
    return blanked(data, blank, instead)


def mp3(data: bytes) -> bytes:
    """The sound alone; what follows its last frame is left out. Raises `Malformed`."""
    start = _ID3 + _seven_bits(data[6:10]) if data.startswith(b"ID3") else 0
    blank: list[Range] = []
    instead: dict[int, bytes] = {}
    if start:
        # A tag that is empty: that one is there still tells the kind of file.
        start += _ID3 if data[5] & _HAS_END else 0
        instead = {5: bytes(1), 6: _in_seven_bits(start - _ID3)}
        blank.append((_ID3, start))
    until = len(data) - (_ID3_V1 if data[-_ID3_V1:].startswith(b"TAG") else 0)
    silence = _ZEROS.match(data, start, until)
    end = end_of_frames(data, silence.end() if silence else start, until)
    rest = data[end:until].lstrip(b"\x00")
    # A last frame that is not whole would take a tag for a part of itself.
    swallowed = any(tag in data[end - _LONGEST_FRAME : end] for tag in _LONG_TAGS)
    if swallowed or (rest and not rest.startswith(_BEHIND)):
        raise Malformed
    return blanked(data[:end], blank, instead)


def _seven_bits(four: bytes) -> int:
    """A number of which each byte holds seven bits."""
    if len(four) != 4 or max(four) > 0x7F:
        raise Malformed
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]


def _in_seven_bits(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
