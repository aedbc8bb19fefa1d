"""A whole-window scene: sky, and a tide that drifts slowly unless stillness was asked for."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.ui.theme.scenery import TIDE_TOP, draw_tide, sky
from journal_app.ui.theme.theme import Theme

_FRAME: Final = 66


class Scene(QFrame):
    """For lock, first run and pause; lay out children on it as on any frame.

    Words at its foot lie on the tide and need `ink2`; `ink3` is too pale there.
    Only the strip of the tide is painted anew, 15 times a second, and only while the scene is
    shown in the active window.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sky: tuple[tuple[object, ...], QPixmap] | None = None
        self._seconds = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._on_tick)
        self.setAccessibleName(name)
        theme.changed.connect(self._on_theme_changed)

    @property
    def drifting(self) -> bool:
        """Whether the tide moves."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to drift."""
        super().showEvent(event)
        self._run_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves unseen."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sky from a kept picture, the tide anew."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._kept_sky())
        draw_tide(painter, self._theme, QRectF(self.rect()), self._seconds)

    def _kept_sky(self) -> QPixmap:
        dpr = self.devicePixelRatioF()
        key = (self._theme.name, self.width(), self.height(), dpr)
        if self._sky is None or self._sky[0] != key:
            self._sky = (key, sky(self._theme, self.size(), dpr))
        return self._sky[1]

    def _on_tick(self) -> None:
        if not self.isActiveWindow():
            self._since.restart()
            return
        self._seconds += self._since.restart() / 1000
        top = round(self.height() * TIDE_TOP)
        self.update(QRect(0, top, self.width(), self.height() - top))

    def _on_theme_changed(self) -> None:
        self._run_or_rest()
        self.update()

    def _run_or_rest(self) -> None:
        still = self._theme.reduced_motion or self._theme.high_contrast
        if self.isVisible() and not still:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()
