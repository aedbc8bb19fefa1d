"""The ground of the window, on which sidebar and sheet lie."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName


class Ground(QFrame):
    """A frame filled with one colour of the theme."""

    def __init__(
        self, theme: Theme, fill: TokenName = "sidebar", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill: TokenName = fill
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what was asked for."""
        QPainter(self).fillRect(event.rect(), self._theme.color(self._fill))
