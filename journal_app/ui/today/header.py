"""The day on top of the page, one quiet line under it, and what can be done with the entry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.plain_label import PlainLabel


class Header(QFrame):
    """Folds to one row where the window is low and one has begun to write."""

    date_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = _DateLabel(theme, "display")
        self._small = _DateLabel(theme, "heading")
        self._line = PlainLabel(theme, "", "body", "ink3", cut=True)
        self.new_entry = Button(
            theme, _("New entry"), "quiet", "note-pencil", size="small", style="smallm"
        )
        self.new_icon = IconButton(theme, "note-pencil", _("New entry"), size=34)
        self.options = IconButton(theme, "dots-three", _("Entry options"), size=34)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(5)
        column.addLayout(self._row)
        self._row.addWidget(self._large, 1)
        self._row.addWidget(self._small, 1)
        for button in (self.new_entry, self.new_icon, self.options):
            self._row.addWidget(button)
        column.addWidget(self._line)
        for label in (self._large, self._small):
            label.pressed.connect(self.date_pressed)
        self.fold(False)
        self.set_narrow(False)

    def indent(self, start: int, end: int, below: int) -> None:
        """Stand this far from the edges of the column, and from what comes below."""
        set_margins(self._column, self, start, 0, end, below)

    @property
    def date_label(self) -> PlainLabel:
        """The date that is shown, to open something beside."""
        return self._small if self._large.isHidden() else self._large

    def show_day(self, day: str, line: str) -> None:
        """Say the day, and something quiet under it."""
        for label in (self._large, self._small):
            label.setText(day)
            label.updateGeometry()
        self._line.setText(line)

    def fold(self, folded: bool) -> None:
        """One row, or everything."""
        going, coming = (self._large, self._small) if folded else (self._small, self._large)
        going.hide()
        self._line.setVisible(not folded)
        coming.show()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words off the button where there is no room for them."""
        going: QWidget = self.new_entry if narrow else self.new_icon
        coming: QWidget = self.new_icon if narrow else self.new_entry
        going.hide()
        coming.show()


class _DateLabel(PlainLabel):
    """A date that can be pressed; the keyboard finds the same in the menu of the entry."""

    pressed = Signal()

    def __init__(self, theme: Theme, style: TextStyle) -> None:
        super().__init__(theme, "", style, cut=True, name=_("Date"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.pressed.emit()
