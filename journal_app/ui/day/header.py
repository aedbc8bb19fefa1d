"""The head of a day: the way back, its date in words, and its neighbours."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.few_rows import is_low
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para

_TOP: Final = 24
_TOP_LOW: Final = 8
_BOTTOM: Final = 14
_BETWEEN: Final = 4


class DayHeader(QFrame):
    """Stands in the same column as the list."""

    stepped = Signal(int)
    """To the day before (-1) or after (1) that has something."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = Button(
            theme, _("Timeline"), "ghost", "arrow-left", _("Back to timeline"), style="smallm"
        )
        self.date = Para(theme, "", "title", name=_("Date"))
        self.previous = IconButton(theme, "caret-left", _("Previous day"), size=34, icon_size=18)
        self.next = IconButton(theme, "caret-right", _("Next day"), size=34, icon_size=18)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self._lay_out()
        theme.changed.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(_BETWEEN)
        above = QHBoxLayout()
        above.setSpacing(_BETWEEN)
        self._rows.addLayout(above)
        above.addWidget(self.back)
        above.addStretch(1)
        above.addWidget(self.previous)
        above.addWidget(self.next)
        self._rows.addWidget(self.date)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        column = Column.of(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        top = px(_TOP_LOW if is_low(self._theme, self) else _TOP)
        set_margins(self._rows, self, column.start, top, end, px(_BOTTOM))
