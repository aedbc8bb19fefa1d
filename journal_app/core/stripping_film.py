"""Films and recordings without place, camera data, texts and times (ISO/IEC 14496-12).

Such a file is made of boxes, and says where in it the samples of each track lie. What is needed
to play its pictures and its sound stays where it is; all else is written over with zeros, and its
boxes are called free, so that nothing moves. Films in fragments are not known here.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from journal_app.core.blanking import Range, blanked, merged, overlap, unpacked
from journal_app.core.boxes import Box, boxes
from journal_app.core.stripped import Malformed
from journal_app.core.stripping_film_samples import Left, Tables, chunks_of

_TOP: Final = frozenset({b"ftyp", b"moov", b"mdat"})
_FRAGMENTS: Final = frozenset({b"moof", b"mvex", b"styp"})
_MOVIE: Final = frozenset({b"mvhd", b"trak", b"iods", b"clip", b"ctab"})
_TRACK: Final = frozenset({b"tkhd", b"mdia", b"edts", b"tref", b"tapt", b"clip", b"matt", b"load"})
_MEDIA: Final = frozenset({b"mdhd", b"hdlr", b"minf", b"elng"})
_INNER: Final = frozenset({b"vmhd", b"smhd", b"nmhd", b"hdlr", b"dinf", b"stbl"})
_SAMPLES: Final = frozenset(
    {b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss"}
    | {b"stps", b"stsh", b"sdtp", b"stdp", b"padb", b"sgpd", b"sbgp", b"subs"}
)
_SECRET: Final = frozenset({b"saio", b"senc"})
"""Whoever reads encrypted samples finds more than them in the file."""
_REFERRED: Final = frozenset({b"auxl", b"vdep"})
_TELLING: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"name"})
_PLAYED: Final = frozenset({b"vide", b"soun", b"auxv", b"pict"})
_MEASURED: Final = frozenset({b"meta", b"camm", b"tmcd"})
"""What a camera notes along the way, and the time of day it was."""
_NAMES: Final = (b"Planar Y'CbCr", b"Sorenson H263")
"""Names of what has packed the pictures that are needed to unpack them."""
_FULL: Final = 4
"""Bytes of version and flags that many boxes begin with."""
_IN_PICTURES: Final = 78
"""Bytes that every description of pictures has."""

Found = dict[bytes, list[Box]]


@dataclass(slots=True)
class _Film:
    data: bytes
    left: Left
    blank: list[Range] = field(default_factory=list)
    instead: dict[int, bytes] = field(default_factory=dict)
    kept: list[Range] = field(default_factory=list)
    """Where the samples of pictures and sound lie."""
    told: list[Range] = field(default_factory=list)
    """And those of all that is told beside them."""

    def free(self, box: Box) -> None:
        """Leave of it nothing but its place."""
        self.instead[box.start + 4] = b"free"
        self.blank.append((box.inside, box.end))

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """Those that stand here, counted."""
        for box in boxes(self.data, start, end):
            self.left.take(boxes=1)
            yield box

    def within(self, box: Box, skip: int = 0) -> Found:
        """What it holds, by kind."""
        found: Found = {}
        for each in self.boxes(box.inside + skip, box.end):
            found.setdefault(each.kind, []).append(each)
        return found

    def only(self, found: Found, wanted: frozenset[bytes]) -> None:
        """Free all that is of another kind."""
        for box in (box for kind, some in found.items() if kind not in wanted for box in some):
            self.free(box)


def stripped(data: bytes, left: Left | None = None) -> bytes:
    """The film alone, as long as it was. Raises `Malformed` for what cannot be told apart."""
    film = _Film(data, left or Left())
    top = _top(film)
    if _FRAGMENTS & top.keys():
        raise Malformed
    film.only(top, _TOP)
    moov = film.within(_one(top, b"moov"))
    if _FRAGMENTS & moov.keys():
        raise Malformed
    film.only(moov, _MOVIE)
    _timeless(film, _one(moov, b"mvhd"))
    for track in moov.get(b"trak", []):
        _track(film, track)
    _samples(film, top.get(b"mdat", []))
    return blanked(data, film.blank, film.instead)


def _one(found: Found, *kinds: bytes) -> Box:
    """The only one of these kinds."""
    some = [box for kind in kinds for box in found.get(kind, [])]
    if len(some) != 1:
        raise Malformed
    return some[0]


def _top(film: _Film) -> Found:
    """The outermost boxes; what follows them and is none becomes one that is free."""
    found: Found = {}
    at, end = 0, len(film.data)
    for box in _loose(film, 0, end):
        found.setdefault(box.kind, []).append(box)
        at = box.end
    if 8 <= end - at < 1 << 32:
        film.instead[at] = (end - at).to_bytes(4, "big") + b"free"
        at += 8
    film.blank.append((at, end))
    return found


def _loose(film: _Film, start: int, end: int) -> Iterator[Box]:
    """The boxes that stand here, as far as they are some: at times four zeros follow."""
    with suppress(Malformed):
        yield from film.boxes(start, end)


def _timeless(film: _Film, box: Box) -> None:
    """Without when it was made and changed."""
    version = unpacked(">B", film.data, box.inside)[0]
    start = box.inside + _FULL
    end = start + (16 if version else 8)
    if version > 1 or end > box.end:
        raise Malformed
    film.blank.append((start, end))


def _nameless(film: _Film, handler: Box) -> bytes:
    """What kind of samples it is for, once it does not say who made them."""
    if handler.end - handler.inside < 12:
        raise Malformed
    film.blank.append((handler.inside + 12, handler.end))
    return film.data[handler.inside + 8 : handler.inside + 12]


def _track(film: _Film, box: Box) -> None:
    track = film.within(box)
    media = film.within(_one(track, b"mdia"))
    handler = _one(media, b"hdlr")
    kind = film.data[handler.inside + 8 : handler.inside + 12]
    inner = film.within(_one(media, b"minf"))
    stbl = film.within(_one(inner, b"stbl"))
    tables = _tables(film, stbl, kind)
    if kind in _MEASURED:
        film.told += chunks_of(film.data, tables, film.left)
        film.free(box)
        return
    if kind not in _PLAYED or _SECRET & stbl.keys():
        raise Malformed
    film.kept += chunks_of(film.data, tables, film.left)
    for found, wanted in ((track, _TRACK), (media, _MEDIA), (inner, _INNER), (stbl, _SAMPLES)):
        film.only(found, wanted)
    _timeless(film, _one(track, b"tkhd"))
    _timeless(film, _one(media, b"mdhd"))
    for each in (handler, *inner.get(b"hdlr", [])):
        _nameless(film, each)
    _alone(film, track, inner)
    _described(film, tables)


def _tables(film: _Film, stbl: Found, kind: bytes) -> Tables:
    described = _one(stbl, b"stsd")
    version = unpacked(">B", film.data, described.inside)[0]
    return Tables(
        sizes=_one(stbl, b"stsz", b"stz2"),
        chunks=_one(stbl, b"stsc"),
        offsets=_one(stbl, b"stco", b"co64"),
        described=tuple(film.boxes(described.inside + _FULL + 4, described.end)),
        wide=version > 0,
        sound=kind == b"soun",
    )


def _alone(film: _Film, track: Found, inner: Found) -> None:
    """It points at no other file, and at no track that is gone."""
    for box in film.within(_one(inner, b"dinf")).get(b"dref", []):
        for each in film.boxes(box.inside + _FULL + 4, box.end):
            if not unpacked(">I", film.data, each.inside)[0] & 1:
                raise Malformed
            film.blank.append((each.inside + _FULL, each.end))
    for box in track.get(b"tref", []):
        others = film.within(box)
        if _REFERRED & others.keys():
            film.only(others, _REFERRED)
        else:
            film.free(box)


def _described(film: _Film, tables: Tables) -> None:
    """Nothing but how its samples are packed."""
    for entry in tables.described:
        if entry.end - entry.inside < 16:
            raise Malformed
        film.blank.append((entry.inside + 12, entry.inside + 16))
        if tables.sound or entry.end - entry.inside < _IN_PICTURES:
            continue
        name = entry.inside + 42
        if not film.data[name + 1 : name + 32].startswith(_NAMES):
            film.blank.append((name, name + 32))
        for each in _loose(film, entry.inside + _IN_PICTURES, entry.end):
            if each.kind in _TELLING:
                film.free(each)


def _samples(film: _Film, holders: list[Box]) -> None:
    """Of the samples only those of pictures and sound, which share nothing with the others."""
    kept, told = merged(film.kept), merged(film.told)
    if not kept or overlap(kept, told):
        raise Malformed
    _between(told, holders)
    film.blank += _between(kept, holders)


def _between(parts: list[Range], holders: list[Box]) -> list[Range]:
    """What these leave of the boxes that hold samples. Raises `Malformed` where one is in none."""
    gaps, ahead = [], iter(parts)
    part = next(ahead, None)
    for box in holders:
        at = box.inside
        while part is not None and part[0] < box.end:
            if part[0] < at or part[1] > box.end:
                raise Malformed
            gaps.append((at, part[0]))
            at, part = part[1], next(ahead, None)
        gaps.append((at, box.end))
    if part is not None:
        raise Malformed
    return gaps
