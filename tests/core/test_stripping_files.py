"""Pictures that are kept as files lose what they tell, and no point of the picture."""

import hashlib
import struct
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.core.blanking import only, overlap
from journal_app.core.media import Media, media_of
from journal_app.core.stripped import Malformed
from journal_app.core.stripping import stripped_file
from tests import made_pictures as made

KINDS = {"heic": Media.HEIC, "avif": Media.AVIF, "tif": Media.TIFF}
# What is left of each was decoded by libheif 1.21, libavif 1.3 and libtiff 4.7: the same picture.
LEFT = {
    "heic": "0d304a67c7ee0db6bc5c15db9f91de4da3b540235784e1c97bf76162e957564f",
    "avif": "26dd56f512d66cea04e136ba4a68bbb8b42826e27e56d5fd6e41908a404d809c",
    "tif": "ba5fea328e7d4dab325a1f1be2d396919d906ff79e5eddae5aabcfd0f828cc0f",
}
ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple))


def box(kind: bytes, inside: bytes) -> bytes:
    return (8 + len(inside)).to_bytes(4, "big") + kind + inside


@pytest.mark.parametrize("kind", KINDS)
def test_place_and_camera_are_gone_and_the_picture_is_the_same(kind: str) -> None:
    before = made.telling(kind)
    assert media_of(before) is KINDS[kind]
    after = stripped_file(before, KINDS[kind])
    assert made.SECRET in before
    assert made.SECRET not in after
    assert hashlib.sha256(after).hexdigest() == LEFT[kind]
    assert stripped_file(after, KINDS[kind]) == after


@pytest.mark.parametrize("kind", ["heic", "avif"])
@pytest.mark.parametrize("name", [b"uuid", b"free", b"mpvd", b"udta", b"what"])
def test_what_lies_beside_or_behind_a_picture_is_gone(kind: str, name: bytes) -> None:
    plain = stripped_file(made.telling(kind), KINDS[kind])
    behind = stripped_file(plain + box(name, made.SECRET), KINDS[kind])
    assert behind == plain
    size = int.from_bytes(plain[:4], "big")
    assert plain[size + 4 : size + 8] == b"meta"
    with pytest.raises(Malformed):
        # Now nothing lies where the picture says.
        stripped_file(plain[:size] + box(name, bytes(999)) + plain[size:], KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_behind_the_end_is_gone_or_nothing_is_touched(kind: str) -> None:
    try:
        after = stripped_file(made.telling(kind) + made.SECRET, KINDS[kind])
    except Malformed:
        return
    assert made.SECRET not in after
    assert kind == "tif"


def test_a_film_among_the_pictures_is_left_alone() -> None:
    with pytest.raises(Malformed):
        stripped_file(made.telling("heic") + box(b"moov", made.SECRET), Media.HEIC)


@pytest.mark.parametrize(("tag", "value"), [(259, 34713), (259, 6), (262, 32803), (262, 34892)])
def test_what_a_camera_keeps_unfinished_is_left_alone(tag: int, value: int) -> None:
    data = bytearray(made.telling("tif"))
    (at,) = [at for at in range(len(data) - 4) if data[at : at + 4] == struct.pack("<HH", tag, 3)]
    data[at + 8 : at + 10] = struct.pack("<H", value)
    with pytest.raises(Malformed):
        stripped_file(bytes(data), Media.TIFF)


def test_a_chain_of_tables_that_never_ends_is_left_alone() -> None:
    data = bytearray(made.telling("tif"))
    start = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, start)[0]
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    with pytest.raises(Malformed):
        stripped_file(bytes(data), Media.TIFF)


def test_what_is_no_picture_and_what_is_not_known_is_refused() -> None:
    for data, media in ((made.HEIC, Media.HEIC), (made.TIFF, Media.TIFF), (made.SVG, Media.SVG)):
        with pytest.raises(Malformed):
            stripped_file(data, media)
    with pytest.raises(Malformed):
        stripped_file(b"", Media.HEIC)


def cut(data: bytes, at: int, instead: bytes) -> Iterator[bytes]:
    yield data[:at]
    yield data[:at] + instead + data[at + len(instead) :]


@settings(max_examples=300)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 900), st.binary(min_size=1, max_size=5))
def test_nothing_but_malformed_is_ever_said_of_what_is_damaged(
    kind: str, at: int, instead: bytes
) -> None:
    before = made.telling(kind)
    for data in cut(before, at % len(before), instead):
        try:
            after = stripped_file(data, KINDS[kind])
        except Malformed:
            continue
        assert len(after) <= len(data)


@given(ranges, ranges)
def test_whether_parts_overlap(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    first = {at for start, end in some for at in range(start, end)}
    second = {at for start, end in others for at in range(start, end)}
    assert overlap(some, others) == bool(first & second)
    for (start, end), (other, until) in pairwise(some):
        assert overlap([(start, end)], [(other, until)]) == (max(start, other) < min(end, until))


@given(st.binary(min_size=30, max_size=30), ranges)
def test_only_what_is_wanted_stays(data: bytes, wanted: list[tuple[int, int]]) -> None:
    kept = only(data, wanted)
    inside = {at for start, end in wanted for at in range(start, end)}
    assert list(kept) == [byte if at in inside else 0 for at, byte in enumerate(data)]
    with pytest.raises(Malformed):
        only(data, [(0, 31)])
