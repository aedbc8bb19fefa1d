"""A line that fills from where reading begins, as something goes on or is read through."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import visual_rect

_WIDE: Final = 420
_HIGH: Final = 6


class FillingLine(QWidget):
    """Only to be seen; the words say the same.

    One that `moves` by itself is not shown where nothing may move.
    """

    def __init__(self, theme: Theme, *, moves: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moves = moves
        self._share = 0.0
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Thin, and no wider than a hand."""
        return QSize(self._theme.px(_WIDE), _HIGH)

    def show_share(self, share: float) -> None:
        """Full so far, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lane, then what is full."""
        theme = self._theme
        painter = QPainter(self)
        lane = QRectF(self.rect())
        draw_field(painter, lane, _HIGH / 2, fill=theme.color("ink", 0.12))
        lane.setWidth(max(float(_HIGH), lane.width() * self._share))
        draw_field(painter, visual_rect(self, lane), _HIGH / 2, fill=theme.color("accent", 0.75))

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        if self._moves:
            self.setVisible(not self._theme.reduced_motion)
        self.update()
