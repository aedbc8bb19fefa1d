"""A picture to paint on that is seen through wherever nothing is painted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap


def empty_pixmap(size: QSize, dpr: float) -> QPixmap:
    """As large as `size` says in pixels of the design, and as fine as the screen."""
    pixmap = QPixmap(size * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
