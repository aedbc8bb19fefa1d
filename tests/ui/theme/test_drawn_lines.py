"""Drawings as they are painted on cards and in the Reader."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.drawn_lines import paint_drawing, sheet_in
from journal_app.ui.theme.theme import Theme


def painted(theme: Theme, text: str, rect: QRectF) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_drawing(painter, theme, rect, text)
    return image


def inked(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 100
    }


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_lines_are_painted_in_ink(theme: Theme, scheme: Scheme) -> None:
    theme.set_appearance(Appearance(scheme=scheme, reduced_motion=True))
    image = painted(theme, "1:100,500 900,500", QRectF(0, 0, 300, 200))

    assert image.pixelColor(150, 100) == theme.color("ink")
    assert (150, 60) not in inked(image)


def test_a_line_goes_through_its_points_and_a_corner_stays_sharp(theme: Theme) -> None:
    ink = inked(painted(theme, "1:100,900 500,100 900,900", QRectF(0, 0, 300, 200)))

    assert {(30, 180), (150, 21), (269, 179)} <= ink
    assert min(y for _x, y in ink) >= 17


def test_a_dot_is_round(theme: Theme) -> None:
    ink = inked(painted(theme, "1:500,500", QRectF(0, 0, 300, 200)))

    assert 4 <= len(ink) <= 40
    assert (150, 100) in ink or (149, 99) in ink


def test_it_keeps_its_form_and_stays_inside(theme: Theme) -> None:
    corners = "1:0,0 1000,0 1000,1000 0,1000 0,0"
    ink = inked(painted(theme, corners, QRectF(100, 0, 90, 200)))

    assert sheet_in(QRectF(100, 0, 90, 200)) == QRectF(100, 70, 90, 60)
    assert min(x for x, _y in ink) >= 98
    assert max(x for x, _y in ink) <= 192
    assert min(y for _x, y in ink) >= 68
    assert max(y for _x, y in ink) <= 132


def test_nothing_drawn_paints_nothing(theme: Theme) -> None:
    assert not inked(painted(theme, "", QRectF(0, 0, 300, 200)))


def test_what_is_no_drawing_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="not a drawing"):
        painted(theme, "a secret", QRectF(0, 0, 300, 200))
