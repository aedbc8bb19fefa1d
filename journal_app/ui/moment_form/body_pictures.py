"""The figure in its layers, so that a touch repaints the warmth and nothing else."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from journal_app.ui.moment_form.body_painting import draw_footing, figure, placing, shore, warmed
from journal_app.ui.moment_form.body_regions import Side
from journal_app.ui.theme.theme import Theme


class BodyPictures:
    """Shore, cold figure and warm figure, each made when it is first needed."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ground: QPixmap | None = None
        self._cold: QPixmap | None = None
        self._warm: QPixmap | None = None

    def forget(self) -> None:
        """Size, side or colours are others now."""
        self._ground = self._cold = self._warm = None

    def forget_warmth(self) -> None:
        """Other places are warm now."""
        self._warm = None

    def paint(
        self, widget: QWidget, area: QRectF, side: Side, below: float, warmth: Mapping[str, float]
    ) -> None:
        """Paint everything that lies in this part of the widget."""
        size, dpr = widget.size(), widget.devicePixelRatioF()
        way = placing(size, below)
        if self._ground is None:
            self._ground = self._made_ground(size, side, way, dpr)
        if self._cold is None:
            self._cold = figure(self._theme, size, side, way, dpr)
        if self._warm is None:
            self._warm = warmed(self._theme, self._cold, side, way, warmth)
        part = QRectF(area.x() * dpr, area.y() * dpr, area.width() * dpr, area.height() * dpr)
        painter = QPainter(widget)
        painter.drawPixmap(area, self._ground, part)
        painter.drawPixmap(area, self._warm, part)
        painter.end()

    def _made_ground(self, size: QSize, side: Side, way: QTransform, dpr: float) -> QPixmap:
        ground = shore(self._theme, size, side, dpr)
        painter = QPainter(ground)
        draw_footing(painter, self._theme, side, way)
        painter.end()
        return ground
