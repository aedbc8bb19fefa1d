"""The figure itself: somebody standing at the edge of the water, warm where they were touched."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
    QTransform,
)

from journal_app.ui.moment_form.body_regions import HEIGHT, Side, Spot, outline, spots_of
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.pixmaps import empty_pixmap
from journal_app.ui.theme.scenery import draw_tide, sky
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_SHEET

SKIN: Final = "br_skin"
WHOLE: Final = "br_whole"
"""Two places that are everywhere; they warm the edge of the figure, or all of it."""

_HORIZON: Final = 0.80
_TIDE: Final = 3.0
"""The moment at which the water stands still, in seconds."""
_SPREAD: Final = 1.55
"""How far warmth goes beyond a place, as a multiple of its size."""
_FADING: Final = ((0.0, 1.0), (0.3, 0.9), (0.6, 0.5), (0.8, 0.2), (1.0, 0.0))
_HALO: Final = ((7.0, 0.05), (4.0, 0.08), (2.0, 0.12))
_SUN: Final = ((46.0, 0.09), (35.0, 0.16), (26.0, 0.75))


def placing(size: QSize, below: float) -> QTransform:
    """From the lengths of the drawing to pixels; `below` is kept free at the foot, in pixels."""
    scale = max(0.1, (size.height() - below) / HEIGHT)
    return QTransform().translate(size.width() / 2, 0).scale(scale, scale)


def spot_rect(spot: Spot, spread: float = _SPREAD) -> QRectF:
    """What a spot covers together with its warmth, whichever way it is turned."""
    path = _ellipse(spot, spread)
    return path.boundingRect()


def spot_path(spot: Spot, spread: float = 1.0) -> QPainterPath:
    """The edge of a spot."""
    return _ellipse(spot, spread)


def shore(theme: Theme, size: QSize, side: Side, dpr: float) -> QPixmap:
    """Sky, water and sand; with the sun where the figure looks out over the water."""
    pixmap = empty_pixmap(size, dpr)
    whole = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if theme.high_contrast:
        edge = theme.color("line_strong")
        draw_field(painter, whole, RADIUS_SHEET, fill=theme.color("canvas"), line=edge)
    else:
        draw_field(painter, whole, RADIUS_SHEET, fill=theme.color("ink"))
        # The corners stay as round as this ground was; a clip would leave them jagged.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.drawPixmap(0, 0, sky(theme, size, dpr))
        if side is Side.BACK:
            _draw_sun(painter, theme, whole)
        draw_tide(painter, theme, whole, _TIDE, _HORIZON)
    painter.end()
    return pixmap


def figure(theme: Theme, size: QSize, side: Side, place: QTransform, dpr: float) -> QPixmap:
    """The figure alone, before any warmth."""
    pixmap = empty_pixmap(size, dpr)
    painter = _painter(pixmap, place)
    path = silhouette(side)
    if theme.high_contrast:
        painter.fillPath(path, theme.color("accent_soft" if theme.dark else "accent"))
        painter.strokePath(path, _pen(theme.color("accent"), 2))
    else:
        painter.fillPath(path, _dusk(theme))
    painter.end()
    return pixmap


def draw_footing(painter: QPainter, theme: Theme, side: Side, place: QTransform) -> None:
    """A little shade where the figure stands and a soft light around it; lies under it."""
    if theme.high_contrast:
        return
    painter.save()
    painter.setTransform(place, combine=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shade = theme.color("shadow")
    _draw_glow(painter, Spot(0, 408, 60, 8), _fading(shade, ((0.0, shade.alphaF()), (1.0, 0.0))))
    path = silhouette(side)
    for width, strength in _HALO:
        light = theme.color("orb_a" if theme.dark else "surface", strength)
        painter.strokePath(path, _pen(light, width))
    painter.restore()


def warmed(
    theme: Theme, cold: QPixmap, side: Side, place: QTransform, warmth: Mapping[str, float]
) -> QPixmap:
    """The figure with each place as warm as it is, 0 to 1; warmth never leaves the figure."""
    pixmap = QPixmap(cold)
    painter = _painter(pixmap, place)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    for region, strength in warmth.items():
        if strength > 0:
            _warm(painter, theme, region, side, strength)
    if theme.high_contrast:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.strokePath(silhouette(side), _pen(theme.color("accent"), 2))
    painter.end()
    return pixmap


def _warm(painter: QPainter, theme: Theme, region: str, side: Side, strength: float) -> None:
    if region == WHOLE:
        share = 1.0 if theme.high_contrast else 0.52
        painter.fillPath(silhouette(side), _warm_color(theme, strength * share))
    elif region == SKIN:
        _warm_skin(painter, theme, side, strength)
    for spot in spots_of(region, side):
        if theme.high_contrast:
            painter.fillPath(_ellipse(spot), _warm_color(theme, strength))
            # Seen on a figure that is warm all over, too.
            painter.strokePath(_ellipse(spot, 1.12), _pen(theme.color("canvas", strength), 1.5))
        else:
            color = _warm_color(theme, strength)
            _draw_glow(painter, spot, _fading(color, _FADING, strength), _SPREAD)


def _warm_skin(painter: QPainter, theme: Theme, side: Side, strength: float) -> None:
    path = silhouette(side)
    if theme.high_contrast:
        painter.strokePath(path, _pen(_warm_color(theme, strength), 14))
        return
    for width in (22, 17, 12, 7):
        painter.strokePath(path, _pen(_warm_color(theme, strength * 0.34), width))


def _warm_color(theme: Theme, strength: float) -> QColor:
    if theme.high_contrast:
        return theme.color("m_body_i" if theme.dark else "m_body", strength)
    color = theme.color("orb_b").lighter(108)
    color.setAlphaF(strength)
    return color


def _dusk(theme: Theme) -> QLinearGradient:
    """Evening on a figure: the colour of water above, of sand below."""
    gradient = QLinearGradient(0, 16, 0, 410)
    above = theme.mix("orb_a", "canvas", 0.45) if theme.dark else theme.mix("orb_a", "accent", 0.42)
    below = theme.mix("orb_b", "canvas", 0.5) if theme.dark else theme.mix("orb_b", "tide3", 0.54)
    gradient.setColorAt(0, above)
    gradient.setColorAt(1, below)
    return gradient


def _draw_sun(painter: QPainter, theme: Theme, whole: QRectF) -> None:
    horizon = whole.top() + whole.height() * (_HORIZON + 0.01)
    aside = min(whole.width() * 0.36, whole.height() * 0.24)
    center = QPointF(whole.center().x() - aside, horizon)
    painter.save()
    painter.setClipRect(QRectF(whole.left(), whole.top(), whole.width(), horizon - whole.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    for radius, strength in _SUN:
        size = radius * whole.height() / 470
        painter.setBrush(theme.color("orb_b", strength))
        painter.drawEllipse(center, size, size)
    painter.restore()


def _draw_glow(
    painter: QPainter, spot: Spot, fading: Callable[[QRadialGradient], None], spread: float = 1.0
) -> None:
    gradient = QRadialGradient(QPointF(0, 0), 1)
    fading(gradient)
    painter.save()
    painter.translate(spot.x, spot.y)
    painter.rotate(spot.turn)
    painter.scale(spot.half_width * spread, spot.half_height * spread)
    painter.fillRect(QRectF(-1, -1, 2, 2), gradient)
    painter.restore()


def _fading(
    color: QColor, stops: tuple[tuple[float, float], ...], strength: float = 1.0
) -> Callable[[QRadialGradient], None]:
    def fill(gradient: QRadialGradient) -> None:
        for at, opacity in stops:
            shade = QColor(color)
            shade.setAlphaF(opacity * strength)
            gradient.setColorAt(at, shade)

    return fill


@cache
def silhouette(side: Side) -> QPainterPath:
    """A soft closed line through the points of the outline (Catmull-Rom)."""
    points = [QPointF(x, y) for x, y in outline()]
    count = len(points)
    path = QPainterPath(points[0])
    for at in range(count):
        before, start = points[at - 1], points[at]
        end, after = points[(at + 1) % count], points[(at + 2) % count]
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    path.closeSubpath()
    return path if side is Side.FRONT else QTransform.fromScale(-1, 1).map(path)


def _ellipse(spot: Spot, spread: float = 1.0) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), spot.half_width * spread, spot.half_height * spread)
    return QTransform().translate(spot.x, spot.y).rotate(spot.turn).map(path)


def _pen(color: QColor, width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, Qt.PenStyle.SolidLine, round_cap, round_join)


def _painter(pixmap: QPixmap, place: QTransform) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(place, combine=True)
    return painter
