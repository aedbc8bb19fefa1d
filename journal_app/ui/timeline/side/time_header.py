"""Letters of weekdays and months above a table of time, and years beside it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import is_rtl


class TimeHeader(QHeaderView):
    """Painted in the type of captions; `here` says which section is stronger."""

    def __init__(
        self,
        theme: Theme,
        orientation: Qt.Orientation,
        parent: QWidget,
        here: Callable[[int], bool] = lambda _section: False,
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._here = here
        across = orientation is Qt.Orientation.Horizontal
        modes = QHeaderView.ResizeMode
        self.setSectionResizeMode(modes.Stretch if across else modes.Fixed)
        self.setMinimumSectionSize(8)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One letter in the middle, or one year where its row begins."""
        here = self._here(section)
        painter.setFont(self._theme.font("caption", weight=600 if here else 500))
        painter.setPen(self._theme.color("ink" if here else "ink3"))
        place = Qt.AlignmentFlag.AlignCenter
        if self.orientation() is Qt.Orientation.Vertical:
            side = Qt.AlignmentFlag.AlignRight if is_rtl(self) else Qt.AlignmentFlag.AlignLeft
            place = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        words = self.model().headerData(section, self.orientation())
        painter.drawText(rect, place, str(words))
