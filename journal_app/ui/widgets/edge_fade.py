"""What scrolls fades where more of it lies above or below, also where widgets lie in it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

DEPTH: Final = 20
"""In pixels at zoom 1."""


class EdgeFade(QWidget):
    """Lies over the view of a scroll area, without being in the way of anything.

    `ground` is what lies behind the area. Lists and texts that paint themselves use
    `fade_where_cut` instead.
    """

    def __init__(self, theme: Theme, area: QAbstractScrollArea, ground: TokenName) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._ground: TokenName = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._place)
        area.viewport().installEventFilter(self)
        theme.changed.connect(self.update)
        self._place()

    @property
    def above(self) -> bool:
        """Whether something is cut off above."""
        bar = self._area.verticalScrollBar()
        return bar.value() > bar.minimum()

    @property
    def below(self) -> bool:
        """Whether something is cut off below."""
        bar = self._area.verticalScrollBar()
        return bar.value() < bar.maximum()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The view has another size or place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the ground to nothing."""
        painter = QPainter(self)
        depth, width, height = self._theme.px(DEPTH), self.width(), self.height()
        strips = ((self.above, 0, 0, depth), (self.below, height - depth, height, height - depth))
        for cut, top, solid, clear in strips:
            if cut:
                gradient = QLinearGradient(0, solid, 0, clear)
                gradient.setColorAt(0, self._theme.color(self._ground))
                gradient.setColorAt(1, self._theme.color(self._ground, 0))
                painter.fillRect(QRectF(0, top, width, depth), gradient)

    def _place(self) -> None:
        self.setGeometry(self._area.viewport().geometry())
        self.setVisible(self.above or self.below)
        self.raise_()
        self.update()
