"""An icon, a small heading, and what is told below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para


class ToldLine(QFrame):
    """To a screen reader a panel called like the heading, with the heading and the words in it."""

    def __init__(
        self, theme: Theme, icon: str, heading: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(IconLabel(theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(1)
        row.addLayout(told, 1)
        told.addWidget(Para(theme, heading, "smallm", "ink2"))
        self.words = Para(theme, words, "body")
        told.addWidget(self.words)

    def show_words(self, text: str) -> None:
        """Tell this."""
        self.words.set_text(text)
