"""What a picture tells beside itself is gone, and the picture is the same, point for point."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from journal_app.core.exif import only_orientation, orientation_in
from journal_app.core.media import SHOWN, Media, media_of
from journal_app.core.stripped import Malformed
from journal_app.core.stripping import stripped
from tests import made_pictures as made

TALKATIVE = {
    Media.JPEG: made.jpeg,
    Media.PNG: made.png,
    Media.GIF: made.gif,
    Media.WEBP: made.webp,
    Media.BMP: made.bmp,
}


def decoded(data: bytes, *, turned: bool = False) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(turned)
    return reader.read()


@pytest.mark.parametrize("media", sorted(SHOWN))
def test_place_camera_and_texts_are_gone_and_the_picture_is_the_same(media: Media) -> None:
    before = TALKATIVE[media]()
    assert made.SECRET in before
    after = stripped(before, media)
    assert made.SECRET not in after.data
    assert not decoded(before).isNull()
    assert decoded(after.data) == decoded(before)
    assert after.whole
    assert (after.width, after.height) == (decoded(before).width(), decoded(before).height())


@pytest.mark.parametrize("media", sorted(SHOWN))
def test_taking_off_twice_changes_nothing_more(media: Media) -> None:
    once = stripped(TALKATIVE[media](), media)
    assert stripped(once.data, media) == once


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [made.jpeg, made.png, made.webp])
def test_which_way_up_it_was_taken_stays(make: object, orientation: int) -> None:
    data = make(orientation)  # type: ignore[operator]
    after = stripped(data, media_of(data))
    assert after.orientation == orientation
    assert stripped(after.data, media_of(data)).orientation == orientation
    turned = orientation in {5, 6, 7, 8}
    assert after.shown_size == ((40, 64) if turned else (64, 40))
    if make is made.jpeg:
        shown = decoded(after.data, turned=True)
        assert (shown.width() == 40) is turned, "other programs turn it as well"


def test_camera_data_of_the_other_byte_order_is_read_too() -> None:
    assert stripped(made.jpeg(6, order=">"), Media.JPEG).orientation == 6


@given(st.binary(max_size=200))
def test_any_camera_data_gives_an_orientation(data: bytes) -> None:
    assert 1 <= orientation_in(b"II*\x00" + data) <= 8
    assert 1 <= orientation_in(b"MM\x00*" + data) <= 8


@given(st.integers(1, 8))
def test_an_orientation_is_written_as_it_is_read(orientation: int) -> None:
    assert orientation_in(only_orientation(orientation)) == orientation


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SHOWN)), st.data())
def test_no_damage_is_more_than_a_refusal(media: Media, data: st.DataObject) -> None:
    whole = bytearray(TALKATIVE[media]())
    for _each in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for lie in (bytes(whole), bytes(whole[:cut])):
        try:
            after = stripped(lie, media)
        except Malformed:
            continue
        assert len(after.data) <= len(lie) + 64


@pytest.mark.parametrize("media", sorted(SHOWN))
@given(data=st.binary(max_size=120))
def test_anything_is_refused_or_read(media: Media, data: bytes) -> None:
    for beginning in (b"", TALKATIVE[media]()[:12]):
        try:
            stripped(beginning + data, media)
        except Malformed:
            continue


@pytest.mark.parametrize("media", [Media.JPEG, Media.PNG, Media.WEBP])
def test_a_missing_end_is_noticed(media: Media) -> None:
    data = made.encoded(media.removeprefix("image/").encode())
    assert stripped(data, media).whole
    assert not stripped(data[: len(data) * 3 // 4], media).whole


def test_a_bomb_says_its_size_without_being_decoded() -> None:
    bomb = made.png_of(60_000, 60_000)
    assert len(bomb) < 1000
    found = stripped(bomb, Media.PNG)
    assert (found.width, found.height) == (60_000, 60_000)


def test_an_embedded_thumbnail_of_the_oldest_kind_is_left_out() -> None:
    plain = made.encoded(b"jpg")
    thumbnail = made.segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x02\x02" + b"ABC" * 4)
    end_of_first = 4 + int.from_bytes(plain[4:6], "big")
    after = stripped(plain[:2] + thumbnail + plain[end_of_first:], Media.JPEG)
    assert b"ABCABC" not in after.data
    assert decoded(after.data) == decoded(plain)


def test_an_animation_keeps_all_its_pictures() -> None:
    after = stripped(made.gif(3), Media.GIF)
    assert after.data.count(b"\x21\xf9\x04") == 3
    assert b"NETSCAPE2.0" in after.data


def test_what_no_picture_is_made_of_is_refused() -> None:
    with pytest.raises(Malformed):
        stripped(made.SVG, Media.SVG)


KINDS = [
    (made.jpeg(), Media.JPEG),
    (made.png(), Media.PNG),
    (made.gif(), Media.GIF),
    (made.webp(), Media.WEBP),
    (made.bmp(), Media.BMP),
    (made.SVG, Media.SVG),
    (b"\xef\xbb\xbf  " + made.SVG, Media.SVG),
    (made.HEIC, Media.HEIC),
    (made.HEIC.replace(b"heic", b"avif", 1), Media.AVIF),
    (made.TIFF, Media.TIFF),
    (made.PDF, Media.PDF),
    (made.HTML, Media.TEXT),
    (b"PK\x03\x04rest", Media.ZIP),
    (b"\x00\x00\x00\x18ftypisom", Media.VIDEO),
    ("Ein Gedicht über Züge.\n".encode() * 300, Media.TEXT),
    (b"\x7fELF\x00", Media.OTHER),
    (b"\xff\xfe\x80\x81", Media.OTHER),
    (b"", Media.OTHER),
]


@pytest.mark.parametrize(("data", "media"), KINDS)
def test_the_contents_tell_the_kind(data: bytes, media: Media) -> None:
    assert media_of(data) is media
    assert media_of(io.BytesIO(data).read(4096)) is media
