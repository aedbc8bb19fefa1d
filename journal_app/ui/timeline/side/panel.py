"""The panel beside the timeline.

SidePanel
├─ month   its name, the months before and after, its days
├─ years   their months, and what a deeper tone means
├─ date    a line to type a date into
└─ links   into On this day, where that is on
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.core.calendar import Calendar
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.side.date_field import DateField
from journal_app.ui.timeline.side.month_model import MonthModel
from journal_app.ui.timeline.side.month_table import MonthTable
from journal_app.ui.timeline.side.year_links import YearLinks
from journal_app.ui.timeline.side.years_model import YearsModel
from journal_app.ui.timeline.side.years_table import YearsTable
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

WIDTH: Final = 288
"""Pixels at zoom 1."""
_START: Final = 18
_END: Final = 28
_TOP: Final = 42
_BOTTOM: Final = 16


class SidePanel(QScrollArea):
    """Takes a calendar and the month one is in, and sends where one wants to go."""

    day_wanted = Signal(object)
    """Carries a `date`."""
    month_wanted = Signal(object)
    """Carries the first day of a month that was turned to."""

    def __init__(
        self,
        theme: Theme,
        locale: QLocale,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self._in_popover = False
        self.setAccessibleName(_("Moving through time"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._month = MonthModel(locale, today, self)
        self._years = YearsModel(locale, today, self)
        self.title = PlainLabel(theme, "", "label", name=_("Month shown"))
        self.before = IconButton(theme, "caret-left", _("Previous month"), size=28, icon_size=16)
        self.after = IconButton(theme, "caret-right", _("Next month"), size=28, icon_size=16)
        self.month = MonthTable(theme, self._month)
        self.years = YearsTable(theme, self._years)
        self.date = DateField(theme, locale, today)
        self.years_of_this_day = YearLinks(theme)
        self._lay_out()
        self._connect()
        self._restyle()
        self.show_month(today().replace(day=1))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order of reading."""
        return (self.before, self.after, self.month, self.years, self.date.field)

    def sizeHint(self) -> QSize:
        """As wide as designed, as high as what is inside."""
        inside = self._whole.sizeHint().height()
        return QSize(self._theme.px(WIDTH if not self._in_popover else WIDTH - _END), inside)

    def show_calendar(self, calendar: Calendar) -> None:
        """Show how much there is of each day and month."""
        rows = self._years.rowCount()
        self._years.show(calendar)
        self._month.show(self._month.first, calendar)
        if self._years.rowCount() != rows:
            self.years.restyle()
        self._whole.setVisible(bool(calendar))

    def show_month(self, first: date) -> None:
        """Show this month, and ring it among the years."""
        self._month.show(first, self._month.calendar)
        self.month.restyle()
        self._years.be_in(first)
        self.title.setText(wording.month_and_year(first, self._locale))

    def be_in_popover(self, inside: bool) -> None:
        """Margins are those of a card, or those of the page."""
        self._in_popover = inside
        self._restyle()

    def _lay_out(self) -> None:
        theme = self._theme
        self._whole = QWidget()
        self._rows = QVBoxLayout(self._whole)
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(4)
        self._rows.addLayout(head)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        self._rows.addSpacing(6)
        self._rows.addWidget(self.month)
        self._rows.addSpacing(8)
        self._rows.addWidget(Hairline(theme))
        self._rows.addSpacing(14)
        self._rows.addWidget(self.years)
        self._rows.addSpacing(8)
        self._rows.addWidget(Para(theme, _("Deeper only means more words."), "caption", "ink3"))
        self._rows.addSpacing(14)
        self._rows.addWidget(Hairline(theme))
        self._rows.addSpacing(14)
        self._rows.addWidget(self.date)
        self._rows.addWidget(self.years_of_this_day)
        self._rows.addStretch(1)
        self.setWidget(self._whole)
        self.viewport().setAutoFillBackground(False)
        self._whole.setAutoFillBackground(False)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.month.turned.connect(self._turn)
        self.month.picked.connect(self.day_wanted)
        self._theme.changed.connect(self._restyle)

    def _turn(self, step: int) -> None:
        first = self._month.beside(step)
        self.show_month(first)
        self.month.setCurrentIndex(self._month.index_of(first))
        self.month_wanted.emit(first)

    def _restyle(self) -> None:
        px = self._theme.px
        if self._in_popover:
            set_margins(self._rows, self, 6, 6, 6, 6)
        else:
            self.setFixedWidth(px(WIDTH))
            set_margins(self._rows, self, px(_START), px(_TOP), px(_END), px(_BOTTOM))
