"""The mark of the app as a small picture."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.painting import draw_mark
from journal_app.ui.theme.theme import Theme


class AppMark(QWidget):
    """Half a sun over two tide lines; an ornament, so it has no name for screen readers."""

    def __init__(self, theme: Theme, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark."""
        draw_mark(QPainter(self), self._theme, QRectF(self.rect()))

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
