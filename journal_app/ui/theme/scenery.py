"""The shore behind the scenes: a quiet sky and three slow tide lines."""

import hashlib
import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QPainterPath, QPixmap

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

TIDE_TOP: Final = 0.76
"""No tide line ever rises above this share of the height (with the usual base of 0.80)."""

_TILE: Final = 211
_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class _Wave:
    """One tide line: opacities, height in pixels, length as a share of the width, phase."""

    token: TokenName
    by_day: float
    by_night: float
    height: float
    length: float
    phase: float


_WAVES: Final = (
    _Wave("tide1", 0.085, 0.05, 12, 1.15, 0.2),
    _Wave("tide2", 0.085, 0.06, 15, 0.82, 1.9),
    _Wave("tide3", 0.085, 0.50, 10, 0.66, 3.6),
)


def sky(theme: Theme, size: QSize, dpr: float) -> QPixmap:
    """The ground of a scene at this size; flat in high contrast."""
    pixmap = QPixmap(size * dpr)
    pixmap.setDevicePixelRatio(dpr)
    whole = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(pixmap)
    if theme.high_contrast:
        painter.fillRect(whole, theme.color("canvas"))
    else:
        gradient = QLinearGradient(whole.topLeft(), whole.bottomLeft())
        gradient.setColorAt(0, theme.color("p_top"))
        gradient.setColorAt(0.55, theme.color("p_mid"))
        gradient.setColorAt(1, theme.color("p_bot"))
        painter.fillRect(whole, gradient)
        painter.drawTiledPixmap(whole, _noise(theme))
    painter.end()
    return pixmap


def draw_tide(
    painter: QPainter, theme: Theme, rect: QRectF, seconds: float, base: float = 0.80
) -> None:
    """Paint the three lines as they stand after `seconds`; `base` is a share of the height."""
    if theme.high_contrast:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for index, wave in enumerate(_WAVES):
        top = rect.y() + rect.height() * (base + index * 0.052)
        painter.setBrush(theme.color(wave.token, wave.by_night if theme.dark else wave.by_day))
        painter.drawPath(_line(rect, top, wave, seconds * (0.22 + 0.07 * index), seconds))
    painter.restore()


def _line(rect: QRectF, top: float, wave: _Wave, drift: float, seconds: float) -> QPainterPath:
    path = QPainterPath(QPointF(rect.left(), rect.bottom() + 2))
    for step in range(_STEPS + 1):
        at = step / _STEPS
        long = math.sin(at * math.tau / wave.length + wave.phase + drift)
        short = math.sin(at * math.tau / (wave.length * 0.41) + wave.phase * 2 - seconds * 0.1)
        path.lineTo(rect.left() + at * rect.width(), top + wave.height * (long + 0.22 * short))
    path.lineTo(rect.right() + 2, rect.bottom() + 2)
    path.closeSubpath()
    return path


def _noise(theme: Theme) -> QPixmap:
    """A tile of single steps of light and dark: Qt does not dither, and slow gradients band."""
    key = ("noise", theme.dark)
    kept = theme.pixmaps.get(key)
    if kept is not None:
        return kept
    strongest = 4 if theme.dark else 3
    light = bytes(byte % strongest if byte >= 128 else 0 for byte in range(256))
    alpha = bytes(byte % strongest for byte in range(256))
    grains = hashlib.shake_128(b"sand").digest(_TILE * _TILE)
    pixels = bytearray(4 * len(grains))
    for channel in range(3):
        pixels[channel::4] = grains.translate(light)
    pixels[3::4] = grains.translate(alpha)
    image = QImage(
        pixels, _TILE, _TILE, 4 * _TILE, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
    return theme.keep_pixmap(key, QPixmap.fromImage(image))
