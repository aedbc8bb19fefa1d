"""The controls of a minute: the same in the same place every time, and none of them loud."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from journal_app.core.settings import LONGEST_PAUSE, SHORTEST_PAUSE
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel

_GAP: Final = 24


def length_in_words(seconds: int) -> str:
    """How long, to the half minute; no digits anywhere in a pause."""
    known = {
        30: _("Half a minute"),
        60: _("One minute"),
        90: _("A minute and a half"),
        120: _("Two minutes"),
        150: _("Two and a half minutes"),
        180: _("Three minutes"),
    }
    return known[min(known, key=lambda each: abs(each - seconds))]


class Controls(QFrame):
    """Anchor and guide at the start, the way on in the middle, length and hold at the end."""

    go_on_wanted = Signal()
    hold_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = 0
        self.setAccessibleName(_("How this minute goes"))
        self.anchor = self._quiet(_("Different anchor"))
        self.guide = self._quiet(_("Different guide"))
        self.hold = self._quiet(_("Hold"))
        self.shorter = self._quiet(_("Shorter"))
        self.length = PlainLabel(theme, "", "small", "ink2", name=_("Length of this pause"))
        self.longer = self._quiet(_("Longer"))
        self.go_on = Button(theme, "", "quiet", "arrow-right", icon_last=True)
        self.length.setContentsMargins(8, 0, 12, 0)
        self.hold.setCheckable(True)
        self._start = _row(self.anchor, self.guide)
        self._end = _row(self.length, self.hold, self.shorter, self.longer)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        for column in (0, 2):
            self._grid.setColumnStretch(column, 1)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.hold.picked.connect(lambda _held: self.hold_wanted.emit())
        theme.changed.connect(self._arrange)
        self._arrange()

    def lead_to(self, words: str) -> None:
        """What the way on is called."""
        self.go_on.set_label(words)
        self.go_on.setAccessibleName(words)
        self._arrange()

    def show_length(self, seconds: int) -> None:
        """How long this pause is now."""
        words = length_in_words(seconds)
        self.length.setText(words)
        self.shorter.setEnabled(seconds > SHORTEST_PAUSE)
        self.longer.setEnabled(seconds < LONGEST_PAUSE)
        self._arrange()

    def show_held(self, held: bool) -> None:
        """Whether it stands still; the name stays, the words say what a press does."""
        self.hold.set_label(_("Go on") if held else _("Hold"))
        self.hold.setChecked(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room for all, else two or three."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._rows = 0
            self._arrange()

    def _arrange(self) -> None:
        rows = self._rows_needed()
        if rows == self._rows:
            return
        self._rows = rows
        start, end = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        center = Qt.AlignmentFlag.AlignHCenter
        parts: tuple[QWidget, ...] = (self._start, self._end, self.go_on)
        for part in parts:
            self._grid.removeWidget(part)
        if rows == 3:
            for row, part in enumerate(parts):
                self._grid.addWidget(part, row, 0, 1, 3, center)
            return
        self._grid.addWidget(self._start, 0, 0, start)
        self._grid.addWidget(self._end, 0, 2, end)
        if rows == 2:
            self._grid.addWidget(self.go_on, 1, 0, 1, 3, center)
        else:
            self._grid.addWidget(self.go_on, 0, 1, center)

    def _rows_needed(self) -> int:
        start, end = self._start.sizeHint().width(), self._end.sizeHint().width()
        middle = self.go_on.sizeHint().width()
        if 2 * max(start, end) + middle + 2 * _GAP <= self.width():
            return 1
        return 2 if start + end + _GAP <= self.width() else 3

    def _quiet(self, words: str) -> Button:
        return Button(self._theme, words, "quiet", style="smallm")


def _row(*parts: QWidget) -> QFrame:
    box = QFrame()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part)
    return box
