"""Rows of settings in one box."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para

_START: Final = 18
_END: Final = 16
_BESIDE: Final = 14
_WORDS: Final = 92
"""The least room for title and line beside a control."""

_BESIDE_WORDS: Final = (0, 2, 1, 1)
_BELOW_WORDS: Final = (1, 1, 1, 1)
_BELOW_ICON: Final = (1, 0, 1, 2)
"""Where a control can stand: row, column, and how many of them."""


class Row(QFrame):
    """Icon, title, a line below it if need be, and one control at the end.

    Where that would leave the words too little room, the control stands below them.
    """

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
        self._theme = theme
        self._control = control
        self._cell = _BESIDE_WORDS
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(_BESIDE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        set_margins(self._grid, self, _START, 13, _END, 13)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._icon = IconLabel(theme, icon)
        self._grid.addWidget(self._icon, 0, 0)
        self.words = QVBoxLayout()
        self.words.setSpacing(1)
        self.title = Para(theme, title, "label")
        self._grid.addLayout(self.words, 0, 1, middle)
        self.words.addWidget(self.title)
        self.line = Para(theme, line, "small", "ink2")
        self.words.addWidget(self.line)
        # Shown before it has its place it would be a window of its own for an instant.
        self._show_line(line)
        if control is not None:
            self._grid.addWidget(control, 0, 2, middle)

    def set_line(self, line: str) -> None:
        """Say something else below the title, or nothing."""
        self.line.set_text(line)
        self._show_line(line)

    def _show_line(self, line: str) -> None:
        """The icon stands beside the title, wherever that is."""
        self.line.setVisible(bool(line))
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self._grid.setAlignment(self._icon, top if line else middle)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with the control below the words."""
        usual = super().minimumSizeHint()
        return QSize(min(self._least(), usual.width()), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another place for the control."""
        super().resizeEvent(event)
        self._place_control()

    def event(self, event: QEvent) -> bool:
        """The control or the text became larger or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_control()
        return super().event(event)

    def _least(self) -> int:
        wide = 0 if self._control is None else self._control.sizeHint().width()
        words = self._icon.sizeHint().width() + _BESIDE + self._theme.px(_WORDS)
        return _START + max(wide, words) + _END

    def _place_control(self) -> None:
        if self._control is None:
            return
        cell = self._cell_for(self._control.sizeHint().width())
        if cell == self._cell:
            return
        self._cell = cell
        beside = cell == _BESIDE_WORDS
        self._grid.removeWidget(self._control)
        self._grid.setVerticalSpacing(0 if beside else _BESIDE // 2)
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(self._control, *cell, side)

    def _cell_for(self, control: int) -> tuple[int, int, int, int]:
        start = _START + self._icon.sizeHint().width() + _BESIDE
        if self.width() >= start + self._theme.px(_WORDS) + _BESIDE + control + _END:
            return _BESIDE_WORDS
        return _BELOW_WORDS if self.width() >= start + control + _END else _BELOW_ICON


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
