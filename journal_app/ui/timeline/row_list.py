"""A `QListView` whose rows stand where we say, so that a hundred thousand cost no more than ten.

Qt's own layout asks every row for its size (half a second at 100,000 rows, and again for each
insertion). Everything in Qt that asks for places asks virtual methods; this class answers them
from running sums and never lets Qt's layout run. The list stays a `QListView` for everything
else: selection, and above all screen readers, who meet a list with all of its items.
"""

from collections.abc import Sequence
from typing import Generic, Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal_app.ui.timeline.moves import Moves
from journal_app.ui.timeline.row_heights import RowHeights
from journal_app.ui.timeline.row_model import AnyIndex, K, RowModel
from journal_app.ui.timeline.viewport import Anchor, Viewport

_FEW = 256


class RowSizes(Protocol):
    """Says how high rows are, in pixels."""

    def card(self, row: int) -> int:
        """The real height of the item in this row."""
        ...

    def guess(self) -> int:
        """The height of an item that was not in view yet."""
        ...

    def heading(self) -> int:
        """The height of every heading."""
        ...

    def step(self) -> int:
        """How far one step of the scroll bar goes."""
        ...

    def room_below(self) -> int:
        """What is left free after the last row."""
        ...


class RowList(QListView, Generic[K]):
    """Keeps what one reads still while rows come, go and get their real heights."""

    def __init__(self, model: RowModel[K], sizes: RowSizes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._sizes = sizes
        self._heights = RowHeights()
        self._measured: set[K] = set()
        self._view = Viewport(self._heights, self._measure, self._is_measured)
        self._moves = Moves(model, self._view)
        self._syncing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Choosing by mouse never scrolls; choosing by key says itself where to.
        self.setAutoScroll(False)
        self.setModel(model)
        model.rowsRemoved.connect(self._on_rows_removed)

    # Places.

    def relayout(self) -> None:
        """Measure anew, with the first row in view staying where it is."""
        anchor = self._view.anchor()
        self._guess_all()
        self._view.put(anchor)
        self._sync()

    def put(self, anchor: Anchor) -> None:
        """Let a row begin at a place in the view."""
        self._view.put(anchor)
        self._sync()

    def reveal(self, row: int, above: int, below: int) -> None:
        """Scroll as little as possible so that a row is in view."""
        self._view.reveal(row, above, below)
        self._sync()

    def _measure(self, row: int) -> int:
        key = self._rows.key_at(row)
        if key is None:
            return self._sizes.heading()
        self._measured.add(key)
        return self._sizes.card(row)

    def _is_measured(self, row: int) -> bool:
        key = self._rows.key_at(row)
        return key is None or key in self._measured

    def _guess_all(self) -> None:
        self._measured.clear()
        self._view.room_below = self._sizes.room_below()
        months = self._rows.months
        heights = [self._sizes.guess()] * months.rows
        for month in range(len(months.firsts)):
            heights[months.heading_row(month)] = self._sizes.heading()
        self._heights.reset(heights)

    def _sync(self) -> None:
        """Bring the scroll bar to where we are; it never brings us anywhere meanwhile."""
        bar = self.verticalScrollBar()
        self._syncing = True
        bar.setRange(0, self._view.lowest_top)
        bar.setPageStep(self._view.height)
        bar.setSingleStep(self._sizes.step())
        bar.setValue(self._view.top)
        self._syncing = False
        self.viewport().update()

    # What Qt asks of places.

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a row is, also far out of view."""
        if not index.isValid():
            return QRect()
        top = self._heights.top(index.row()) - self._view.top
        return QRect(0, top, self.viewport().width(), self._heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the view."""
        y = point.y() + self._view.top
        if not 0 <= y < self._heights.total():
            return QModelIndex()
        return self._rows.index(self._heights.row_at(y))

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; screen readers ask for this too."""
        if not index.isValid():
            return
        if hint is QAbstractItemView.ScrollHint.PositionAtTop:
            self.put(Anchor(index.row(), 0))
        else:
            self.reveal(index.row(), 0, 0)

    def verticalOffset(self) -> int:
        """How far down one is."""
        return self._view.top

    def horizontalOffset(self) -> int:
        """Nothing is ever wider than the view."""
        return 0

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """What to repaint when another row is chosen: everything, it is little."""
        return QRegion(self.viewport().rect())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row in this rectangle."""
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def doItemsLayout(self) -> None:
        """Qt thinks that rows have to be laid out; ours always are."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """The view has another size."""
        anchor = self._view.anchor()
        self._view.height = self.viewport().height()
        self._view.put(anchor)
        QAbstractItemView.updateGeometries(self)
        self._sync()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without the layout that `QListView` would plan."""
        QAbstractItemView.resizeEvent(self, event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The scroll bar was moved."""
        if not self._syncing:
            self._view.scroll(self.verticalScrollBar().value())
            self._sync()

    # What Qt says about rows.

    def reset(self) -> None:
        """A new list."""
        super().reset()
        self._guess_all()
        self._view.put(Anchor(0, 0))
        self._sync()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Some rows may have other heights."""
        QAbstractItemView.dataChanged(self, first, last, roles)
        if last.row() - first.row() > _FEW:
            self.relayout()
            return
        anchor = self._view.anchor()
        for row in range(first.row(), last.row() + 1):
            key = self._rows.key_at(row)
            if key is not None:
                self._measured.discard(key)
        self.put(anchor)

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Rows came; what one reads stays, unless one is at the very top."""
        anchor = self._view.anchor()
        # One that was here before, and comes again, has only a guessed height now.
        keys = (self._rows.key_at(row) for row in range(start, end + 1))
        self._measured.difference_update(key for key in keys if key is not None)
        heights = [self._guess(row) for row in range(start, end + 1)]
        self._heights.insert(start, heights)
        if start <= anchor.row and self._view.top > 0:
            anchor = Anchor(anchor.row + len(heights), anchor.y)
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.put(anchor)

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        """The item beside one that goes is chosen in its stead, rather than a heading."""
        current = self.currentIndex()
        if current.isValid() and start <= current.row() <= end:
            row = self._moves.beside(end, +1)
            row = self._moves.beside(start, -1) if row is None else row
            if row is not None:
                self.setCurrentIndex(self._rows.index(row))
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def _on_rows_removed(self, _parent: AnyIndex, start: int, end: int) -> None:
        anchor = self._view.anchor()
        gone = end - start + 1
        if anchor.row > end:
            anchor = Anchor(anchor.row - gone, anchor.y)
        elif anchor.row >= start:
            anchor = Anchor(start, self._heights.top(start) - self._view.top)
        self._heights.remove(start, gone)
        anchor = Anchor(max(0, min(anchor.row, len(self._heights) - 1)), anchor.y)
        self.put(anchor)

    def _guess(self, row: int) -> int:
        heading = self._rows.key_at(row) is None
        return self._sizes.heading() if heading else self._sizes.guess()

    # What screen readers are told; `QListView` would count rows in its own empty layout.

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """The keyboard is on another row."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Another row is chosen."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if selected.indexes():
            self._tell(QAccessible.Event.Selection, selected.indexes()[0])

    def tell_focus(self) -> None:
        """Say anew where the keyboard is, as after coming to the list."""
        self._tell(QAccessible.Event.Focus, self.currentIndex())

    def _tell(self, what: QAccessible.Event, index: AnyIndex) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of their own here; looking through every row would read them all."""
