"""Words alone: the line of the practice, large, and nothing that moves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para

_WIDEST = 640


class WordsGuide(QFrame):
    """One line at a time, and below it the breath, once the words have come to it."""

    pressed = Signal()
    """Somebody pressed it, to hold or to go on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self._line = Para(theme, "", "display", max_width=_WIDEST, align=center)
        self._breath = Para(theme, "", "heading", "ink2", max_width=_WIDEST, align=center)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.setSpacing(0)
        column.addWidget(self._line, 0, center)
        column.addSpacing(14)
        column.addWidget(self._breath, 0, center)
        column.addStretch(1)

    @property
    def words(self) -> tuple[str, str]:
        """The line that stands, and what is said of the breath."""
        return self._line.text(), self._breath.text()

    def show_words(self, line: str, breath: str) -> None:
        """Let this line stand, and this below it."""
        for place, words in ((self._line, line), (self._breath, breath)):
            if place.text() != words:
                place.set_text(words)
        self.setAccessibleName(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button holds, or goes on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()
