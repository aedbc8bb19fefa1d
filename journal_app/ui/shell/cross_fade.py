"""One picture of what was fades away over what is now."""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme


class CrossFade(QWidget):
    """Take it before the change and start it after; without motion it is not there at all."""

    def __init__(self, theme: Theme, over: QWidget, milliseconds: int | None = None) -> None:
        super().__init__(over)
        self._over = over
        self._duration = theme.motion.base if milliseconds is None else milliseconds
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._opacity = 1.0
        self._picture = over.grab() if self._duration and over.isVisible() else None
        self._run = QVariantAnimation(self)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.valueChanged.connect(self._on_value_changed)
        self._run.finished.connect(self._on_finished)

    def start(self) -> None:
        """Begin to fade; it removes itself."""
        if self._picture is None:
            self._on_finished()
            return
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._run.setDuration(self._duration)
        self._run.start()

    def end(self) -> None:
        """Be gone at once: what it shows must not be seen any more."""
        self._run.stop()
        self._on_finished()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What was, as much as is left of it."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.setOpacity(self._opacity)
            painter.drawPixmap(0, 0, self._picture)

    def _on_value_changed(self, value: object) -> None:
        self._opacity = float(value) if isinstance(value, (int, float)) else 0.0
        self.update()

    def _on_finished(self) -> None:
        self._picture = None
        self.hide()
        self.deleteLater()
