"""Every kind of picture is shown the right way up, and nothing else is decoded at all."""

import resource

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader

from journal_app.core.media import Media, media_of
from journal_app.ui.pictures.decoding import MOST_MEGABYTES, decoded, decodes
from tests import made_pictures as made

_ACROSS = Qt.Orientation.Horizontal
_DOWN = Qt.Orientation.Vertical
_BOTH = Qt.Orientation.Horizontal | Qt.Orientation.Vertical
KINDS = [
    made.jpeg(),
    made.png(),
    made.gif(),
    made.gif(3),
    made.webp(),
    made.bmp(),
    made.deep_png(),
    made.print_jpeg(),
    made.grey_jpeg(),
]


@pytest.mark.parametrize("data", KINDS, ids=range(len(KINDS)))
def test_it_is_shown(data: bytes) -> None:
    assert decodes(data, media_of(data))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [made.jpeg, made.png, made.webp])
def test_it_stands_the_right_way_up(make: object, orientation: int) -> None:
    """What is stored is what the eye saw, turned and mirrored; what is shown is what it saw."""
    upright = made.image()
    stored = _stored_as(upright, orientation)
    data = make(orientation, stored)  # type: ignore[operator]
    shown = decoded(data, media_of(data))
    assert (shown.width(), shown.height()) == (64, 40)
    for x, y, like in ((4, 3, "green"), (10, 34, "red"), (58, 20, "blue")):
        assert _is(shown.pixelColor(x, y), like), (x, y, shown.pixelColor(x, y).name())


def _stored_as(upright: QImage, orientation: int) -> QImage:
    """By the words of the EXIF standard: where row 0 and column 0 of the file are for the eye."""
    flipped = {
        1: upright,
        2: upright.flipped(_ACROSS),
        3: upright.flipped(_BOTH),
        4: upright.flipped(_DOWN),
    }
    if orientation in flipped:
        return flipped[orientation]
    width, height = upright.width(), upright.height()
    stored = QImage(height, width, upright.format())
    for row in range(width):
        for column in range(height):
            x = row if orientation in (5, 8) else width - 1 - row
            y = column if orientation in (5, 6) else height - 1 - column
            stored.setPixelColor(column, row, upright.pixelColor(x, y))
    return stored


def _is(color: QColor, like: str) -> bool:
    part = {"red": color.red(), "green": color.green(), "blue": color.blue()}
    return max(part, key=lambda each: part[each]) == like


@pytest.mark.parametrize("make", [made.jpeg, made.png, made.webp])
def test_it_is_no_larger_than_wanted_and_keeps_its_shape(make: object) -> None:
    data = make(6, made.smooth(900, 600))  # type: ignore[operator]
    shown = decoded(data, media_of(data), QSize(100, 100))
    assert (shown.width(), shown.height()) == (66, 100)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (made.SVG, Media.SVG),
        (made.SVG, Media.PNG),
        (made.HTML, Media.JPEG),
        (made.png(), Media.JPEG),
        (made.HEIC, Media.HEIC),
        (made.TIFF, Media.TIFF),
        (b"", Media.PNG),
        (made.png()[:60], Media.PNG),
        (made.png_of(60_000, 60_000), Media.PNG),
        (made.png_of(8000, 8000), Media.PNG),
    ],
)
def test_a_lie_is_no_picture(data: bytes, media: Media) -> None:
    assert not decodes(data, media)


def test_what_one_picture_may_take_is_bound_and_a_deep_bomb_takes_nothing() -> None:
    # Within the pixels that are shown, and twice the bytes: sixteen bits for each colour.
    bomb = made.png_of(8000, 8000, depth=16, colour=6, rows=100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert decoded(bomb, Media.PNG).isNull()
    assert QImageReader.allocationLimit() == MOST_MEGABYTES == 245
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert taken < 100_000, "kilobytes; the picture itself would be 500 000"
    assert not decoded(made.deep_png(), Media.PNG).isNull()


def test_half_a_photograph_is_shown() -> None:
    plain = made.encoded(b"jpg", made.smooth(400, 300))
    assert decodes(plain[: len(plain) * 3 // 4], Media.JPEG)
