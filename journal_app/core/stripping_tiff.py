"""TIFF without camera data, place and texts (TIFF 6.0, section 2).

Such a file is a chain of tables of tags. Those that are needed to show a picture stay, with what
they point at, where they were; all else is written over with zeros. What cameras keep unfinished
looks alike and needs tags of its own: of those nothing is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from journal_app.core.blanking import Range, only, overlap, unpacked
from journal_app.core.stripped import Malformed

_NEEDED: Final = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281}
    | {282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324}
    | {325, 330, 332, 334, 336, 338, 339, 340, 341, 342, 347, 529, 530, 531, 532, 34675}
)
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_NUMBERS: Final = {1: "B", 3: "H", 4: "I", 13: "I"}
_COMPRESSION, _PHOTOMETRIC, _TABLES = 259, 262, 330
_DATA: Final = ((273, 279), (324, 325))
"""Where the strips or tiles of a picture lie, and how long each is."""
_READ: Final = frozenset(
    {_COMPRESSION, _PHOTOMETRIC, _TABLES, *(t for pair in _DATA for t in pair)}
)
_PACKED: Final = frozenset({1, 2, 3, 4, 5, 7, 8, 32773, 32946, 34925, 50000, 50001})
_COLOURS: Final = frozenset({0, 1, 2, 3, 4, 5, 6, 8, 9, 10})
_MOST_TABLES: Final = 1000
_MOST_NUMBERS: Final = 100_000
_RAW: Final = b"CR"
"""Ninth and tenth byte of what one maker’s cameras keep unfinished."""


@dataclass(frozen=True, slots=True)
class _Entry:
    tag: int
    raw: bytes
    where: Range | None
    """Where its value lies, if not in the table itself."""
    numbers: tuple[int, ...]


@dataclass(slots=True)
class _Found:
    wanted: list[Range] = field(default_factory=list)
    tables: list[tuple[int, list[_Entry], int]] = field(default_factory=list)
    """Where each begins, what stays of it, and where the next one does."""


def stripped(data: bytes) -> bytes:
    """The picture, or its pictures, alone. Raises `Malformed` for what cannot be told apart."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4])
    if order is None or data[8:10] == _RAW:
        raise Malformed
    found, ahead = _Found(), [unpacked(f"{order}I", data, 4)[0]]
    seen: set[int] = set()
    while ahead:
        at = ahead.pop()
        if at in seen or len(seen) >= _MOST_TABLES:
            raise Malformed
        seen.add(at)
        ahead += _table(data, at, order, found)
    tables = [(at, at + 6 + 12 * len(entries)) for at, entries, _next in found.tables]
    if overlap([(0, 8), *tables], found.wanted):
        raise Malformed
    kept = only(data, [(0, 8), *found.wanted])
    for at, entries, following in found.tables:
        count = len(entries).to_bytes(2, "little" if order == "<" else "big")
        after = following.to_bytes(4, "little" if order == "<" else "big")
        table = count + b"".join(each.raw for each in entries) + after
        kept[at : at + len(table)] = table
    return bytes(kept[: max(end for _start, end in [*tables, *found.wanted])])


def _table(data: bytes, at: int, order: str, found: _Found) -> list[int]:
    """Note what is wanted of one table; where further ones begin."""
    count = unpacked(f"{order}H", data, at)[0]
    entries = list(_entries(data, at + 2, count, order))
    following = unpacked(f"{order}I", data, at + 2 + 12 * count)[0]
    known = {each.tag: each for each in entries}
    _be_finished(known)
    for each in entries:
        if each.where is not None:
            found.wanted.append(each.where)
    found.wanted += _picture(known)
    found.tables.append((at, entries, following))
    inside = list(known[_TABLES].numbers) if _TABLES in known else []
    return [*inside, following] if following else inside


def _entries(data: bytes, start: int, count: int, order: str) -> Iterator[_Entry]:
    for at in range(start, start + 12 * count, 12):
        tag, kind, many = unpacked(f"{order}HHI", data, at)
        if tag not in _NEEDED:
            continue
        size = _SIZES.get(kind, 0) * many
        if not size or size > len(data):
            raise Malformed
        value = at + 8 if size <= 4 else unpacked(f"{order}I", data, at + 8)[0]
        form = _NUMBERS.get(kind) if tag in _READ else None
        if form is not None and many > _MOST_NUMBERS:
            raise Malformed
        numbers = unpacked(f"{order}{many}{form}", data, value) if form is not None else ()
        where = None if size <= 4 else (value, value + size)
        yield _Entry(tag, data[at : at + 12], where, numbers)


def _be_finished(known: dict[int, _Entry]) -> None:
    """Refuse what is no picture to look at, or is packed in a way we do not know."""
    for tag, allowed, usual in ((_COMPRESSION, _PACKED, 1), (_PHOTOMETRIC, _COLOURS, -1)):
        numbers = known[tag].numbers if tag in known else (usual,)
        if len(numbers) != 1 or numbers[0] not in allowed:
            raise Malformed


def _picture(known: dict[int, _Entry]) -> list[Range]:
    for places, lengths in _DATA:
        if places in known and lengths in known:
            pairs = zip(known[places].numbers, known[lengths].numbers, strict=False)
            parts = [(start, start + length) for start, length in pairs]
            if len(known[places].numbers) == len(known[lengths].numbers) == len(parts) > 0:
                return parts
    raise Malformed
