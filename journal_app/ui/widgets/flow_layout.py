"""A layout that lets chips flow into as many rows as they need."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class _Size:
    """An item that is shown, how large it wants to be, and how narrow it can be."""

    item: QLayoutItem
    hint: QSize
    narrowest: int


class FlowLayout(QLayout):
    """Fills rows from the start of the reading direction."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, row_spacing: int = 8
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._row_gap = row_spacing
        self._sizes: list[_Size] | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Take one more before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def widgets(self) -> list[QWidget]:
        """What flows, in its order."""
        return [shown for item in self._items if (shown := item.widget()) is not None]

    def take_widget(self, widget: QWidget) -> None:
        """Give one back that is about to go."""
        self._items = [item for item in self._items if item.widget() is not widget]
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at `index`, or `None` past the end, as Qt asks until then."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back."""
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at this width."""
        # Around a word that changes, Qt asks this some dozen times for the same width.
        if width not in self._heights:
            self._heights[width] = self._arranged(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """An item came, went, or wants another size."""
        self._sizes = None
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _measured(self) -> list[_Size]:
        if self._sizes is None:
            self._sizes = [
                _Size(item, item.sizeHint(), item.minimumSize().width()) for item in self._shown()
            ]
        return self._sizes

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(size.height() for _item, size in row)
            if move:
                self._place(row, rect, y, height)
            y += height + self._row_gap
        return max(0, y - self._row_gap - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for each in self._measured():
            size = QSize(min(each.hint.width(), max(width, each.narrowest)), each.hint.height())
            if not rows or used + size.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((each.item, size))
            used += size.width() + self._gap
        return rows

    def _place(
        self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int
    ) -> None:
        owner = self.parentWidget()
        rtl = owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in row:
            left = rect.right() + 1 - x - size.width() if rtl else rect.x() + x
            top = y + (height - size.height()) // 2
            item.setGeometry(QRect(left, top, size.width(), size.height()))
            x += size.width() + self._gap
