"""Small things painted by hand: soft shadows, the mark of the app, the glyphs of the answers."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractScrollArea

from journal_app.ui.theme.pixmaps import density
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

Glyph = Literal["fear", "pref", "both", "unsure"]
"""Each answer has a shape as well as a hue: disc, ring, half and half, dotted ring."""

READING_GLYPHS: Final[Mapping[str, Glyph]] = {
    "rd_fear": "fear",
    "rd_preference": "pref",
    "rd_both": "both",
    "rd_cant_tell": "unsure",
}
"""From the ids of the vocabulary; *Something isn't OK* is a quiet link and has no glyph."""

_GLYPH_TOKENS: Final[Mapping[Glyph, tuple[TokenName, TokenName, TokenName]]] = {
    "fear": ("fear_soft", "fear", "fear_ink"),
    "pref": ("pref_soft", "pref", "pref_ink"),
    "unsure": ("unsure_soft", "unsure", "unsure_ink"),
}
_SKY: Final[tuple[tuple[float, TokenName], ...]] = ((0.0, "p_top"), (0.55, "p_mid"), (1.0, "p_bot"))
_ICON_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)


def draw_glyph(
    painter: QPainter, theme: Theme, glyph: Glyph, center: QPointF, radius: float
) -> None:
    """Paint the glyph of an answer."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = max(1.5, radius * 0.36)
    inner = radius - stroke / 2
    match glyph:
        case "fear":
            _draw_disc(painter, theme.color("fear"), center, radius)
        case "pref":
            painter.setPen(QPen(theme.color("pref"), stroke))
            painter.drawEllipse(center, inner, inner)
        case "both":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("fear"))
            painter.drawPie(_square(center, radius), 90 * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            flat = Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(theme.color("pref"), stroke, Qt.PenStyle.SolidLine, flat))
            painter.drawArc(_square(center, inner), 90 * 16, -180 * 16)
        case "unsure":
            _draw_dots(painter, theme.color("unsure"), center, inner, stroke)
    painter.restore()


def draw_shadow(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """Paint the one soft shadow there is (blur 18, 5 lower) around a rounded rectangle."""
    blur, lower = 18, 5
    dpr = density(painter)
    edge = 2 * blur + round(radius) + 4
    key = ("shadow", theme.name, round(radius), dpr)
    patch = theme.pixmaps.get(key)
    if patch is None:
        patch = theme.keep_pixmap(key, _shadow_patch(theme.color("shadow"), radius, blur, dpr))
    outer = rect.adjusted(-blur, lower - blur, blur, lower + blur)
    columns = _thirds(outer.left(), outer.width(), edge, patch.width(), dpr)
    rows = _thirds(outer.top(), outer.height(), edge, patch.height(), dpr)
    for x, width, from_x, from_width in columns:
        for y, height, from_y, from_height in rows:
            painter.drawPixmap(
                QRectF(x, y, width, height), patch, QRectF(from_x, from_y, from_width, from_height)
            )


def _thirds(
    start: float, length: float, edge: float, side: float, dpr: float
) -> tuple[tuple[float, float, float, float], ...]:
    """Both edges of a patch and what is stretched between; where it is short the edges are cut.

    Each is where it goes, how long it is there, and the same in the patch.
    """
    edge = min(edge, length / 2)
    source = edge * dpr
    return (
        (start, edge, 0.0, source),
        (start + edge, length - 2 * edge, source, side - 2 * source),
        (start + length - edge, edge, side - source, source),
    )


def draw_mark(painter: QPainter, theme: Theme, rect: QRectF, single: QColor | None = None) -> None:
    """Paint the mark of the app, half a sun over two tide lines; in one colour if `single`."""
    side = rect.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    sun = QPainterPath(QPointF(side * 0.77, side * 0.56))
    sun.arcTo(_square(QPointF(side * 0.5, side * 0.56), side * 0.27), 0, 180)
    sun.closeSubpath()
    painter.fillPath(sun, single or theme.color("fear_fill"))
    for height, opacity in ((0.66, 1.0), (0.84, 0.55)):
        color = QColor(single or theme.color("accent"))
        color.setAlphaF(opacity)
        round_cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(color, side * 0.085, Qt.PenStyle.SolidLine, round_cap))
        painter.drawPath(_wave(side, height))
    painter.restore()


def app_icon(theme: Theme) -> QIcon:
    """The icon of the window and the launcher: the mark on a small piece of evening sky."""
    icon = QIcon()
    for side in _ICON_SIDES:
        icon.addPixmap(_icon_pixmap(theme, side))
    return icon


def draw_field(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded ground with a crisp edge lying wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if line is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def glyph_colors(theme: Theme, glyph: Glyph) -> tuple[QColor, QColor, QColor]:
    """Ground, edge and text of whatever carries this answer; *both* leans to neither hue."""
    if glyph == "both":
        ground = theme.mix("fear_soft", "pref_soft", 0.5)
        return ground, theme.mix("fear", "pref", 0.5), theme.color("ink")
    soft, edge, ink = _GLYPH_TOKENS[glyph]
    return theme.color(soft), theme.color(edge), theme.color(ink)


def _square(center: QPointF, radius: float) -> QRectF:
    return QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)


def _draw_disc(painter: QPainter, color: QColor, center: QPointF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(center, radius, radius)


def _draw_dots(
    painter: QPainter, color: QColor, center: QPointF, radius: float, size: float
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for step in range(8):
        arm = QPointF(radius, 0)
        painter.save()
        painter.translate(center)
        painter.rotate(step * 45)
        painter.drawEllipse(arm, size / 2, size / 2)
        painter.restore()


def _shadow_patch(color: QColor, radius: float, blur: int, dpr: float) -> QPixmap:
    """A square whose corners and edges are stretched around a card.

    Rounded rectangles from the outermost in, each replacing what lies below: no stacked opacity.
    """
    side = 2 * (2 * blur + round(radius) + 4) + 4
    patch = QPixmap(round(side * dpr), round(side * dpr))
    patch.setDevicePixelRatio(dpr)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    card = QRectF(blur, blur, side - 2 * blur, side - 2 * blur)
    steps = round(blur * 1.6 / 0.5)
    for step in range(steps):
        share = 1 - step / steps
        distance = blur * (1.6 * share - 0.6)
        shade = QColor(color)
        shade.setAlphaF(color.alphaF() * (1 - share) ** 2 * (1 - share * 0.35))
        painter.setBrush(shade)
        corner = max(0.0, radius + distance)
        painter.drawRoundedRect(
            card.adjusted(-distance, -distance, distance, distance), corner, corner
        )
    painter.end()
    return patch


def _wave(side: float, height: float) -> QPainterPath:
    path = QPainterPath(QPointF(side * 0.06, side * height))
    path.cubicTo(
        QPointF(side * 0.26, side * (height - 0.13)),
        QPointF(side * 0.36, side * (height - 0.13)),
        QPointF(side * 0.5, side * height),
    )
    path.cubicTo(
        QPointF(side * 0.64, side * (height + 0.13)),
        QPointF(side * 0.74, side * (height + 0.13)),
        QPointF(side * 0.94, side * height),
    )
    return path


def _icon_pixmap(theme: Theme, side: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, side)
    for at, token in _SKY:
        sky.setColorAt(at, theme.color(token))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sky)
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22)
    inset = side * 0.14
    draw_mark(painter, theme, QRectF(inset, inset * 0.8, side - 2 * inset, side - 2 * inset))
    painter.end()
    return pixmap


def fade_where_cut(
    view: QAbstractScrollArea,
    theme: Theme,
    depth: int,
    *,
    above: bool = True,
    ground: TokenName = "surface",
) -> None:
    """Let what scrolls fade into the ground it lies on where more of it lies above or below.

    To be called at the end of the `paintEvent` of the view; `depth` is in pixels. Whoever says
    otherwise what lies `above` lets it end there as it is.
    """
    bar, port = view.verticalScrollBar(), view.viewport()
    cut_above, cut_below = above and bar.value() > bar.minimum(), bar.value() < bar.maximum()
    if not (cut_above or cut_below):
        return
    painter = QPainter(port)
    width, height = port.width(), port.height()
    strips = ((cut_above, 0, 0), (cut_below, height - depth, height))
    for cut, top, solid_end in strips:
        if cut:
            gradient = QLinearGradient(0, solid_end, 0, top if solid_end else depth)
            gradient.setColorAt(0, theme.color(ground))
            gradient.setColorAt(1, theme.color(ground, 0))
            painter.fillRect(QRectF(0, top, width, depth), gradient)
    painter.end()
