"""What scrolls a form where the window is lower than it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.widgets.focus_sight import FocusSight

EDGE: Final = 6
"""Kept free around the form, in pixels, for the focus rings of what stands at its edge."""


class FormScroll(QScrollArea):
    """As high as what is inside wants, lower where there is no room; only up and down."""

    grew = Signal()
    """What is inside wants another height."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QFrame()
        self._column = column = QVBoxLayout(holder)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(inside)
        column.addStretch(1)
        self.setWidget(holder)
        holder.installEventFilter(self)
        FocusSight(self)

    def height_for(self, width: int) -> int:
        """The height at which nothing needs to scroll, at this width."""
        self._column.activate()
        return max(self._column.heightForWidth(width), self._column.minimumSize().height())

    def set_scrolls(self, scrolls: bool) -> None:
        """Whether there is less room than it wants.

        Left to itself, Qt keeps a bar whose own width makes the words wrap so that it is needed.
        """
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )

    def sizeHint(self) -> QSize:
        """As much as the form wants."""
        width = self._inside.sizeHint().width()
        return QSize(width, self.height_for(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice rows that come and go."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return super().eventFilter(watched, event)
