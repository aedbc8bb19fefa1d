"""Shows what a moment tells: labels at the side, words beside them, places as doors."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.measures import ANY_WIDTH
from journal_app.ui.moment_telling import Group, Line
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para

_LABELS: Final = 176
_NARROW: Final = 440
"""Below this width labels stand above their words; both in pixels at zoom 1."""


class ToldGroups(QFrame):
    """Group after group, a hairline between them."""

    place_wanted = Signal(str)
    """Carries the id of a place in the body."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: list[_Group] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show exactly these."""
        self.forget()
        self._column.setSpacing(self._theme.px(18))
        for group in groups:
            made = _Group(self._theme, group)
            made.place_wanted.connect(self.place_wanted)
            self._groups.append(made)
            self._column.addWidget(made)
        self.setVisible(bool(groups))

    def forget(self) -> None:
        """Drop every word."""
        for group in self._groups:
            self._column.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups = []


class _Group(QFrame):
    """One heading and its lines."""

    place_wanted = Signal(str)

    def __init__(self, theme: Theme, group: Group) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[tuple[_Label, QWidget]] = []
        self._narrow: bool | None = None
        self.setAccessibleName(group.title)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Hairline(theme))
        column.addWidget(Para(theme, group.title, "smallm", "ink"))
        column.addLayout(self._grid)
        for line in group.lines:
            self._lines.append((_Label(theme, line), self._made(line)))
        theme.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels above their words where it is narrow."""
        super().resizeEvent(event)
        if (self.width() < self._theme.px(_NARROW)) != self._narrow:
            self._arrange()

    def _made(self, line: Line) -> QWidget:
        if not line.doors:
            # The serif is for the person's own words.
            style: TextStyle = "read" if line.own else "small"
            return Para(self._theme, line.words, style, "ink", name=line.label)
        doors = QFrame()
        doors.setAccessibleName(line.label)
        flow = FlowLayout(doors, spacing=6, row_spacing=6)
        for door in line.doors:
            chip = Chip(self._theme, door.words, small=True)
            chip.setAccessibleDescription(_("shows every moment felt there"))
            chip.setToolTip(_("Show every moment felt there"))
            chip.clicked.connect(partial(self.place_wanted.emit, door.term))
            flow.addWidget(chip)
        return doors

    def _arrange(self) -> None:
        px = self._theme.px
        self._narrow = narrow = self.width() < px(_NARROW)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(2 if narrow else 8))
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, words) in enumerate(self._lines):
            self._grid.removeWidget(label)
            self._grid.removeWidget(words)
            label.arrange(beside=not narrow)
            if narrow:
                self._grid.addWidget(label, 2 * number, 0, 1, 2)
                self._grid.addWidget(words, 2 * number + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, number, 0, top)
                self._grid.addWidget(words, number, 1, top)


class _Label(QFrame):
    """A label on the line of what stands beside it: chips and serif words sit lower."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        self._theme = theme
        self._drop = 6 if line.doors else 4 if line.own else 0
        self._column = QVBoxLayout(self)
        self._column.addWidget(Para(theme, line.label, "small", "ink3"))
        self._column.addStretch(1)

    def arrange(self, *, beside: bool) -> None:
        """Stand beside the words, or above them."""
        px = self._theme.px
        self._column.setContentsMargins(0, px(self._drop) if beside else 0, 0, 0)
        self.setMinimumWidth(px(_LABELS) if beside else 0)
        self.setMaximumWidth(px(_LABELS) if beside else ANY_WIDTH)
