"""The line at the top of every practice: the way out, where one is, and the quick cover."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import draw_words, visual_rect
from journal_app.ui.widgets.icon_button import IconButton

_WORD: Final = 87
"""Room for each step, in pixels at zoom 1."""


class TopBar(QFrame):
    """The same in every practice, always in the same place."""

    leave_wanted = Signal()
    cover_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        leave: str,
        steps: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`leave` is what the way out is called; `steps` are the words in the middle."""
        super().__init__(parent)
        self.leave = Button(theme, _("Leave"), "quiet", "x", leave)
        self.steps = StepWords(theme, steps)
        self.cover = IconButton(theme, "eye-slash", _("Quick cover"))
        self.steps.setVisible(bool(steps))
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.leave, 0, 0, Qt.AlignmentFlag.AlignLeading | middle)
        row.addWidget(self.steps, 0, 1, middle)
        row.addWidget(self.cover, 0, 2, Qt.AlignmentFlag.AlignTrailing | middle)
        self.leave.clicked.connect(self.leave_wanted)
        self.cover.clicked.connect(self.cover_wanted)


class StepWords(QLabel):
    """The steps side by side, the present one in ink; said as “Step 1 of 3, Breathe”."""

    def __init__(self, theme: Theme, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = tuple(steps)
        self._at: int | None = 0
        self.setAccessibleName(_("Step"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_step(self, at: int | None) -> None:
        """Stand at this one; at none of them when all lie behind."""
        self._at = at
        said = ""
        if at is not None:
            said = _("Step {number} of {count}, {step}").format(
                number=at + 1, count=len(self._steps), step=self._steps[at]
            )
        self.setText(said)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Equal room for every step."""
        px = self._theme.px
        metrics = QFontMetricsF(self._theme.font("smallm", weight=600))
        widest = max((metrics.horizontalAdvance(step) for step in self._steps), default=0.0)
        each = max(px(_WORD), round(widest) + px(24))
        return QSize(each * len(self._steps), px(38))

    def minimumSizeHint(self) -> QSize:
        """As much as it needs."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and a small dot between two of them."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = self.width() / max(1, len(self._steps))
        for number, step in enumerate(self._steps):
            here = number == self._at
            box = visual_rect(self, QRectF(number * each, 0, each, self.height()))
            painter.setPen(theme.color("ink" if here else "ink3"))
            font = theme.font("smallm", weight=600 if here else 500)
            draw_words(painter, box, step, font, Qt.AlignmentFlag.AlignCenter)
            if number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("ink3", 0.5))
                dot = QPointF(number * each, self.height() / 2)
                painter.drawEllipse(dot, 1.5, 1.5)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
