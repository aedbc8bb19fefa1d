"""The ground of every practice: sky, a tide that rises a little with the breath, and the exits."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.pause.top_bar import TopBar
from journal_app.ui.scene_page import ScenePage
from journal_app.ui.theme.scenery import draw_tide
from journal_app.ui.theme.theme import Theme

EBB: Final = 0.865
RISE: Final = 0.03
"""Where the tide stands when the breath is out, and how far it rises, as shares of the height."""
_SURF: Final = 0.03
"""How far its highest line reaches above that."""
_AT_FIRST: Final = 0.35


class PracticeScene(ScenePage):
    """Lay the practice out in `column`, below the bar; Esc leaves."""

    def __init__(self, theme: Theme, name: str, bar: TopBar, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._lift = _AT_FIRST
        self._led = False
        self.bar = bar
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 22)
        self.column.setSpacing(0)
        self.column.addWidget(bar)
        bar.leave_wanted.connect(self.leave)
        bar.cover_wanted.connect(self.cover_requested)

    def leave(self) -> None:
        """Keep what there is to keep, and go back to where one was."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, from everywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sky from a kept picture; the tide only where it is painted anew."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._kept_sky())
        if event.rect().bottom() >= self._strip().top():
            base = EBB - RISE * self._lift
            draw_tide(painter, self._theme, QRectF(self.rect()), self._seconds, base)

    def lift(self, level: float | None) -> None:
        """Let the tide stand as high as the breath is full, 0 to 1; `None` lets it drift alone."""
        if level is None:
            self._led = False
            return
        if self._theme.reduced_motion or self._theme.high_contrast:
            return
        self._lift = level
        self._led = True
        self._seconds += self._since.restart() / 1000
        self.update(self._strip())

    def _on_tick(self) -> None:
        # While something leads the tide, its strip is painted together with that.
        if not self._led:
            super()._on_tick()

    def _strip(self) -> QRect:
        top = round(self.height() * (EBB - RISE - _SURF))
        return QRect(0, top, self.width(), self.height() - top)
