"""`TimeModel`: a table whose cells are days or months, each with a tone."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from journal_app.core.calendar import EMPTY, Calendar, MonthCount
from journal_app.core.timeline import DayCount

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TimeModel(QAbstractTableModel):
    """A subclass says which day stands in which cell."""

    def __init__(
        self, locale: QLocale, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.locale = locale
        self._ask_today = today
        self._today: date | None = None
        self.calendar: Calendar = EMPTY

    def today(self) -> date:
        """The day it is for the writer."""
        return self._ask_today() if self._today is None else self._today

    @contextmanager
    def on_one_day(self) -> Iterator[None]:
        """Ask once what day it is, for all cells of a picture."""
        self._today = self._ask_today()
        try:
            yield
        finally:
            self._today = None

    @abstractmethod
    def day_in(self, row: int, column: int) -> date | None:
        """The day of a cell, or the first of its month; `None` for a cell that is empty."""

    @abstractmethod
    def amount(self, day: date) -> DayCount | MonthCount | None:
        """How much there is of this day or month."""

    @abstractmethod
    def index_of(self, day: date) -> QModelIndex:
        """The cell of this day or month; an invalid index where it is not shown."""

    @abstractmethod
    def tone(self, day: date) -> int:
        """How much is written, from 0 to the deepest."""

    @abstractmethod
    def is_now(self, day: date) -> bool:
        """Whether this cell is the one to be ringed."""

    @abstractmethod
    def spoken(self, day: date) -> str:
        """The name of the cell for screen readers."""

    def date_at(self, index: AnyIndex) -> date | None:
        """The same of the cell an index names; `None` also where it names none."""
        return self.day_in(index.row(), index.column()) if index.isValid() else None

    def learn(self, calendar: Calendar) -> None:
        """Know this calendar, and touch the cells of which it says something else."""
        before = self._told()
        self.calendar = calendar
        for cell, told in self._told().items():
            if told != before[cell]:
                index = self.index(*cell)
                self.dataChanged.emit(index, index)

    def _told(self) -> dict[tuple[int, int], object]:
        with self.on_one_day():
            cells = product(range(self.rowCount()), range(self.columnCount()))
            return {cell: self._told_in(self.day_in(*cell)) for cell in cells}

    def _told_in(self, day: date | None) -> object:
        return None if day is None else (self.tone(day), self.amount(day))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name of the cell; the delegate asks for the day instead."""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        day = self.date_at(index)
        return None if day is None else self.spoken(day)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only cells with a day can be gone to."""
        if self.date_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
