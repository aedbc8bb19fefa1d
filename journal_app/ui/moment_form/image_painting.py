"""Small abstract paintings for the images of the vocabulary; none of them says good or bad."""

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

WIDTH: Final = 88.0
HEIGHT: Final = 66.0
"""The size every painting is thought in."""
_ON_TOP: Final = 0.35
"""How high the cord of the knot lies where it passes over itself; at the crossings it is 1."""


def paint_image(painter: QPainter, theme: Theme, rect: QRectF, image: str) -> bool:
    """Paint an image of the vocabulary over `rect`; `False` if there is no painting of it."""
    paint = _PAINTINGS.get(image)
    if paint is None:
        return False
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / WIDTH, rect.height() / HEIGHT)
    painter.setClipRect(QRectF(0, 0, WIDTH, HEIGHT), Qt.ClipOperation.IntersectClip)
    paint(painter, theme)
    painter.restore()
    return True


def _weight(painter: QPainter, theme: Theme) -> None:
    """A round stone on something soft that gives way under it."""
    _sky(painter, theme, "p_top", "p_mid")
    soft = QPainterPath(QPointF(0, 38))
    soft.cubicTo(20, 38, 20, 54, 46, 54)
    soft.cubicTo(70, 54, 70, 38, 88, 38)
    soft.lineTo(88, 66)
    soft.lineTo(0, 66)
    painter.fillPath(soft, theme.mix("orb_b", "p_mid", 0.35))
    stone = QPainterPath(QPointF(24, 36))
    stone.cubicTo(24, 20, 36, 12, 48, 13)
    stone.cubicTo(62, 14, 69, 26, 67, 38)
    stone.cubicTo(65, 50, 56, 54, 46, 54)
    stone.cubicTo(34, 54, 24, 49, 24, 36)
    shade = QLinearGradient(0, 12, 0, 56)
    shade.setColorAt(0, theme.mix("orb", "p_bot", 0.15))
    shade.setColorAt(1, theme.mix("orb", "ink" if not theme.dark else "p_top", 0.55))
    painter.fillPath(stone, shade)


def _narrowing(painter: QPainter, theme: Theme) -> None:
    """Two sides nearing each other, and light between them."""
    _sky(painter, theme, "orb_b", "p_bot")
    for depth, reach in ((0.25, 0.0), (0.55, -9.0), (0.85, -18.0)):
        color = theme.mix("orb", "p_top", depth) if theme.dark else theme.mix("orb_a", "orb", depth)
        for mirrored in (False, True):
            painter.save()
            if mirrored:
                painter.translate(WIDTH, 0)
                painter.scale(-1, 1)
            wall = QPainterPath(QPointF(-1, -1))
            wall.lineTo(30 + reach, -1)
            wall.cubicTo(44 + reach, 18, 44 + reach, 44, 33 + reach, 67)
            wall.lineTo(-1, 67)
            painter.fillPath(wall, color)
            painter.restore()


def _tide(painter: QPainter, theme: Theme) -> None:
    """Three lines of water."""
    _sky(painter, theme, "p_top", "p_bot")
    lines: tuple[tuple[float, TokenName, float], ...] = (
        (26, "orb_a", 0.2),
        (38, "orb", 0.25),
        (51, "orb", 0.75),
    )
    for at, (top, token, share) in enumerate(lines):
        color = theme.mix("p_mid", token, share + 0.2)
        path = QPainterPath(QPointF(0, 67))
        for x in range(0, 90, 2):
            path.lineTo(x, top + 4.5 * math.sin(x / 13 + at * 1.9))
        path.lineTo(WIDTH, 67)
        painter.fillPath(path, color)


def _light(painter: QPainter, theme: Theme) -> None:
    """More light than the eyes can take."""
    _sky(painter, theme, "orb_b", "p_bot")
    glow = QRadialGradient(QPointF(52, 27), 52)
    white = theme.color("orb_b").lighter(118) if theme.dark else theme.color("raised")
    for at, strength in ((0, 1.0), (0.26, 0.98), (0.3, 0.6), (0.62, 0.22), (1, 0.0)):
        shade = QColor(white)
        shade.setAlphaF(strength)
        glow.setColorAt(at, shade)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), glow)


def _door(painter: QPainter, theme: Theme) -> None:
    """A door half open, light falling through it."""
    _fill(painter, theme.mix("p_mid" if theme.dark else "orb_a", "orb", 0.4))
    light = theme.mix("orb_b", "p_bot", 0.25 if not theme.dark else 0.1)
    beam = QPainterPath(QPointF(37, 52))
    beam.lineTo(56, 52)
    beam.lineTo(74, 67)
    beam.lineTo(24, 67)
    glow = QColor(light)
    glow.setAlphaF(0.5)
    painter.fillPath(beam, glow)
    painter.setBrush(light)
    painter.drawRoundedRect(QRectF(35, 11, 22, 42), 2, 2)
    leaf = QPainterPath(QPointF(57, 10))
    leaf.lineTo(46, 15)
    leaf.lineTo(46, 57)
    leaf.lineTo(57, 53)
    leaf.closeSubpath()
    painter.fillPath(leaf, theme.mix("orb", "ink" if not theme.dark else "p_top", 0.45))


def _static(painter: QPainter, theme: Theme) -> None:
    """A hum over everything: short strokes in no order."""
    _sky(painter, theme, "p_top", "p_mid")
    grains = hashlib.shake_128(b"hum").digest(3 * 190)
    tones: tuple[TokenName, ...] = ("orb", "ink3", "tide2")
    for at in range(0, len(grains), 3):
        x, y, how = grains[at] / 255 * WIDTH, grains[at + 1] / 255 * HEIGHT, grains[at + 2]
        color = theme.color(tones[how % 3], 0.35 + how % 7 / 14)
        painter.setPen(_line(color, 1.2))
        length = 1.5 + how % 5
        painter.drawLine(QLineF(x, y, x + length, y))


def _fog(painter: QPainter, theme: Theme) -> None:
    """Near things soft, far things gone."""
    _fill(painter, theme.color("p_mid"))
    for top, share, phase in ((22, 0.10, 0.4), (33, 0.24, 2.0), (46, 0.48, 3.4)):
        path = QPainterPath(QPointF(0, 67))
        for x in range(0, 92, 4):
            path.lineTo(x, top + 5 * math.sin(x / 17 + phase))
        path.lineTo(WIDTH, 67)
        hill = QLinearGradient(0, top - 6, 0, top + 26)
        hill.setColorAt(0, theme.mix("p_mid", "orb", share))
        hill.setColorAt(1, theme.color("p_mid"))
        painter.fillPath(path, hill)


def _glass(painter: QPainter, theme: Theme) -> None:
    """Two shapes, each on its side of a pane."""
    _sky(painter, theme, "p_top", "p_bot")
    painter.setBrush(theme.mix("orb_b", "tide2", 0.45))
    painter.drawEllipse(QPointF(25, 38), 12, 12)
    painter.setBrush(theme.mix("orb_a", "orb", 0.55))
    painter.drawEllipse(QPointF(63, 34), 13, 13)
    pane = QPainterPath(QPointF(39, 8))
    pane.lineTo(54, 4)
    pane.lineTo(54, 62)
    pane.lineTo(39, 58)
    pane.closeSubpath()
    painter.fillPath(pane, theme.color("surface" if not theme.dark else "orb_a", 0.4))
    edge = theme.color("orb", 0.9)
    painter.strokePath(pane, _line(edge, 1.1))
    painter.setPen(_line(theme.color("surface" if not theme.dark else "orb_a", 0.9), 1.4))
    painter.drawLine(QLineF(43, 22, 50, 15))
    painter.drawLine(QLineF(43, 29, 50, 22))


def _knot(painter: QPainter, theme: Theme) -> None:
    """A cord pulled from two ends."""
    _sky(painter, theme, "p_mid", "p_bot")
    cord, gap = theme.mix("orb", "tide2", 0.35), theme.mix("p_mid", "p_bot", 0.5)
    line = _cord()
    painter.strokePath(_through([point for _height, point in line]), _line(cord, 4.8))
    # Where it lies on top it is painted again, with a little air around it.
    for above, run in groupby(line, key=lambda found: found[0] > _ON_TOP):
        path = _through([point for _height, point in run])
        if above:
            painter.strokePath(path, _line(gap, 8.5, flat=True))
            painter.strokePath(path, _line(cord, 4.8))


def _cord() -> list[tuple[float, QPointF]]:
    """A trefoil opened at its lowest bow: points, each with its height above the ground."""
    opened, steps = 0.5, 150
    line: list[tuple[float, QPointF]] = []
    for step in range(steps + 1):
        turn = math.pi + opened + (math.tau - 2 * opened) * step / steps
        x, y = math.sin(turn) + 2 * math.sin(2 * turn), 2 * math.cos(2 * turn) - math.cos(turn)
        line.append((-math.sin(3 * turn), QPointF(44 + 9.5 * x, 25 + 6.9 * y)))
    return [*reversed(_tail(line[0][1], line[1][1])), *line, *_tail(line[-1][1], line[-2][1])]


def _tail(end: QPointF, before: QPointF) -> list[tuple[float, QPointF]]:
    """The cord from its knot out to the nearer side, on the ground."""
    along = end - before
    out = -1 if end.x() < WIDTH / 2 else 1
    path = QPainterPath(end)
    path.cubicTo(
        end + along * (9 / math.hypot(along.x(), along.y())),
        QPointF(44 + out * 20, 53),
        QPointF(44 + out * 52, 51),
    )
    return [(0.0, path.pointAtPercent(part / 24)) for part in range(1, 25)]


def _through(points: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path


def _window(painter: QPainter, theme: Theme) -> None:
    """Air from somewhere else."""
    _fill(painter, theme.mix("p_bot", "tide3", 0.22 if not theme.dark else 0.3))
    frame = QRectF(22, 9, 44, 44)
    sky = QLinearGradient(frame.topLeft(), frame.bottomLeft())
    sky.setColorAt(0, theme.mix("orb_a", "p_top", 0.15))
    sky.setColorAt(1, theme.mix("orb_b", "p_bot", 0.35))
    painter.fillRect(frame, sky)
    edge = theme.mix("surface" if not theme.dark else "orb_b", "tide3", 0.2)
    painter.setPen(QPen(edge, 2.6))
    painter.drawRect(frame)
    leaf = QPainterPath(QPointF(66, 9))
    leaf.lineTo(79, 4)
    leaf.lineTo(79, 60)
    leaf.lineTo(66, 53)
    leaf.closeSubpath()
    painter.fillPath(leaf, theme.color("orb_a", 0.35))
    painter.strokePath(leaf, QPen(edge, 2))
    for top, left in ((24, 8), (33, 3), (42, 10)):
        air = QPainterPath(QPointF(left, top))
        air.cubicTo(left + 14, top - 7, left + 22, top + 6, left + 40, top - 1)
        painter.strokePath(
            air, _line(theme.color("surface" if not theme.dark else "ink", 0.7), 1.3)
        )


def _other(painter: QPainter, theme: Theme) -> None:
    """A sheet still to be painted on."""
    _sky(painter, theme, "p_top", "p_mid")
    pen = _line(theme.color("ink3"), 1.3)
    pen.setDashPattern([2.5, 3.5])
    painter.strokePath(_rounded(QRectF(14, 12, 60, 42), 6), pen)
    curl = QPainterPath(QPointF(28, 38))
    curl.cubicTo(34, 22, 42, 24, 41, 32)
    curl.cubicTo(40, 42, 50, 42, 60, 28)
    painter.strokePath(curl, _line(theme.color("orb"), 2.2))


def _none(painter: QPainter, theme: Theme) -> None:
    """Nothing but evening."""
    _sky(painter, theme, "p_top", "p_bot")


_PAINTINGS: Final[Mapping[str, Callable[[QPainter, Theme], None]]] = {
    "im_weight": _weight,
    "im_narrowing": _narrowing,
    "im_tide": _tide,
    "im_light": _light,
    "im_door": _door,
    "im_static": _static,
    "im_fog": _fog,
    "im_glass": _glass,
    "im_knot": _knot,
    "im_window": _window,
    "im_other": _other,
    "im_unsure": _none,
}


def _fill(painter: QPainter, color: QColor) -> None:
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), color)


def _sky(painter: QPainter, theme: Theme, above: TokenName, below: TokenName) -> None:
    gradient = QLinearGradient(0, 0, 0, HEIGHT)
    gradient.setColorAt(0, theme.color(above))
    gradient.setColorAt(1, theme.color(below))
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), gradient)


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def _line(color: QColor, width: float, *, flat: bool = False) -> QPen:
    cap = Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
