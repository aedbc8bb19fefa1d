"""Room for a line that changes: what stands below it never moves."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para

_STYLE: Final = "display"


class Spoken(QFrame):
    """Holds a paragraph in the middle of so many lines of the largest type."""

    def __init__(self, theme: Theme, line: Para, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setMinimumHeight(round(self._lines * self._theme.line_height(_STYLE)))
