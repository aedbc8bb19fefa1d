"""What scrolls the inside of a sheet where the window is too low for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.widgets.focus_sight import FocusSight

_LOWEST = 96
_AROUND = 6
_DEEPEST = 4
"""So often Qt may size what is inside while it is being sized; once more never makes it fit."""


class FittingArea(QScrollArea):
    """As high as what is in `column`, and lower only where there is no room; only up and down."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._depth = 0
        inside = QFrame()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidget(inside)
        FocusSight(self)
        for see_through in (self, self.viewport(), inside):
            see_through.setAutoFillBackground(False)
        self.viewport().setBackgroundRole(self.backgroundRole().NoRole)
        inside.installEventFilter(self)

    def show_part(self, part: QWidget) -> None:
        """Scroll so far that this can be seen, once it has its place."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, _AROUND))

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which nothing needs to scroll, at this width."""
        self.column.activate()
        return max(self.column.heightForWidth(width), self.column.minimumSize().height())

    def sizeHint(self) -> QSize:
        """As much as what is inside wants."""
        width = self.column.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few lines; the rest scrolls."""
        return QSize(self.column.minimumSize().width(), _LOWEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside wants another height, or has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._depth == _DEEPEST:
            # Where it is higher with more width, Qt would go back and forth until the stack ends.
            return False
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1
