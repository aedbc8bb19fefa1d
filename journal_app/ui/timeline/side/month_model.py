"""`MonthModel`: the days of one month in weeks, as a calendar on the wall has them."""

from calendar import Calendar as Weeks
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt

from journal_app.core.calendar import Calendar
from journal_app.core.timeline import DayCount
from journal_app.ui.timeline.side import wording
from journal_app.ui.timeline.side.time_model import NOWHERE, AnyIndex, TimeModel

_DAYS = 7


class MonthModel(TimeModel):
    """Weeks begin as they do in this locale; days of other months leave their cells empty."""

    def __init__(
        self, locale: QLocale, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(locale, today, parent)
        self._begins = locale.firstDayOfWeek().value
        self._weeks: list[list[int]] = []
        self.first = today().replace(day=1)
        self.show(self.first, self.calendar)

    def show(self, first: date, calendar: Calendar) -> None:
        """Show this month, as much as there is of each day of it."""
        weeks = Weeks(self._begins - 1).monthdayscalendar(first.year, first.month)
        if weeks == self._weeks and first == self.first:
            self.learn(calendar)
            return
        self.beginResetModel()
        self.first, self.calendar, self._weeks = first, calendar, weeks
        self.endResetModel()

    def beside(self, step: int) -> date:
        """The first day of the month before (-1) or after (1), within the calendar."""
        months = self.first.year * 12 + self.first.month - 1 + step
        year = months // 12
        if not MINYEAR <= year <= MAXYEAR:
            return self.first
        return date(year, months % 12 + 1, 1)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Weeks."""
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Days of a week."""
        return 0 if parent.isValid() else _DAYS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The letter of a weekday, and its whole name for screen readers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = (self._begins - 1 + section) % _DAYS + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self.locale.standaloneDayName(day, QLocale.FormatType.NarrowFormat)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.locale.standaloneDayName(day, QLocale.FormatType.LongFormat)
        return None

    def day_in(self, row: int, column: int) -> date | None:
        """The day in this cell."""
        day = self._weeks[row][column]
        return self.first.replace(day=day) if day else None

    def amount(self, day: date) -> DayCount | None:
        """How much there is of the day."""
        return self.calendar.days.get(day)

    def index_of(self, day: date) -> QModelIndex:
        """The cell of this day, if it is of the month that is shown."""
        if day.replace(day=1) == self.first:
            for row, week in enumerate(self._weeks):
                if day.day in week:
                    return self.index(row, week.index(day.day))
        return NOWHERE

    def tone(self, day: date) -> int:
        """By the words of the day."""
        return self.calendar.tone_of_day(day)

    def is_now(self, day: date) -> bool:
        """Today is ringed."""
        return day == self.today()

    def spoken(self, day: date) -> str:
        """The day, and how much there is of it."""
        return wording.spoken_day(day, self.calendar.days.get(day), self.locale)
