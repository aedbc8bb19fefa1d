"""The shore: a quiet sky, a tide that stays low and moves little."""

import itertools

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.contrast import ratio
from journal_app.ui.theme.scenery import TIDE_TOP, draw_tide, sky
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import Rgba

WIDTH, HEIGHT = 400, 800


def tide(theme: Theme, seconds: float) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_tide(painter, theme, QRectF(0, 0, WIDTH, HEIGHT), seconds)
    painter.end()
    return image


def highest(image: QImage) -> int:
    """First row with anything on it."""
    return next(
        y for y in range(HEIGHT) if any(image.pixelColor(x, y).alpha() for x in range(0, WIDTH, 7))
    )


def test_the_tide_never_rises_into_the_words(theme: Theme) -> None:
    tops = [highest(tide(theme, seconds)) for seconds in range(0, 60, 5)]

    assert min(tops) >= HEIGHT * TIDE_TOP
    assert max(tops) - min(tops) <= 12


def test_the_tide_drifts_with_time(theme: Theme) -> None:
    assert tide(theme, 0) == tide(theme, 0)
    assert tide(theme, 0) != tide(theme, 4)


def test_high_contrast_has_no_scenery(theme: Theme) -> None:
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, high_contrast=True))
    ground = sky(theme, QSize(40, 40), 1.0).toImage()

    assert tide(theme, 1) == tide(theme, 9)
    assert {ground.pixelColor(x, x).name() for x in range(40)} == {theme.color("canvas").name()}


def test_the_sky_is_as_sharp_as_the_screen(theme: Theme) -> None:
    picture = sky(theme, QSize(300, 200), 2.0)

    assert (picture.width(), picture.height()) == (600, 400)
    assert picture.deviceIndependentSize().toSize() == QSize(300, 200)


def test_the_sky_runs_from_top_to_bottom_without_steps(theme: Theme) -> None:
    picture = sky(theme, QSize(64, 800), 1.0).toImage()
    greens = [
        sum(picture.pixelColor(x, y).green() for x in range(64)) / 64 for y in range(0, 800, 4)
    ]

    assert max(abs(one - other) for one, other in itertools.pairwise(greens)) < 1.2


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_words_can_be_read_where_the_tide_is_deepest(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    image = sky(theme, QSize(WIDTH, HEIGHT), 1.0).toImage()
    painter = QPainter(image)
    draw_tide(painter, theme, QRectF(0, 0, WIDTH, HEIGHT), 3)
    painter.end()

    for y in range(round(HEIGHT * 0.75), HEIGHT, 10):
        ground = image.pixelColor(WIDTH // 2, y)
        shade = Rgba(red=ground.red(), green=ground.green(), blue=ground.blue())
        assert ratio(theme.tokens["ink2"], shade) >= 4.5
