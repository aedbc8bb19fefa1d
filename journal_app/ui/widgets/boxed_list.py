"""Rows of settings in one box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para


class Row(QFrame):
    """Icon, title, a line below it if need be, and one control at the end."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        line: str = "",
        control: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setSpacing(14)
        set_margins(row, self, 18, 13, 16, 13)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(theme, icon), 0, top if line else Qt.AlignmentFlag.AlignVCenter)
        self.words = QVBoxLayout()
        self.words.setSpacing(1)
        self.title = Para(theme, title, "label")
        self.words.addWidget(self.title)
        self.line = Para(theme, line, "small", "ink2")
        self.words.addWidget(self.line)
        row.addLayout(self.words, 1)
        # Shown before it has its place it would be a window of its own for an instant.
        self.line.setVisible(bool(line))
        if control is not None:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_line(self, line: str) -> None:
        """Say something else below the title, or nothing."""
        self.line.set_text(line)
        self.line.setVisible(bool(line))


class BoxedList(Card):
    """A card of rows with hairlines between them, inset to where the titles begin."""

    def __init__(self, theme: Theme, *rows: Row, name: str | None = None) -> None:
        super().__init__(theme, padding=0, name=name)
        self._hairlines: dict[Row, Hairline] = {}
        self.content.setContentsMargins(1, 4, 1, 4)
        for row in rows:
            self.add_row(row)

    def add_row(self, row: Row) -> None:
        """One more at the end."""
        if self.content.count():
            self._hairlines[row] = Hairline(self._theme, inset=52)
            self.content.addWidget(self._hairlines[row])
        self.content.addWidget(row)

    def show_row(self, row: Row, shown: bool) -> None:
        """Show a row with the line above it, or leave both out; the first is always there."""
        row.setVisible(shown)
        if row in self._hairlines:
            self._hairlines[row].setVisible(shown)
