"""Read the pages of SQLite's trees: cells, whole payloads and the values of a record.

The format is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2. Nothing that
stands in a page is believed: whatever does not fit in its place raises `Malformed`.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from journal_app.storage.pages import USABLE

Value = int | float | str | bytes | None
Values = tuple[Value, ...]
ReadPage = Callable[[int], bytes | None]

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
KINDS: Final = frozenset((INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE))
INNER: Final = frozenset((INNER_INDEX, INNER_TABLE))
OF_TABLES: Final = frozenset((INNER_TABLE, LEAF_TABLE))

_FIRST_HEADER: Final = 100
_MOST_IN_TABLE: Final = USABLE - 35
_MOST_IN_INDEX: Final = (USABLE - 12) * 64 // 255 - 23
_LEAST: Final = (USABLE - 12) * 32 // 255 - 23
_IN_OVERFLOW: Final = USABLE - 4
_WHOLE_NUMBERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LARGEST: Final = 0x7FFFFFFF
_TEXT: Final = 13
"""Odd kinds from here on are texts, even ones from the one before it are bytes."""


class Malformed(ValueError):
    """A page or a record is not what its place says it is."""


@dataclass(frozen=True, slots=True)
class Node:
    """One page of a tree: its kind, where its cells begin, and the last child of an inner one."""

    number: int
    data: bytes
    kind: int
    cells: tuple[int, ...]
    last_child: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: a child, a row id, a payload and where the rest of it is."""

    child: int
    rowid: int
    size: int
    local: bytes
    overflow: int


def node(number: int, data: bytes) -> Node:
    """The page as part of a tree. Raises `Malformed` when it is none."""
    start = _FIRST_HEADER if number == 1 else 0
    kind = data[start]
    if kind not in KINDS:
        raise Malformed
    inner = kind in INNER
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    first = start + (12 if inner else 8)
    if first + 2 * count > USABLE:
        raise Malformed
    cells = struct.unpack_from(f">{count}H", data, first)
    if cells and not (first + 2 * count <= min(cells) and max(cells) < USABLE):
        raise Malformed
    last_child = int.from_bytes(data[start + 8 : start + 12], "big") if inner else 0
    return Node(number=number, data=data, kind=kind, cells=cells, last_child=last_child)


def cell(inside: Node, at: int) -> Cell:
    """The cell that begins at this place. Raises `Malformed`."""
    data, kind = inside.data, inside.kind
    try:
        child = 0
        if kind in INNER:
            child = int.from_bytes(data[at : at + 4], "big")
            at += 4
        size = rowid = 0
        if kind == INNER_TABLE:
            rowid, at = varint(data, at)
            return Cell(child, _signed(rowid), 0, b"", 0)
        size, at = varint(data, at)
        if kind == LEAF_TABLE:
            rowid, at = varint(data, at)
    except IndexError:
        raise Malformed from None
    local = _local(size, _MOST_IN_TABLE if kind == LEAF_TABLE else _MOST_IN_INDEX)
    end = at + local
    if size > _LARGEST or end + (4 if local < size else 0) > USABLE:
        raise Malformed
    overflow = int.from_bytes(data[end : end + 4], "big") if local < size else 0
    return Cell(child, _signed(rowid), size, data[at:end], overflow)


def payload(of: Cell, read: ReadPage, most_pages: int) -> bytes:
    """The whole payload of a cell, its rest fetched page by page.

    Raises `Malformed` when one of them is missing or the chain is too long to be one.
    """
    found = beginning(of, read, most_pages)
    if len(found) < of.size:
        raise Malformed
    return found


def beginning(of: Cell, read: ReadPage, most_pages: int) -> bytes:
    """As much of a payload as can be read in one go from its beginning."""
    parts = [of.local]
    missing = of.size - len(of.local)
    number = of.overflow
    if missing > most_pages * _IN_OVERFLOW:
        return of.local
    while missing > 0:
        page = read(number) if number else None
        if page is None:
            break
        parts.append(page[4 : 4 + min(missing, _IN_OVERFLOW)])
        missing -= _IN_OVERFLOW
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def values(record: bytes) -> Values:
    """The values of a record. Raises `Malformed`."""
    kinds, at = _kinds(record)
    found: list[Value] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        found.append(value)
    if at != len(record):
        raise Malformed
    return tuple(found)


def first_values(record: bytes) -> tuple[Values, str]:
    """The values a torn record still has whole, and what is left of the text that is torn."""
    found: list[Value] = []
    try:
        kinds, at = _kinds(record)
        for kind in kinds:
            if kind >= _TEXT and kind & 1 and at + (kind - _TEXT) // 2 > len(record):
                return tuple(found), record[at:].decode("utf-8", "ignore")
            value, at = _value(record, at, kind)
            found.append(value)
    except Malformed:
        pass
    return tuple(found), ""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at this place, unsigned, and the place behind it."""
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for place in range(at + 1, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _kinds(record: bytes) -> tuple[list[int], int]:
    """What kind each value is of, and where the values begin."""
    kinds = []
    try:
        end, at = varint(record, 0)
        while at < end:
            kind, at = varint(record, at)
            kinds.append(kind)
    except IndexError:
        raise Malformed from None
    return kinds, at


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= _TEXT - 1:
        end = at + (kind - _TEXT + 1) // 2
        if end > len(record):
            raise Malformed
        part = record[at:end]
        try:
            return (part.decode("utf-8") if kind & 1 else part), end
        except UnicodeDecodeError:
            raise Malformed from None
    if kind == 0:
        return None, at
    if kind in {8, 9}:
        return kind - 8, at
    if kind == 7:
        if at + 8 > len(record):
            raise Malformed
        return float(struct.unpack_from(">d", record, at)[0]), at + 8
    size = _WHOLE_NUMBERS.get(kind)
    if size is None or at + size > len(record):
        raise Malformed
    return int.from_bytes(record[at : at + size], "big", signed=True), at + size


def _local(size: int, most: int) -> int:
    """How much of a payload stands in the cell itself."""
    if size <= most:
        return size
    kept = _LEAST + (size - _LEAST) % _IN_OVERFLOW
    return kept if kept <= most else _LEAST


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value
