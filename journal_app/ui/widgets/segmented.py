"""A few choices side by side, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, RADIUS_SEGMENT
from journal_app.ui.widgets.direction import draw_words
from journal_app.ui.widgets.radio import WordRadio


class Segmented(QFrame):
    """Radio buttons in a sunken track; the thumb slides under the chosen one."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        items: Sequence[str],
        current: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumb: QRectF | None = None
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._on_slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        for index, text in enumerate(items):
            segment = _Segment(theme, text)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.button(current).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        theme.changed.connect(self._restyle)

    @property
    def current(self) -> int:
        """Index of the chosen one."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Choose one; `chosen` is sent if it was another."""
        self._group.button(index).setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The thumb goes where the chosen one is now."""
        super().resizeEvent(event)
        self._slide.stop()
        self._thumb = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, then thumb."""
        theme = self._theme
        painter = QPainter(self)
        strong = theme.high_contrast
        edge = theme.color("line_strong") if strong else None
        whole = QRectF(self.rect())
        draw_field(painter, whole, RADIUS_CONTROL, fill=theme.color("sunken"), line=edge)
        draw_field(
            painter,
            self._thumb or self._goal(),
            RADIUS_SEGMENT,
            fill=theme.color("raised"),
            line=theme.color("accent" if strong else "line"),
            width=2 if strong else 1,
        )

    def _goal(self) -> QRectF:
        return QRectF(self._group.button(self._group.checkedId()).geometry())

    def _on_toggled(self, index: int, checked: bool) -> None:
        if not checked:
            self._thumb = self._thumb or QRectF(self._group.button(index).geometry())
            return
        self._slide.stop()
        if self._theme.motion.base == 0 or not self.isVisible() or self._thumb is None:
            self._thumb = None
            self.update()
        else:
            self._slide.setDuration(self._theme.motion.base)
            self._slide.setStartValue(self._thumb)
            self._slide.setEndValue(self._goal())
            self._slide.start()
        self.chosen.emit(index)

    def _on_slid(self, thumb: QRectF) -> None:
        self._thumb = thumb
        self.update()

    def _restyle(self) -> None:
        self._slide.stop()
        self._thumb = None
        self.update()


class _Segment(WordRadio):
    """The words of one choice."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, style="smallm", height=30, padding=14)
        self.setProperty("ringRadius", RADIUS_SEGMENT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words only; the track paints the rest."""
        painter = QPainter(self)
        lit = self.isChecked() or self.underMouse()
        painter.setPen(self._theme.color("ink" if lit else "ink2"))
        middle = Qt.AlignmentFlag.AlignCenter
        draw_words(painter, QRectF(self.rect()), self.label, self.font(), middle)
