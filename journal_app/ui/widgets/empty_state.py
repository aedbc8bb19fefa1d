"""What a page says while there is nothing on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para


class EmptyState(QFrame):
    """An icon, a heading, one line, and at most one way on; a little above the middle."""

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        line: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(4)
        column.addWidget(IconLabel(theme, icon, size=32, tone="ink3", weight="light"), 0, middle)
        column.addSpacing(14)
        self.heading = Para(theme, heading, "heading", align=middle, max_width=480)
        column.addWidget(self.heading, 0, middle)
        self.line = Para(theme, line, "body", "ink3", align=middle, max_width=420)
        column.addSpacing(4)
        column.addWidget(self.line, 0, middle)
        # Shown before it has its place it would be a window of its own for an instant.
        self.line.setVisible(bool(line))
        self.button: Button | None = None
        if button:
            self.button = Button(theme, button, "outline")
            self.button.clicked.connect(self.pressed)
            column.addSpacing(18)
            column.addWidget(self.button, 0, middle)
        column.addStretch(6)
