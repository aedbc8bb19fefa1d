"""Recordings lose the texts, pictures and places in them, and no byte of the sound."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.core.media import ENDINGS, PLAYED, Media, media_of
from journal_app.core.mp3_frames import length_of_frame
from journal_app.core.stripped import Malformed
from journal_app.core.stripping import stripped_file
from tests.made_pictures import SECRET

FRAME = b"\xff\xfb\x90\x64" + bytes(range(1, 256)) + bytes([7]) * 158
"""Of MPEG 1, layer III, with 128 thousand bits and 44,100 samples in a second."""
SOUND = FRAME * 4
SIZE_OF_TAG = 500


def tag(*, footer: bool = False) -> bytes:
    size = bytes([0, 0, SIZE_OF_TAG >> 7, SIZE_OF_TAG & 127])
    head = b"\x04\x00" + (b"\x10" if footer else b"\x40") + size
    return b"ID3" + head + SECRET.ljust(SIZE_OF_TAG, b"!") + (b"3DI" + head if footer else b"")


def ape() -> bytes:
    head = struct.pack("<8sIIII8x", b"APETAGEX", 2000, 60, 1, 1 << 31)
    return head + SECRET.ljust(28, b"!") + head


OLD_TAG = b"TAG" + SECRET.ljust(125, b"!")
LYRICS = b"LYRICSBEGIN" + SECRET + b"000042LYRICS200"


def chunk(kind: bytes, inside: bytes) -> bytes:
    return kind + struct.pack("<I", len(inside)) + inside + bytes(len(inside) % 2)


FORMAT, SAMPLES = chunk(b"fmt ", bytes(16)), chunk(b"data", bytes(range(101)))


def wav(*chunks: bytes) -> bytes:
    inside = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def flac(*blocks: tuple[int, bytes]) -> bytes:
    told = b"".join(
        bytes([kind | (0x80 if at == len(blocks) - 1 else 0)]) + len(held).to_bytes(3, "big") + held
        for at, (kind, held) in enumerate(blocks)
    )
    return b"fLaC" + told + b"\xff\xf8" + bytes(range(100))


@pytest.mark.parametrize("footer", [False, True])
@pytest.mark.parametrize("space", [b"", bytes(30)])
@pytest.mark.parametrize("behind", [b"", OLD_TAG, ape(), LYRICS + OLD_TAG, tag(), ape() + OLD_TAG])
def test_mp3_is_its_frames_alone(footer: bool, space: bytes, behind: bytes) -> None:
    before = tag(footer=footer) + space + SOUND + behind
    assert media_of(before) is Media.AUDIO
    after = stripped_file(before, Media.AUDIO)
    length = len(before) - len(SOUND) - len(space) - len(behind)
    assert after[:6] == b"ID3\x04\x00\x00"
    assert after[6] << 21 | after[7] << 14 | after[8] << 7 | after[9] == length - 10
    assert after[10:] == bytes(length - 10) + space + SOUND
    assert stripped_file(after, Media.AUDIO) == after


def test_mp3_without_a_tag_is_told_by_its_frames() -> None:
    assert length_of_frame(FRAME, 0) == len(FRAME) == 417
    assert media_of(SOUND) is Media.AUDIO
    assert media_of(FRAME + b"\x00" * 500) is Media.OTHER
    assert stripped_file(SOUND + OLD_TAG, Media.AUDIO) == SOUND


@pytest.mark.parametrize(
    ("head", "length"),
    [
        (b"\xff\xfb\x92\x00", 418),
        (b"\xff\xf3\x80\x00", 208),
        (b"\xff\xe3\x18\x00", 72),
        (b"\xff\xfb\xe8\x00", 1440),
    ],
)
def test_how_long_a_frame_is(head: bytes, length: int) -> None:
    assert length_of_frame(head, 0) == length


@pytest.mark.parametrize(
    "head", [0xFFEB9064, 0xFFFD9064, 0xFFFBF064, 0xFFFB0064, 0xFFFB9C64, 0x7FFB9064]
)
def test_what_is_no_frame(head: int) -> None:
    assert length_of_frame(head.to_bytes(4, "big"), 0) == 0


@pytest.mark.parametrize(
    "data",
    [
        tag() + SECRET,
        tag()[:-1],
        b"ID3\x04\x00\x00\xff\x00\x00\x00" + SOUND,
        SOUND + SECRET,
        SOUND + FRAME[:100],
        SOUND + FRAME[:100] + OLD_TAG,
        SOUND + FRAME[:300] + ape() + b"!" * (417 - 300 - len(ape())),
        SOUND + SECRET + SOUND,
    ],
)
def test_mp3_that_cannot_be_told_apart_is_left_alone(data: bytes) -> None:
    with pytest.raises(Malformed):
        stripped_file(data, Media.AUDIO)


@pytest.mark.parametrize("kind", [b"LIST", b"bext", b"iXML", b"id3 ", b"_PMX", b"JUNK", b"what"])
def test_wav_keeps_its_sound_where_it_was(kind: bytes) -> None:
    other = chunk(kind, b"INFO" + SECRET)
    before = wav(other, FORMAT, other, SAMPLES[:-1] + b"!", other) + SECRET
    assert media_of(before) is Media.WAV
    after = stripped_file(before, Media.WAV)
    junk = chunk(b"JUNK", bytes(4 + len(SECRET)))
    assert after == wav(junk, FORMAT, junk, SAMPLES, junk) + bytes(len(SECRET))
    assert stripped_file(after, Media.WAV) == after


@pytest.mark.parametrize(
    "data",
    [
        wav(FORMAT),
        wav(SAMPLES),
        wav(FORMAT, SAMPLES, SAMPLES),
        wav(FORMAT, SAMPLES)[:-3],
        wav(FORMAT, SAMPLES, b"LIST"),
        wav(FORMAT, SAMPLES, chunk(b"LIST", b"wavl")),
        wav(FORMAT, SAMPLES, b"data\xff\xff\xff\xff"),
        wav(FORMAT, SAMPLES, *(chunk(b"JUNK", b""),) * 10_000),
    ],
)
def test_wav_that_cannot_be_told_apart_is_left_alone(data: bytes) -> None:
    with pytest.raises(Malformed):
        stripped_file(data, Media.WAV)


@pytest.mark.parametrize("kind", [1, 2, 4, 5, 6, 126])
def test_flac_keeps_its_sound_where_it_was(kind: int) -> None:
    before = flac((0, bytes(34)), (kind, SECRET), (3, bytes(18)), (kind, SECRET))
    assert media_of(before) is Media.FLAC
    after = stripped_file(before, Media.FLAC)
    nothing = bytes(len(SECRET))
    assert after == flac((0, bytes(34)), (1, nothing), (3, bytes(18)), (1, nothing))
    assert stripped_file(after, Media.FLAC) == after


@pytest.mark.parametrize(
    "data",
    [
        b"fLaC",
        flac((0, bytes(34)))[:20],
        flac((0, bytes(34))) + OLD_TAG,
        flac((0, bytes(34))) + ape(),
        flac((0, bytes(34))).replace(b"\xff\xf8", b"ID"),
        flac(*[(1, b"")] * 10_001),
    ],
)
def test_flac_that_cannot_be_told_apart_is_left_alone(data: bytes) -> None:
    with pytest.raises(Malformed):
        stripped_file(data, Media.FLAC)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"OggS\x00\x02", Media.OGG),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm", Media.WEBM),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", Media.MATROSKA),
        (b"RIFF\x00\x00\x00\x00AVI LIST", Media.AVI),
    ],
)
def test_what_is_known_and_not_taken_apart_is_left_alone(data: bytes, media: Media) -> None:
    assert media_of(data) is media
    assert media in PLAYED & ENDINGS.keys()
    with pytest.raises(Malformed):
        stripped_file(data, media)


GOOD: dict[Media, Callable[[], bytes]] = {
    Media.AUDIO: lambda: tag() + SOUND + OLD_TAG,
    Media.WAV: lambda: wav(FORMAT, chunk(b"LIST", SECRET), SAMPLES),
    Media.FLAC: lambda: flac((0, bytes(34)), (4, SECRET)),
}


@settings(max_examples=300)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 3000), st.binary(max_size=9))
def test_nothing_but_malformed_is_ever_said(media: Media, at: int, new: bytes) -> None:
    good = GOOD[media]()
    at %= len(good)
    for data in (good[:at] + new + good[at + len(new) :], good[:at], new):
        try:
            after = stripped_file(data, media)
        except Malformed:
            continue
        assert len(after) <= len(data)
        assert media is Media.AUDIO or len(after) == len(data)
