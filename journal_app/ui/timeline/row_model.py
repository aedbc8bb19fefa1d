"""`RowModel`: what a list of many rows with the headings of months between them asks its model."""

from abc import abstractmethod
from collections.abc import Hashable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal_app.ui.timeline.months import Months

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
K = TypeVar("K", bound=Hashable)


class RowModel(QAbstractListModel, Generic[K]):
    """Rows are items, known by a key each, or the heading of a month; a subclass has the items."""

    @property
    @abstractmethod
    def months(self) -> Months:
        """Where the headings stand."""

    @abstractmethod
    def key_at(self, row: int) -> K | None:
        """The item in this row; `None` for a heading."""

    @abstractmethod
    def row_of(self, key: K) -> int | None:
        """The row of this item, or `None` when it is not shown."""

    def month_at(self, row: int) -> date:
        """The first day of the month this row belongs to."""
        return self.months.days[self.months.month_at(row)]

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Items and headings."""
        return 0 if parent.isValid() else self.months.rows

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen. Asked for single rows only, by a view of our own."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        heading = self.key_at(index.row()) is None
        return enabled if heading else enabled | Qt.ItemFlag.ItemIsSelectable
