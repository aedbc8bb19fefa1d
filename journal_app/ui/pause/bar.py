"""The slow bar: it fills with the way in and empties with the way out."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent

from journal_app.ui.pause.guide import Guide
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.widgets.direction import visual_rect

_WIDE: Final = 420.0
_HIGH: Final = 18.0


class BarGuide(Guide):
    """Grows from where reading begins."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lane, then what is full."""
        theme = self._theme
        painter = QPainter(self)
        lane = self._moving()
        radius = lane.height() / 2
        edge = theme.color("line_strong") if theme.high_contrast else None
        ground = theme.color("ink", 0.08)
        draw_field(painter, lane, radius, fill=ground, line=edge)
        least = lane.height()
        full = QRectF(lane)
        full.setWidth(least + (lane.width() - least) * self._fullness())
        painter.setOpacity(self._strength(0.92))
        painter.setPen(theme.color("accent", 0.0))
        painter.setBrush(theme.color("accent"))
        if not theme.high_contrast:
            gradient = QLinearGradient(QPointF(lane.left(), 0), QPointF(lane.right(), 0))
            gradient.setColorAt(0, theme.color("orb_a"))
            gradient.setColorAt(1, theme.color("orb_b"))
            painter.setBrush(gradient)
        painter.drawRoundedRect(visual_rect(self, full), radius, radius)

    def _moving(self) -> QRectF:
        width = min(_WIDE, self.width() - 8.0)
        left, top = (self.width() - width) / 2, (self.height() - _HIGH) / 2
        return QRectF(left, top, width, _HIGH)
