"""The sheet of paper that pages lie on, inset in the ground of the window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_SHEET


class SheetSurface(QFrame):
    """Rounded by 16; what lies on it must not paint its own ground into the corners."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(1, 1, 1, 1)
        self.content.setSpacing(0)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper and hairline."""
        theme = self._theme
        edge = theme.color("line_strong" if theme.high_contrast else "line")
        draw_field(
            QPainter(self),
            QRectF(self.rect()),
            RADIUS_SHEET,
            fill=theme.color("surface"),
            line=edge,
        )
