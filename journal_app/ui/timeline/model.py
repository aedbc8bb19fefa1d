"""The timeline as a Qt list: every piece in order, with the headings of its months between."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from journal_app.core.ids import PieceId
from journal_app.core.search import Query, matches
from journal_app.core.timeline import PieceHead, TimelineIndex
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.months import Months
from journal_app.ui.timeline.reordering import (
    Added,
    Step,
    Taken,
    no_pieces,
    steps,
    with_piece,
    without,
)
from journal_app.ui.timeline.row_model import NOWHERE, AnyIndex, RowModel
from journal_app.ui.timeline.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is painted in the row of a piece."""

    head: PieceHead
    text: str
    spans: tuple[tuple[int, int], ...]
    """What was looked for in the text, start and end in characters."""
    begins_day: bool
    """Whether the piece above is of another day."""


class TimelineModel(RowModel[PieceId]):
    """Holds ids and days of everything, and reads what is in view through `Heads`."""

    def __init__(self, heads: Heads, telling: Telling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self.telling = telling
        self._index = no_pieces()
        self._months = self._months_of(self._index)
        self._ids: set[PieceId] = set()

    # What Qt asks.

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name of the row for screen readers; the view asks for cards instead."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        whole = role == Qt.ItemDataRole.AccessibleDescriptionRole
        if not index.isValid() or not (whole or role in spoken):
            return None
        row = index.row()
        position = self._months.position_at(row)
        if position is None and whole:
            return None
        if position is None:
            return wording.month_and_year(self.month_at(row), self.telling.locale)
        head = self._heads.head(self._index.ids, position)
        if head is None:
            return ""
        if whole:
            return self.telling.described(head)
        return self.telling.spoken(head, self._heads.text(self._index.ids, position))

    # What the view asks.

    @property
    def order(self) -> TimelineIndex:
        """Everything that is shown, in order."""
        return self._index

    @property
    def months(self) -> Months:
        """Where the headings stand."""
        return self._months

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._heads.query

    def key_at(self, row: int) -> PieceId | None:
        """The piece in this row; `None` for a heading."""
        position = self._months.position_at(row)
        return None if position is None else PieceId(self._index.ids[position])

    def row_of(self, piece: PieceId) -> int | None:
        """The row of this piece, or `None` when it is not shown."""
        # Looking for one that is not there would go through all of them.
        position = self._index.row_of(piece) if piece in self._ids else None
        return None if position is None else self._months.row_of(position)

    def head_of(self, piece: PieceId) -> PieceHead | None:
        """What is known of a piece that is shown."""
        position = self._index.row_of(piece) if piece in self._ids else None
        return None if position is None else self._heads.head(self._index.ids, position)

    def card(self, row: int) -> Card | None:
        """What to paint in this row; `None` for a heading, or when the piece is gone."""
        position = self._months.position_at(row)
        if position is None:
            return None
        head = self._heads.head(self._index.ids, position)
        if head is None:
            return None
        text = self._heads.text(self._index.ids, position)
        days = self._index.days
        return Card(
            head=head,
            text=text,
            spans=tuple(matches(self.query, text)),
            begins_day=position == 0 or days[position - 1] != days[position],
        )

    # What the page says.

    def show(self, index: TimelineIndex, query: Query) -> bool:
        """Show this, and return whether it became a new list.

        A few changes arrive one by one instead, so that place and choice are kept.
        """
        due = steps(self._index, index) if query == self.query else None
        if due is None:
            self.beginResetModel()
            self._heads.search(query)
            self._put(index, self._months_of(index))
            self._ids = set(index.ids)
            self.endResetModel()
            return True
        self.carry_out(due)
        return False

    def carry_out(self, due: Iterable[Step]) -> None:
        """Let single pieces go and come, so that place and choice of all others are kept."""
        for step in due:
            if isinstance(step, Taken):
                self._take(step.position)
            else:
                self._add(step)

    def known(self, pieces: AbstractSet[PieceId]) -> AbstractSet[PieceId]:
        """Those of these pieces that are shown."""
        return pieces & self._ids

    def read_again(self, pieces: Iterable[PieceId]) -> None:
        """The content of these changed."""
        changed = list(pieces)
        self._heads.forget(changed)
        for piece in changed:
            row = self.row_of(piece)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    def read_all_again(self) -> None:
        """The content of any may have changed, as when a person gets another name."""
        self._heads.forget_all()
        if self._months.rows:
            self.dataChanged.emit(self.index(0), self.index(self._months.rows - 1))

    def forget(self) -> None:
        """Drop every word, and what was looked for."""
        self._heads.forget_all()
        self.show(no_pieces(), Query(()))

    def _months_of(self, index: TimelineIndex) -> Months:
        """Where headings stand; a subclass may have none."""
        return Months.of(index)

    def _put(self, index: TimelineIndex, months: Months) -> None:
        self._index = index
        self._months = months

    def _take(self, position: int) -> None:
        last = self._months.row_of(position)
        first = last - 1 if self._months.is_alone(position) else last
        self.beginRemoveRows(NOWHERE, first, last)
        self._ids.discard(PieceId(self._index.ids[position]))
        index = without(self._index, position)
        self._put(index, self._months_of(index))
        self.endRemoveRows()

    def _add(self, added: Added) -> None:
        index = with_piece(self._index, added)
        months = self._months_of(index)
        last = months.row_of(added.position)
        first = last - 1 if months.is_alone(added.position) else last
        self.beginInsertRows(NOWHERE, first, last)
        self._ids.add(added.piece)
        self._put(index, months)
        self.endInsertRows()
