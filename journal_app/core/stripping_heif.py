"""HEIC and AVIF without camera data, place, texts and films (ISO/IEC 23008-12).

Such a file is a list of items, and says where in it each of them lies. Those that are pictures
stay where they are; all else is written over with zeros, so that nothing moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.core.blanking import Range, only, overlap, unpacked
from journal_app.core.boxes import Box, boxes
from journal_app.core.stripped import Malformed

_PICTURES: Final = frozenset(
    {b"hvc1", b"hev1", b"lhv1", b"av01", b"avc1", b"vvc1", b"jpeg", b"grid", b"iovl", b"iden"}
    | {b"tmap"}
)
_TOLD: Final = frozenset({b"Exif", b"mime", b"uri "})
_WANTED: Final = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat"})
_WANTED_BESIDE: Final = frozenset({b"dinf", b"grpl"})
_FILMS: Final = frozenset({b"moov", b"moof"})
_TELLING: Final = frozenset({b"udes", b"altt", b"crtt", b"mdft", b"uuid", b"free", b"skip"})
"""Properties of a picture that say something in words, or when it was made."""
_FULL: Final = 4
"""Bytes of version and flags that some boxes begin with."""
_NO_EXIF: Final = bytes(4) + b"II*\x00\x08" + bytes(9)
_LONGEST_LIST: Final = 1_000_000
"""Bytes that tell where the items lie; some hundred are usual."""
_IN_FILE, _IN_DATA_BOX = 0, 1


@dataclass(frozen=True, slots=True)
class _Item:
    uid: int
    kind: bytes
    parts: tuple[Range, ...]


def stripped(data: bytes) -> bytes:
    """The picture alone. Raises `Malformed` for what cannot be told apart."""
    top = list(boxes(data, 0, len(data)))
    kinds = [box.kind for box in top]
    if kinds[:1] != [b"ftyp"] or kinds.count(b"meta") != 1 or _FILMS & set(kinds):
        raise Malformed
    meta = next(box for box in top if box.kind == b"meta")
    inner = {box.kind: box for box in boxes(data, meta.inside + _FULL, meta.end)}
    if not {b"iloc", b"iinf"} <= inner.keys():
        raise Malformed
    items = list(_items(data, inner))
    wanted = [part for each in items if each.kind in _PICTURES for part in each.parts]
    told = [part for each in items if each.kind in _TOLD for part in each.parts]
    if not wanted or len(items) != sum(each.kind in _PICTURES | _TOLD for each in items):
        raise Malformed
    structure = [top[0].head, (top[0].start, top[0].end), (meta.start, meta.inside + _FULL)]
    structure += [box.head for box in top]
    structure += _described(data, inner)
    holders = [box for box in [*top, *inner.values()] if box.kind in (b"mdat", b"idat")]
    astray = any(
        not any(box.inside <= start <= end <= box.end for box in holders) for start, end in wanted
    )
    if astray or overlap([*told, *structure], wanted):
        raise Malformed
    kept = only(data, [*structure, *wanted])
    for box in [*top, *inner.values()]:
        if box.kind not in _WANTED | _WANTED_BESIDE | {b"ftyp", b"meta", b"mdat"}:
            kept[box.start + 4 : box.start + 8] = b"free"
    for each in items:
        if each.kind == b"Exif" and len(each.parts) == 1:
            start, end = each.parts[0]
            kept[start:end] = _NO_EXIF.ljust(end - start, b"\x00")[: end - start]
    return bytes(kept[: _end(top)])


def _end(top: list[Box]) -> int:
    """Where the last box ends that holds anything still."""
    return max(box.end for box in top if box.kind in (b"ftyp", b"meta", b"mdat"))


def _described(data: bytes, inner: dict[bytes, Box]) -> Iterator[Range]:
    """What tells how the pictures are to be shown."""
    for kind, box in inner.items():
        if kind == b"iprp":
            yield box.head
            yield from _properties(data, box)
        elif kind == b"idat" or kind not in _WANTED | _WANTED_BESIDE:
            yield box.head
        else:
            yield box.start, box.end


def _properties(data: bytes, iprp: Box) -> Iterator[Range]:
    for box in boxes(data, iprp.inside, iprp.end):
        if box.kind != b"ipco":
            yield box.start, box.end
            continue
        yield box.head
        for each in boxes(data, box.inside, box.end):
            yield each.head if each.kind in _TELLING else (each.start, each.end)


def _items(data: bytes, inner: dict[bytes, Box]) -> Iterator[_Item]:
    """Every item that lies somewhere; one that nothing is said of has no kind."""
    kinds = dict(_kinds(data, inner[b"iinf"]))
    data_box = inner.get(b"idat")
    for uid, parts in _places(data, inner[b"iloc"], data_box):
        yield _Item(uid, kinds.get(uid, b""), parts)


def _kinds(data: bytes, iinf: Box) -> Iterator[tuple[int, bytes]]:
    wide = data[iinf.inside] > 0 if iinf.inside < iinf.end else False
    for box in boxes(data, iinf.inside + _FULL + (4 if wide else 2), iinf.end):
        version = unpacked(">B", data, box.inside)[0]
        if box.kind != b"infe" or version not in (2, 3):
            raise Malformed
        at = box.inside + _FULL
        uid = unpacked(">H" if version == 2 else ">I", data, at)[0]
        at += (2 if version == 2 else 4) + 2
        yield uid, bytes(data[at : at + 4])


@dataclass(slots=True)
class _Reader:
    """Numbers of any length, one behind the other."""

    data: bytes
    at: int
    end: int

    def number(self, length: int) -> int:
        """The next one of so many bytes."""
        start, self.at = self.at, self.at + length
        if self.at > self.end:
            raise Malformed
        return int.from_bytes(self.data[start : self.at], "big")


def _places(
    data: bytes, iloc: Box, data_box: Box | None
) -> Iterator[tuple[int, tuple[Range, ...]]]:
    read = _Reader(data, iloc.inside, iloc.end)
    version = read.number(1)
    read.number(3)
    first, second = read.number(1), read.number(1)
    sizes = first >> 4, first & 15, second >> 4, second & 15 if version else 0
    if version > 2 or iloc.end - iloc.inside > _LONGEST_LIST:
        raise Malformed
    for _each in range(read.number(2 if version < 2 else 4)):
        uid = read.number(2 if version < 2 else 4)
        where = read.number(2) & 15 if version else _IN_FILE
        if read.number(2) or where not in (_IN_FILE, _IN_DATA_BOX):
            # In another file, or within another item.
            raise Malformed
        start, end = 0, len(data)
        if where == _IN_DATA_BOX:
            if data_box is None:
                raise Malformed
            start, end = data_box.inside, data_box.end
        yield uid, tuple(_extents(read, sizes, start, end))


def _extents(
    read: _Reader, sizes: tuple[int, int, int, int], start: int, end: int
) -> Iterator[Range]:
    offset_size, length_size, base_size, index_size = sizes
    base = start + read.number(base_size)
    for _each in range(read.number(2)):
        read.number(index_size)
        begins = base + read.number(offset_size)
        length = read.number(length_size)
        if not length or begins + length > end:
            raise Malformed
        yield begins, begins + length
