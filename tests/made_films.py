"""Films made byte by byte for tests: small, real in structure, and telling wherever they can."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.made_pictures import SECRET

DATE: Final = b"\xe1\xd2\xc3\xb4"
"""Seconds since 1904, wherever a film can say when it was made."""
PICTURES: Final = tuple(bytes([0x40 + at]) * (11 + at) for at in range(6))
SOUND: Final = tuple(bytes([0x60 + at]) * 7 for at in range(6))
PLACES: Final = tuple(SECRET + bytes([at]) for at in range(3))


def box(kind: bytes, *inside: bytes) -> bytes:
    """One box and what it holds."""
    held = b"".join(inside)
    return (8 + len(held)).to_bytes(4, "big") + kind + held


def full(kind: bytes, *inside: bytes, version: int = 0, flags: int = 0) -> bytes:
    """One that begins with a version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *inside)


def numbers(*each: int) -> bytes:
    """Of four bytes each."""
    return struct.pack(f">{len(each)}I", *each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What a track of a film that is made is like."""

    handler: bytes
    entry: bytes
    """What describes its samples."""
    sizes: bytes
    chunks: bytes
    offsets: bytes
    more: bytes = b""
    version: int = 0
    dref_flags: int = 1
    in_table: bytes = b""
    described: int = 0
    """The version of the description of its samples."""
    refers: bytes = b""


def times(kind: bytes, version: int, rest: bytes) -> bytes:
    """A box that says when something was made and changed."""
    date = DATE if version == 0 else DATE.rjust(8, b"\x00")
    return full(kind, date, date, rest, version=version)


def track_box(track: Track) -> bytes:
    """The whole track."""
    named = b"\x00" * 4 + track.handler + b"appl" + bytes(8) + SECRET + b"\x00"
    stbl = box(
        b"stbl",
        full(b"stsd", numbers(1), track.entry, version=track.described),
        full(b"stts", numbers(0)),
        track.sizes,
        track.chunks,
        track.offsets,
        track.in_table,
    )
    dref = full(b"dref", numbers(1), full(b"alis", SECRET, flags=track.dref_flags))
    minf = box(b"minf", full(b"vmhd", bytes(8)), full(b"hdlr", named), box(b"dinf", dref), stbl)
    return box(
        b"trak",
        times(b"tkhd", track.version, numbers(1, 0, 600) + bytes(60)),
        box(b"tref", box(b"tmcd", numbers(3)), track.refers),
        box(
            b"mdia", times(b"mdhd", track.version, numbers(600, 600, 0)), full(b"hdlr", named), minf
        ),
        box(b"udta", box(b"name", SECRET)),
        track.more,
    )


def picture_entry(packer: bytes = SECRET) -> bytes:
    """Pictures of H.264, their packer named after the camera."""
    name = bytes([len(packer)]) + packer.ljust(31, b"\x00")
    head = bytes(6) + b"\x00\x01" + bytes(4) + b"GoPr" + bytes(26) + name + b"\x00\x18\xff\xff"
    return box(b"avc1", head, box(b"avcC", b"\x01packed"), box(b"udta", SECRET), bytes(4))


QUICKTIME: Final = (b"", numbers(1, 2, 4, 2), bytes(28) + numbers(4, 1))
"""What its versions add to the description of sound: four bytes belong together."""


def sound_entry(kind: bytes = b"mp4a", *, version: int = 0, bits: int = 16) -> bytes:
    """Sound of two channels."""
    head = struct.pack(">6xHHH4sHHHHI", 1, version, 0, b"appl", 2, bits, 0, 0, 48000 << 16)
    return box(kind, head, QUICKTIME[version])


def film(
    *,
    handler: bytes = b"meta",
    wide: bool = False,
    version: int = 0,
    extra: bytes = b"",
    more: bytes = b"",
    behind: bytes = SECRET,
    places: list[int] | None = None,
    sound: Track | None = None,
    pictures: bytes | None = None,
    refers: bytes = b"",
    dref_flags: int = 1,
    in_table: bytes = b"",
) -> bytes:
    """Pictures, sound and what the camera measured, one after the other in one `mdat`."""
    front = box(b"ftyp", b"qt  ", numbers(0), b"qt  ") + box(b"free", SECRET) + box(b"uuid", SECRET)
    at, mixed = len(front) + 8, SECRET
    starts: dict[bytes, list[int]] = {b"v": [], b"s": [], b"m": []}
    for turn in range(3):
        lying = ((b"v", PICTURES), (b"s", SOUND), (b"m", PLACES))
        for which, samples in lying:
            starts[which].append(at + len(mixed))
            each = 1 if which == b"m" else 2
            mixed += b"".join(samples[turn * each : (turn + 1) * each])
        mixed += b"freeGPS " + SECRET
    starts[b"m"] = places or starts[b"m"]

    def offsets(which: bytes) -> bytes:
        found = starts[which]
        if wide:
            return full(b"co64", numbers(3), struct.pack(">3Q", *found))
        return full(b"stco", numbers(3, *found))

    pairs = full(b"stsc", numbers(1, 1, 2, 1))
    vide = Track(
        handler=b"vide",
        entry=pictures or picture_entry(),
        refers=refers,
        sizes=full(b"stsz", numbers(0, 6, *map(len, PICTURES))),
        chunks=pairs,
        offsets=offsets(b"v"),
        version=version,
        dref_flags=dref_flags,
        in_table=in_table,
        more=box(b"meta", SECRET) + box(b"uuid", SECRET),
    )
    soun = sound or Track(
        handler=b"soun",
        entry=sound_entry(),
        sizes=full(b"stsz", numbers(7, 6)),
        chunks=pairs,
        offsets=offsets(b"s"),
        version=version,
    )
    meta = Track(
        handler=handler,
        entry=box(b"mebx", bytes(6) + b"\x00\x01" + SECRET),
        sizes=full(b"stz2", numbers(8, 3), bytes(map(len, PLACES))),
        chunks=full(b"stsc", numbers(1, 1, 1, 1)),
        offsets=offsets(b"m"),
        version=version,
    )
    moov = box(
        b"moov",
        times(b"mvhd", version, bytes(88)),
        *map(track_box, (vide, soun, meta)),
        box(b"udta", box(b"\xa9xyz", SECRET), box(b"loci", SECRET), bytes(4)),
        box(b"meta", box(b"ilst", SECRET)),
        box(b"uuid", SECRET),
        box(b"gps ", SECRET),
        more,
    )
    return front + box(b"mdat", mixed) + moov + box(b"udta", SECRET) + extra + behind


def samples_of(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Of every track its handler and where each sample lies: read slowly, one by one."""
    for track in found(data, [b"moov", b"trak"]):
        handler = next(found(track, [b"mdia", b"hdlr"]))[8:12]
        stbl = next(found(track, [b"mdia", b"minf", b"stbl"]))
        sizes = list(_sizes(stbl))
        at, per = 0, dict(_chunks(stbl))
        many = 0
        for number, start in enumerate(_offsets(stbl), 1):
            many = per.get(number, many)
            for size in sizes[at : at + many]:
                yield handler, start, start + size
                start += size
            at += many


def found(data: bytes, path: list[bytes]) -> Iterator[bytes]:
    """What the boxes of this path hold."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        head = 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        length = length or len(data) - at
        if length < 8:
            return
        if data[at + 4 : at + 8] == path[0]:
            held = data[at + head : at + length]
            if len(path) == 1:
                yield held
            else:
                yield from found(held, path[1:])
        at += length


def _sizes(stbl: bytes) -> Iterator[int]:
    for held in found(stbl, [b"stsz"]):
        size, count = struct.unpack_from(">2I", held, 4)
        yield from (size,) * count if size else struct.unpack_from(f">{count}I", held, 12)
    for held in found(stbl, [b"stz2"]):
        yield from held[12 : 12 + int.from_bytes(held[8:12], "big")]


def _chunks(stbl: bytes) -> Iterator[tuple[int, int]]:
    held = next(found(stbl, [b"stsc"]))
    for at in range(int.from_bytes(held[4:8], "big")):
        first, many, _which = struct.unpack_from(">3I", held, 8 + 12 * at)
        yield first, many


def _offsets(stbl: bytes) -> Iterator[int]:
    for kind, form in ((b"stco", "I"), (b"co64", "Q")):
        for held in found(stbl, [kind]):
            count = int.from_bytes(held[4:8], "big")
            yield from struct.unpack_from(f">{count}{form}", held, 8)
