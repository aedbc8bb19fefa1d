"""What can be done with the entry on the page besides writing it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.rail import MOST_SHOWN, Neighbour


class EntryMenu(QMenu):
    """Opened under the dots; holds the other entries of the day where the rail has no room."""

    time_wanted = Signal()
    find_wanted = Signal()
    bin_wanted = Signal()
    chosen = Signal(object)
    """Carries the id of another entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        # Not the menu's own: those it destroys each time it is cleared.
        self._time = QAction(_("Change date and time…"), parent)
        self._find = QAction(_("Find in this entry"), parent)
        self._bin = QAction(_("Move to the bin"), parent)
        self._time.triggered.connect(self.time_wanted)
        self._find.triggered.connect(self.find_wanted)
        self._bin.triggered.connect(self.bin_wanted)

    def open_at(self, anchor: QWidget, *, begun: bool, neighbours: Sequence[Neighbour]) -> None:
        """Open below the anchor; an entry that has not begun cannot be put away."""
        self.clear()
        self.setFont(self._theme.font("body"))
        self.addActions([self._time, self._find])
        if neighbours:
            self.addSeparator()
            for neighbour in neighbours[:MOST_SHOWN]:
                action = self.addAction(_("Entry at {time}").format(time=neighbour.time))
                action.triggered.connect(
                    lambda _checked=False, piece=neighbour.piece: self.chosen.emit(piece)
                )
        self.addSeparator()
        self._bin.setEnabled(begun)
        self.addAction(self._bin)
        start = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if not anchor.isRightToLeft():
            start.setX(start.x() + anchor.width() - self.sizeHint().width())
        self.popup(start)
