"""An icon that only decorates, beside words that say the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.icons import IconWeight
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.direction import is_rtl


class IconLabel(QWidget):
    """`size` in pixels at zoom 1."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        size: int = 20,
        tone: TokenName = "ink2",
        weight: IconWeight = "regular",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self._tone: TokenName = tone
        self._weight: IconWeight = weight
        theme.resized.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        self._theme.icons.draw(
            QPainter(self),
            self._icon,
            self._theme.color(self._tone),
            QRectF(self.rect()),
            weight=self._weight,
            mirrored=is_rtl(self),
        )

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
