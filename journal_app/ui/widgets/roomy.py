"""A step that stands in the middle, and scrolls where the window is too small for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.widgets.focus_sight import FocusSight


class Roomy(QScrollArea):
    """Lay it out in `column`; a scene shines through."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QFrame()
        inner.setAccessibleName(name)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        FocusSight(self)
        for see_through in (self, self.viewport(), inner):
            see_through.setAutoFillBackground(False)
        self.viewport().setBackgroundRole(self.backgroundRole().NoRole)

    def show_whole(self, part: QWidget) -> None:
        """Scroll so far that this can be seen."""
        self.ensureWidgetVisible(part, 0, 24)
