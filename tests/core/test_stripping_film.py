"""A film loses all that it tells, moves nothing, and not one byte of its pictures and sound."""

import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.core import stripping_film
from journal_app.core.media import Media, media_of
from journal_app.core.stripped import Malformed
from journal_app.core.stripping import stripped_file
from journal_app.core.stripping_film_samples import Left
from tests import made_films as made
from tests.made_films import SECRET, box, full, numbers, samples_of

PLAYED = (b"vide", b"soun")
TELLING = (SECRET, SECRET[:4], made.DATE, b"appl", b"GoPr", b"mebx", b"freeGPS", b"gps ", b"uuid")


def stripped(data: bytes) -> bytes:
    return stripped_file(data, Media.VIDEO)


def told(data: bytes) -> list[bytes]:
    """What of all that a film should not tell stands in it somewhere."""
    return [each for each in (*TELLING, b"udta", b"meta", b"loci", b"xyz") if each in data]


def played(data: bytes) -> list[tuple[bytes, int, int]]:
    return [each for each in samples_of(data) if each[0] in PLAYED]


@pytest.mark.parametrize("handler", [b"meta", b"camm", b"tmcd"])
@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("wide", [False, True])
def test_all_that_is_told_is_gone_and_every_sample_is_where_it_was(
    handler: bytes, version: int, wide: bool
) -> None:
    before = made.film(handler=handler, version=version, wide=wide)
    assert media_of(before) is Media.VIDEO
    after = stripped(before)
    assert told(before)
    assert told(after) == []
    assert len(after) == len(before)
    assert list(samples_of(after)) == played(before), "the track of what was measured is gone"
    kept = [after[start:end] for _handler, start, end in samples_of(after)]
    assert kept == [*made.PICTURES, *made.SOUND]
    assert b"avcC\x01packed" in after
    assert stripped(after) == after


@pytest.mark.parametrize("length", [1, 7, 8, 40])
def test_what_stands_behind_the_last_box_is_gone(length: int) -> None:
    behind = b"\xff" + SECRET * 3
    after = stripped(made.film(behind=behind[:length]))
    plain = made.film(behind=b"")
    assert len(after) == len(plain) + length
    rest = after[len(plain) :]
    assert rest == (struct.pack(">I4s", length, b"free") if length >= 8 else b"").ljust(
        length, b"\x00"
    )


@pytest.mark.parametrize("kind", [b"udta", b"meta", b"uuid", b"free", b"skip", b"prfl", b"SDLN"])
def test_every_box_beside_the_film_becomes_free(kind: bytes) -> None:
    plain = made.film(behind=b"")
    for each in (box(kind, SECRET), b"\0\0\0\1" + kind + struct.pack(">Q", 33) + SECRET):
        after = stripped(plain + each)
        head = each.replace(kind, b"free").removesuffix(SECRET)
        assert after[len(plain) :] == head + bytes(len(SECRET))
    endless = stripped(plain + numbers(0) + kind + SECRET)
    assert endless[len(plain) :] == numbers(0) + b"free" + bytes(len(SECRET))


def test_a_measured_sample_that_lies_on_a_picture_is_left_alone() -> None:
    before = made.film()
    at = next(start for handler, start, _end in samples_of(before) if handler == b"vide")
    with pytest.raises(Malformed):
        stripped(made.film(places=[at, at + 1, at + 2]))


@pytest.mark.parametrize("place", [0, 9, 1 << 31])
def test_a_sample_that_lies_in_no_box_of_samples_is_left_alone(place: int) -> None:
    with pytest.raises(Malformed):
        stripped(made.film(places=[place] * 3))


@pytest.mark.parametrize("handler", [b"text", b"sbtl", b"subt", b"hint", b"what", b"\0\0\0\0"])
def test_a_track_that_may_be_words_of_somebody_is_left_alone(handler: bytes) -> None:
    with pytest.raises(Malformed):
        stripped(made.film(handler=handler))


@pytest.mark.parametrize("kind", [b"moof", b"styp"])
def test_fragments_are_left_alone(kind: bytes) -> None:
    with pytest.raises(Malformed):
        stripped(made.film(extra=box(kind)))
    with pytest.raises(Malformed):
        stripped(made.film(more=box(b"mvex")))


def test_a_film_in_another_file_and_a_locked_one_are_left_alone() -> None:
    with pytest.raises(Malformed):
        stripped(made.film(dref_flags=0))
    with pytest.raises(Malformed):
        stripped(made.film(in_table=full(b"saio", numbers(0))))
    assert SECRET not in stripped(made.film(in_table=full(b"what", SECRET)))


@pytest.mark.parametrize("more", [made.times(b"mvhd", 0, bytes(88)), box(b"trak")])
def test_what_is_there_twice_or_holds_nothing_is_left_alone(more: bytes) -> None:
    with pytest.raises(Malformed):
        stripped(made.film(more=more))
    with pytest.raises(Malformed):
        stripped(made.film(extra=box(b"moov", more)))


def sound(entry: bytes, count: int) -> made.Track:
    """A chunk of sound of which each sample is said to be one byte, where the pictures begin."""
    start = next(start for handler, start, _e in samples_of(made.film()) if handler == b"vide")
    return made.Track(
        handler=b"soun",
        entry=entry,
        sizes=full(b"stsz", numbers(1, count)),
        chunks=full(b"stsc", numbers(1, 1, count, 1)),
        offsets=full(b"stco", numbers(1, start)),
    )


@pytest.mark.parametrize(
    ("entry", "frame"),
    [
        (made.sound_entry(b"sowt"), 4),
        (made.sound_entry(b"ulaw"), 2),
        (made.sound_entry(b"in24", bits=24), 6),
        (made.sound_entry(b"ima4", version=1), 4),
        (made.sound_entry(b"lpcm", version=2, bits=24), 4),
    ],
)
def test_sound_of_quicktime_keeps_all_its_bytes(entry: bytes, frame: int) -> None:
    # From the first picture on there are pictures and sound, and then what was measured.
    plain = made.film()
    lying = list(samples_of(plain))
    room = min(start for h, start, _e in lying if h == b"meta") - min(s for _h, s, _e in lying)
    most = room // frame
    after = stripped(made.film(sound=sound(entry, most)))
    first = min(start for _h, start, _e in lying)
    assert after[first : first + most * frame] == plain[first : first + most * frame]
    with pytest.raises(Malformed):
        stripped(made.film(sound=sound(entry, most + frame)))


def test_sound_of_the_newer_description_is_not_read_as_one_of_quicktime() -> None:
    told = sound(made.sound_entry(b"sowt", version=1, bits=8), 18)
    before = made.film(sound=replace(told, described=1))
    after = stripped(before)
    start = min(start for _h, start, _e in samples_of(made.film()))
    assert after[start : start + 36] == before[start : start + 36]
    with pytest.raises(Malformed):
        stripped(made.film(sound=told))


def test_sizes_of_half_a_byte_are_read() -> None:
    starts = [start for h, start, _e in samples_of(made.film()) if h == b"soun"][::2]
    half = made.Track(
        handler=b"soun",
        entry=made.sound_entry(),
        sizes=full(b"stz2", numbers(4, 5), b"\x77\x77\x71"),
        chunks=full(b"stsc", numbers(2, 1, 2, 1, 3, 1, 1)),
        offsets=full(b"stco", numbers(3, *starts)),
    )
    after = stripped(made.film(sound=half))
    lying = [after[start : start + 14] for start in starts]
    assert lying == [b"".join(made.SOUND[:2]), b"".join(made.SOUND[2:4]), made.SOUND[4] + bytes(7)]


@pytest.mark.parametrize("count", [1, 3])
def test_more_or_fewer_samples_than_lie_somewhere_are_left_alone(count: int) -> None:
    told = sound(made.sound_entry(b"sowt"), 2)
    stripped(made.film(sound=told))
    with pytest.raises(Malformed):
        stripped(made.film(sound=replace(told, sizes=full(b"stsz", numbers(1, count)))))


def test_a_table_is_not_read_beyond_its_box() -> None:
    told = sound(made.sound_entry(b"sowt"), 2)
    start = min(start for _h, start, _e in samples_of(made.film()))
    # What follows the table would be an offset that fits.
    follows = box(b"free", bytes(start - 8))
    beyond = replace(told, offsets=full(b"stco", numbers(1)), in_table=follows)
    with pytest.raises(Malformed):
        stripped(made.film(sound=beyond))


def test_the_name_of_what_packed_the_pictures_stays_where_it_is_needed() -> None:
    name = b"Planar Y'CbCr 8-bit 4:2:0"
    assert name in stripped(made.film(pictures=made.picture_entry(name)))


def test_a_track_refers_to_none_that_is_gone() -> None:
    assert b"tref" not in stripped(made.film())
    after = stripped(made.film(refers=box(b"auxl", numbers(1))))
    assert box(b"tref", box(b"free", numbers(0)), box(b"auxl", numbers(1))) in after


def test_sound_that_does_not_say_how_long_it_is_is_left_alone() -> None:
    with pytest.raises(Malformed):
        stripped(made.film(sound=sound(made.sound_entry(b"MAC6"), 2)))
    with pytest.raises(Malformed):
        stripped(made.film(sound=sound(made.sound_entry(b"sowt") * 2, 2)))


@pytest.mark.parametrize(
    ("box_kind", "inside"),
    [
        (b"stsz", numbers(0, 0, 0xFFFFFFFF)),
        (b"stsz", numbers(0, 0xFFFFFFFF, 0xFFFFFFFF)),
        (b"stco", numbers(0, 0xFFFFFFFF)),
        (b"stsc", numbers(0, 0xFFFFFFFF)),
        (b"stsc", numbers(0, 1, 1, 0xFFFFFFFF, 1)),
        (b"stsc", numbers(0, 1, 2, 2, 1)),
    ],
)
def test_counts_that_cannot_be_are_left_alone(box_kind: bytes, inside: bytes) -> None:
    before = bytearray(made.film())
    at = before.index(box_kind)
    before[at + 4 : at + 4 + len(inside)] = inside
    with pytest.raises(Malformed):
        stripped(bytes(before))


@pytest.mark.parametrize(
    ("left", "field"),
    [(Left(boxes=60), "boxes"), (Left(chunks=8), "chunks"), (Left(samples=8), "samples")],
)
def test_no_more_is_looked_at_than_a_film_needs(left: Left, field: str) -> None:
    """Steps are counted, however much it says: of a film with 9 chunks of 9 sizes in tables."""
    with pytest.raises(Malformed):
        stripping_film.stripped(made.film(), left)
    assert getattr(left, field) < 0
    enough = Left(boxes=100, chunks=9, samples=9)
    stripping_film.stripped(made.film(), enough)
    assert (enough.chunks, enough.samples) == (0, 0)


@pytest.mark.parametrize("many", [10_001, 30_000])
def test_boxes_without_end_are_not_read(many: int) -> None:
    with pytest.raises(Malformed):
        stripped(box(b"free") * many + made.film())


def same_or_left_alone(data: bytes) -> None:
    """Either it is left alone, or as long as before with all that is played where it was."""
    try:
        after = stripped(data)
    except Malformed:
        return
    assert len(after) == len(data)
    for _handler, start, end in played(data):
        assert after[start:end] == data[start:end]
    assert stripped(after) == after


@given(st.binary(max_size=200))
def test_whatever_bytes_there_are(data: bytes) -> None:
    same_or_left_alone(data)
    same_or_left_alone(made.film(behind=data))
    same_or_left_alone(made.film(more=data))


NUMBERS = st.sampled_from([0, 1, 2, 3, 7, 8, 9, 255, 1 << 16, (1 << 31) - 1, (1 << 32) - 1])
WORDS = NUMBERS.map(lambda number: number.to_bytes(4, "big"))
KINDS = st.sampled_from([b"free", b"mdat", b"moov", b"trak", b"stco", b"co64", b"stz2", b"meta"])
CHANGES = st.tuples(st.integers(0, 3000), WORDS | KINDS | st.binary(min_size=1, max_size=9))


@settings(max_examples=500)
@given(st.booleans(), st.integers(0, 1), st.lists(CHANGES, max_size=4), st.integers(0, 3000))
def test_whatever_of_a_film_is_damaged(
    wide: bool, version: int, changes: list[tuple[int, bytes]], end: int
) -> None:
    data = bytearray(made.film(wide=wide, version=version))
    for at, new in changes:
        at %= len(data)
        data[at : at + len(new)] = new
    same_or_left_alone(bytes(data))
    same_or_left_alone(bytes(data[:end]))
