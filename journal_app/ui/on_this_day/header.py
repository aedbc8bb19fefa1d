"""The head of On this day: its date, and what can be done with the piece that is chosen."""

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
from journal_app.ui.widgets.plain_label import PlainLabel

_TOP: Final = 34
_TOP_LOW: Final = 8
_BOTTOM: Final = 14
_BETWEEN: Final = 12


class OnThisDayHeader(QFrame):
    """Stands in the same column as the list; sends intentions."""

    back_wanted = Signal()
    not_again_wanted = Signal()
    off_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = Button(
            theme, _("Timeline"), "ghost", "arrow-left", _("Back to timeline"), style="smallm"
        )
        self.title = PlainLabel(theme, _("On this day"), "title")
        self.day = PlainLabel(theme, "", "body", "ink3", cut=True, name=_("Day of the year"))
        self.not_again = Button(theme, _("Not this one again"), "outline", size="small")
        self.turn_off = Button(theme, _("Turn it off"), "quiet", size="small")
        self.back.clicked.connect(self.back_wanted)
        self.not_again.clicked.connect(self.not_again_wanted)
        self.turn_off.clicked.connect(self.off_wanted)
        self._lay_out()
        theme.changed.connect(self._place)

    def show_deeds(self, *, on: bool, chosen: bool) -> None:
        """What can be done: nothing while it is off, less while nothing is chosen."""
        self.not_again.setVisible(on)
        self.not_again.setEnabled(chosen)
        self.turn_off.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(4)
        above = QHBoxLayout()
        self._rows.addLayout(above)
        above.addWidget(self.back)
        above.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        self._rows.addLayout(row)
        row.addWidget(self.title)
        row.addWidget(self.day)
        row.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(_BETWEEN)
        self._rows.addLayout(deeds)
        deeds.addWidget(self.not_again)
        deeds.addWidget(self.turn_off)
        deeds.addStretch(1)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        column = Column.of(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        top = px(_TOP_LOW if is_low(self._theme, self) else _TOP)
        set_margins(self._rows, self, column.start, top, end, px(_BOTTOM))
        self.day.setContentsMargins(0, px(7), 0, 0)
