"""A line between two things."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.theme import Theme


class Hairline(QWidget):
    """One pixel, lying or standing; `inset` leaves room at its start."""

    def __init__(
        self,
        theme: Theme,
        *,
        vertical: bool = False,
        inset: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inset = inset
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        theme = self._theme
        tone = theme.color("line_strong" if theme.high_contrast else "line")
        line = QRectF(self.rect())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            line.setRight(line.right() - self._inset)
        else:
            line.setLeft(line.left() + self._inset)
        QPainter(self).fillRect(line, tone)
