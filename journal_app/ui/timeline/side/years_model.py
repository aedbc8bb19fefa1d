"""`YearsModel`: every year that holds something, newest first, with its twelve months."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt

from journal_app.core.calendar import Calendar, MonthCount
from journal_app.ui.timeline.side import wording
from journal_app.ui.timeline.side.time_model import NOWHERE, AnyIndex, TimeModel

_MONTHS = 12


class YearsModel(TimeModel):
    """The month one is in is ringed; months to come that hold nothing are not shown."""

    def __init__(
        self, locale: QLocale, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(locale, today, parent)
        self._years: list[int] = []
        self._here = today().replace(day=1)

    @property
    def here(self) -> date:
        """The first day of the month one is in."""
        return self._here

    def show(self, calendar: Calendar) -> None:
        """Show how much there is of each month."""
        years: list[int] = []
        if calendar.first_year is not None and calendar.last_year is not None:
            newest = max(calendar.last_year, min(self.today().year, calendar.last_year + 1))
            years = list(range(newest, calendar.first_year - 1, -1))
        if years == self._years:
            self.learn(calendar)
            return
        self.beginResetModel()
        self._years, self.calendar = years, calendar
        self.endResetModel()

    def be_in(self, first: date) -> None:
        """Ring this month, and touch only the one that was ringed and the one that is."""
        before, self._here = self._here, first
        if first == before:
            return
        for index in map(self.index_of, (before, first)):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def year_at(self, row: int) -> int:
        """The year of a row."""
        return self._years[row]

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Years."""
        return 0 if parent.isValid() else len(self._years)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Months."""
        return 0 if parent.isValid() else _MONTHS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The letter of a month, its whole name for screen readers, and the years."""
        shown = role == Qt.ItemDataRole.DisplayRole
        spoken = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if not shown and not spoken:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._years[section])
        form = QLocale.FormatType.NarrowFormat if shown else QLocale.FormatType.LongFormat
        return self.locale.standaloneMonthName(section + 1, form)

    def day_in(self, row: int, column: int) -> date | None:
        """The first day of the month in this cell."""
        first = date(self._years[row], column + 1, 1)
        return None if first not in self.calendar.months and first > self.today() else first

    def amount(self, day: date) -> MonthCount | None:
        """How much there is of the month."""
        return self.calendar.months.get(day)

    def index_of(self, day: date) -> QModelIndex:
        """The cell of the month of this day."""
        if day.year not in self._years:
            return NOWHERE
        return self.index(self._years.index(day.year), day.month - 1)

    def tone(self, day: date) -> int:
        """By the words of the month."""
        return self.calendar.tone_of_month(day)

    def is_now(self, day: date) -> bool:
        """The month one is in is ringed."""
        return day == self._here

    def spoken(self, day: date) -> str:
        """The month, and how many pieces it holds."""
        return wording.spoken_month(day, self.calendar.months.get(day), self.locale)
