"""The four answers differ in shape alone; shadows lie outside; the mark stays recognisable."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.painting import (
    READING_GLYPHS,
    Glyph,
    app_icon,
    draw_field,
    draw_glyph,
    draw_mark,
    draw_shadow,
    glyph_colors,
)
from journal_app.ui.theme.theme import Theme

SIDE = 40
GLYPHS: tuple[Glyph, ...] = ("fear", "pref", "both", "unsure")


def blank(side: int = SIDE) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def glyph_image(theme: Theme, glyph: Glyph) -> QImage:
    image = blank()
    painter = QPainter(image)
    draw_glyph(painter, theme, glyph, QPointF(SIDE / 2, SIDE / 2), SIDE / 2 - 1)
    painter.end()
    return image


def inked(image: QImage) -> frozenset[tuple[int, int]]:
    """Where anything is painted, whatever its colour: all that a grey printer keeps."""
    width, height = image.width(), image.height()
    return frozenset(
        (x, y) for x in range(width) for y in range(height) if image.pixelColor(x, y).alphaF() > 0.5
    )


def test_a_disc_is_full_and_a_ring_is_hollow(theme: Theme) -> None:
    middle = (SIDE // 2, SIDE // 2)

    assert middle in inked(glyph_image(theme, "fear"))
    assert middle not in inked(glyph_image(theme, "pref"))


def test_both_is_half_disc_and_half_ring(theme: Theme) -> None:
    found = inked(glyph_image(theme, "both"))

    assert (SIDE // 4 + 3, SIDE // 2) in found
    assert (3 * SIDE // 4 - 4, SIDE // 2) not in found
    assert (SIDE - 4, SIDE // 2) in found


def test_not_known_yet_is_a_broken_ring(theme: Theme) -> None:
    ring, dots = inked(glyph_image(theme, "pref")), inked(glyph_image(theme, "unsure"))

    assert dots < ring | dots
    assert 0.2 < len(dots & ring) / len(ring) < 0.8


def test_no_two_answers_share_a_shape(theme: Theme) -> None:
    shapes = [inked(glyph_image(theme, glyph)) for glyph in GLYPHS]

    for one, other in itertools.combinations(shapes, 2):
        assert len(one ^ other) > 0.15 * len(one | other)


def test_each_reading_that_has_a_hue_has_a_glyph() -> None:
    assert set(READING_GLYPHS.values()) == set(GLYPHS)
    assert "rd_not_ok" not in READING_GLYPHS


@pytest.mark.parametrize("glyph", GLYPHS)
def test_the_colours_of_an_answer_can_be_read(theme: Theme, glyph: Glyph) -> None:
    ground, edge, ink = glyph_colors(theme, glyph)

    assert ink.lightness() + 90 < ground.lightness()
    assert edge != ground


def test_a_shadow_is_soft_and_below(theme: Theme) -> None:
    image = blank(200)
    painter = QPainter(image)
    draw_shadow(painter, theme, QRectF(60, 60, 80, 80), 14)
    painter.end()
    above, below = image.pixelColor(100, 54).alpha(), image.pixelColor(100, 146).alpha()

    assert 0 < above < below < 60
    assert image.pixelColor(100, 10).alpha() == image.pixelColor(10, 100).alpha() == 0


def test_a_shadow_is_drawn_from_one_kept_patch(theme: Theme) -> None:
    theme.pixmaps.clear()
    image = blank(200)
    painter = QPainter(image)
    draw_shadow(painter, theme, QRectF(60, 60, 80, 80), 14)
    draw_shadow(painter, theme, QRectF(40, 40, 120, 90), 14)
    painter.end()

    assert len(theme.pixmaps) == 1


def test_kept_pictures_do_not_grow_without_end(theme: Theme) -> None:
    picture = app_icon(theme).pixmap(16)
    for number in range(500):
        theme.keep_pixmap(("test", number), picture)

    assert len(theme.pixmaps) <= 64
    theme.pixmaps.clear()


def test_an_edge_lies_inside_its_rectangle() -> None:
    image = blank()
    painter = QPainter(image)
    draw_field(painter, QRectF(10, 10, 20, 20), 0, line=QColor(0, 0, 0))
    painter.end()

    assert image.pixelColor(10, 20).alpha() == 255
    assert image.pixelColor(9, 20).alpha() == 0


def test_the_mark_in_one_colour_is_one_colour(theme: Theme) -> None:
    image = blank()
    painter = QPainter(image)
    draw_mark(painter, theme, QRectF(0, 0, SIDE, SIDE), QColor(0, 0, 200))
    painter.end()
    colours = {
        image.pixelColor(x, y).name()
        for x, y in inked(image)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert colours == {"#0000c8"}


def test_the_icon_of_the_app_has_every_size_and_follows_the_theme(theme: Theme) -> None:
    by_day = app_icon(theme)
    theme.set_appearance(Appearance(scheme=Scheme.DARK))
    by_night = app_icon(theme)

    assert {size.width() for size in by_day.availableSizes()} == {16, 24, 32, 48, 64, 128, 256}
    assert by_day.pixmap(48).toImage() != by_night.pixmap(48).toImage()


def shade_below(theme: Theme, height: int) -> list[int]:
    """How dark the shadow is below the middle of a card of this height, from its edge down."""
    image = QImage(300, 60 + height + 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    draw_shadow(painter, theme, QRectF(40, 60, 220, height), 14)
    painter.end()
    return [image.pixelColor(150, 60 + height + down).alpha() for down in range(30)]


@pytest.mark.parametrize("height", [30, 42, 71])
def test_a_low_card_has_the_shadow_of_a_high_one(theme: Theme, height: int) -> None:
    for low, high in zip(shade_below(theme, height), shade_below(theme, 300), strict=True):
        assert abs(low - high) <= 1
