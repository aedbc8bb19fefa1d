"""The ring: a disc that fills with the breath, and three pale ones that follow late."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent

from journal_app.ui.pause.guide import Guide

SIDE: Final = 440
"""The square it is drawn for, in pixels; smaller where there is less room, never larger."""
_RING: Final = 204.0
_EMPTY, _FULL, _CORE = 74.0, 150.0, 0.86
_HALOS: Final = ((1.05, 0.09, 1.20), (0.70, 0.12, 1.09), (0.35, 0.16, 0.99))
"""Seconds behind the breath, opacity, and radius as a share of the whole."""


class RingGuide(Guide):
    """Follows the breath as in the design, without any sign of how much time is left."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The focus ring is round, too."""
        super().resizeEvent(event)
        self.setProperty("ringRadius", min(self.width(), self.height()) / 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, the late halos, the disc."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center, scale = self._center(), self._scale()
        line = theme.color("ink", 0.5 if theme.high_contrast else 0.10)
        painter.setPen(QPen(line, 1.5))
        painter.drawEllipse(center, _RING * scale, _RING * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        if not theme.high_contrast:
            for late, alpha, share in _HALOS:
                painter.setBrush(theme.color("orb", alpha * (0.85 if theme.dark else 1.0)))
                radius = self._radius(late) * share
                painter.drawEllipse(center, radius, radius)
        self._paint_disc(painter, center, self._radius() * _CORE)

    def _paint_disc(self, painter: QPainter, center: QPointF, radius: float) -> None:
        theme = self._theme
        up = QPointF(0, radius)
        gradient = QLinearGradient(center - up, center + up)
        gradient.setColorAt(0, theme.color("orb_a"))
        gradient.setColorAt(0.42, theme.mix("orb_a", "orb_b", 0.18))
        gradient.setColorAt(1, theme.color("orb_b"))
        painter.setOpacity(self._strength(0.88 if theme.dark else 0.92))
        painter.setBrush(gradient)
        if theme.high_contrast:
            painter.setBrush(theme.color("accent"))
        painter.drawEllipse(center, radius, radius)

    def _moving(self) -> QRectF:
        reach = _FULL * _HALOS[0][2] * self._scale() + 2
        center = self._center()
        return QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach)

    def _center(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _scale(self) -> float:
        return min(self.width(), self.height(), SIDE) / SIDE

    def _radius(self, late: float = 0.0) -> float:
        return (_EMPTY + (_FULL - _EMPTY) * self._fullness(late)) * self._scale()
