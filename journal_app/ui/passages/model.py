"""The passages as a Qt list: in their order, with the headings of their months between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt

from journal_app.core.ids import Uid
from journal_app.core.marks import Mark, Marks
from journal_app.core.passages import PassageOrder, ReadPassage
from journal_app.core.shown_names import ShownNames
from journal_app.ui.passages import wording
from journal_app.ui.timeline.months import Months
from journal_app.ui.timeline.nearby import Nearby
from journal_app.ui.timeline.row_model import AnyIndex, RowModel
from journal_app.ui.timeline.wording import month_and_year

_AROUND: Final = 48
_MOST: Final = 1024

ReadRows = Callable[[Sequence[Uid]], dict[Uid, ReadPassage]]


@dataclass(frozen=True, slots=True)
class PassageCard:
    """What is painted in the row of a passage."""

    read: ReadPassage
    mark: Mark


class PassagesModel(RowModel[Uid]):
    """Holds ids and days of all, and reads what is in view."""

    def __init__(
        self,
        read: ReadRows,
        marks: Callable[[], Marks],
        locale: QLocale,
        parent: QObject | None = None,
        *,
        names: Callable[[], ShownNames] = ShownNames,
    ) -> None:
        super().__init__(parent)
        self._rows = Nearby(read, around=_AROUND, most=_MOST)
        self._marks = marks
        self.locale = locale
        self.names = names
        self._order = PassageOrder()
        self._months = Months.along(())
        self._positions: dict[Uid, int] | None = None

    # What Qt asks.

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name of the row for screen readers; the view asks for cards instead."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in spoken:
            return None
        if self._months.position_at(index.row()) is None:
            return month_and_year(self.month_at(index.row()), self.locale)
        card = self.card(index.row())
        return (
            "" if card is None else wording.spoken(card.read, card.mark, self.locale, self.names())
        )

    # What the view asks.

    @property
    def order(self) -> PassageOrder:
        """Everything that is shown, in order."""
        return self._order

    @property
    def months(self) -> Months:
        """Where the headings stand."""
        return self._months

    def key_at(self, row: int) -> Uid | None:
        """The passage in this row; `None` for a heading."""
        position = self._months.position_at(row)
        return None if position is None else self._order.uids[position]

    def row_of(self, key: Uid) -> int | None:
        """The row of this passage, or `None` when it is not shown."""
        if self._positions is None:
            self._positions = {uid: at for at, uid in enumerate(self._order.uids)}
        position = self._positions.get(key)
        return None if position is None else self._months.row_of(position)

    def card(self, row: int) -> PassageCard | None:
        """What to paint in this row; `None` for a heading, or when the passage is gone."""
        position = self._months.position_at(row)
        read = None if position is None else self._rows.get(self._order.uids, position)
        if read is None:
            return None
        return PassageCard(read, self._marks().get(read.passage.mark))

    # What the page says.

    def show(self, order: PassageOrder, *, rising: bool) -> bool:
        """Show this, and return whether it is another list; rows are read anew in any case."""
        if order.uids == self._order.uids and order.days == self._order.days:
            self.read_again()
            return False
        self.beginResetModel()
        self._rows.forget_all()
        self._order = order
        self._positions = None
        self._months = Months.along(order.days, rising=rising)
        self.endResetModel()
        return True

    def read_again(self) -> None:
        """The words, the people or the marks of any may have changed."""
        self._rows.forget_all()
        if self._months.rows:
            self.dataChanged.emit(self.index(0), self.index(self._months.rows - 1))

    def forget(self) -> None:
        """Drop every word."""
        self._rows.forget_all()
        self.show(PassageOrder(), rising=True)
