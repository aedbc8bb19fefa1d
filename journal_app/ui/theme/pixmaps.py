"""Pictures as fine as what they are painted on, seen through wherever nothing is painted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap


def empty_pixmap(size: QSize, dpr: float) -> QPixmap:
    """As large as `size` says in pixels of the design, and as fine as the screen."""
    pixmap = QPixmap(size * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def density(painter: QPainter) -> float:
    """How many pixels of what is painted on make one of the design.

    Where a widget is painted into a picture, its painter calls the widget its device, though not
    the pixels of its screen are painted but those of the picture.
    """
    return painter.paintEngine().paintDevice().devicePixelRatioF()
