"""A switch between on and off."""

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import is_rtl


class Toggle(QCheckBox):
    """Off is an outline with a small knob, on is filled with a large one: shape, not only hue."""

    def __init__(
        self, theme: Theme, name: str, *, checked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 1.0 if checked else 0.0
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._slide.valueChanged.connect(self._on_slid)
        self.setChecked(checked)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._on_toggled)
        theme.resized.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """46 by 28 at zoom 1."""
        return QSize(self._theme.px(46), self._theme.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole pill can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill and knob, somewhere between off and on."""
        theme, share = self._theme, self._share
        painter = QPainter(self)
        scale = self.height() / 28
        painter.scale(scale, scale)
        edge, ground = (
            theme.mix("line_strong", "accent", share),
            theme.mix("surface", "accent", share),
        )
        knob = theme.mix("line_strong", "on_accent", share)
        if not self.isEnabled():
            edge, ground = theme.color("line"), theme.color("sunken")
            knob = theme.color("ink_disabled")
        draw_field(painter, QRectF(1, 2, 44, 24), 12, fill=ground, line=edge, width=1.5)
        at = 13 + share * 20
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        radius = 6 + 2 * share
        painter.drawEllipse(QPointF(46 - at if is_rtl(self) else at, 14), radius, radius)

    def _on_toggled(self, checked: bool) -> None:
        self._slide.stop()
        goal = 1.0 if checked else 0.0
        if self._theme.motion.quick == 0 or not self.isVisible():
            self._on_slid(goal)
            return
        self._slide.setDuration(self._theme.motion.quick)
        self._slide.setStartValue(self._share)
        self._slide.setEndValue(goal)
        self._slide.start()

    def _on_slid(self, share: float) -> None:
        self._share = share
        self.update()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.setProperty("ringRadius", self.height() / 2)
        self.update()
