"""Choose one of many by typing, or make a new one: people and tags."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from journal_app.core.search import fold
from journal_app.core.text import caseless
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.own_direction import OwnDirection
from journal_app.ui.widgets.popover import Popover

_MOST_ROWS: Final = 7
_FEWEST_ROWS: Final = 2
_BESIDE_LIST: Final = 90
"""So much of the window’s height is not for the list: the field, and room around the card."""
_WIDTH: Final = 260
_CHOICE: Final = Qt.ItemDataRole.UserRole
_IS_NEW: Final = Qt.ItemDataRole.UserRole + 1


class ChoicePopover(Popover):
    """Type to filter, arrows to move, Enter or a click to choose what is lit.

    `chosen` carries the label as it was given, or the words typed where there was none such.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        name: str,
        placeholder: str,
        *,
        creates: bool = True,
        veil: Callable[[str], str] = str,
        new: Callable[[str], str] | None = None,
    ) -> None:
        """`veil` is how a label is called where it is not lit; `new` says that one would be new."""
        super().__init__(theme, window, name)
        self._creates = creates
        self._veil = veil
        self._new = new or _added
        self._choices: list[str] = []
        self._model = QStandardItemModel(self)
        self.field = _FilterField(theme, placeholder, name=placeholder)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(OwnDirection(self.list))
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(self.field)
        self.content.addSpacing(6)
        self.content.addWidget(self.list)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.moved.connect(self._on_moved)
        self.field.taken.connect(self._on_entered)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.selectionModel().currentChanged.connect(self._unveil)
        self.list.clicked.connect(self._on_picked)

    def choose_at(self, anchor: QWidget, choices: Sequence[str]) -> None:
        """Open beside the anchor with these labels, best first."""
        self._choices = list(choices)
        self.field.forget()
        self._refill("")
        self.open_at(anchor, self.field)

    def _on_typed(self, text: str) -> None:
        self._refill(text)
        lit = self.list.currentIndex()
        if lit.isValid() and lit.data(_IS_NEW):
            announce(self.field, lit.data())

    def _refill(self, text: str) -> None:
        wanted = " ".join(text.split())
        key = _folded(wanted)
        starting = [label for label in self._choices if _folded(label).startswith(key)]
        within = [label for label in self._choices if key in _folded(label)]
        self._model.clear()
        for label in dict.fromkeys(starting + within):
            self._add_row(self._veil(label), label)
        known = any(caseless(label) == caseless(wanted) for label in self._choices)
        if wanted and self._creates and not known:
            self._add_row(self._new(wanted), wanted, is_new=True)
        self._light(self._row_for_enter(wanted, len(starting)))
        self._fit()

    def _row_for_enter(self, wanted: str, starting: int) -> int:
        """Nothing before one types; then what begins so, else the new one, else what holds it."""
        if not wanted:
            return -1
        if starting or not self._creates:
            return 0
        return self._model.rowCount() - 1

    def _add_row(self, shown: str, choice: str, *, is_new: bool = False) -> None:
        item = QStandardItem(shown)
        item.setData(choice, _CHOICE)
        item.setData(is_new, _IS_NEW)
        self._model.appendRow(item)

    def _unveil(self, lit: QModelIndex, before: QModelIndex) -> None:
        for index, called in ((before, self._veil), (lit, str)):
            if index.isValid() and not index.data(_IS_NEW):
                self._model.setData(index, called(index.data(_CHOICE)))

    def _light(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _fit(self) -> None:
        self.list.setFont(self._theme.font("body"))
        high = max(1, self.list.sizeHintForRow(0))
        # In a low window with large text the list is shorter, not cut off.
        room = self.window().height() - self._theme.px(_BESIDE_LIST)
        rows = min(max(_FEWEST_ROWS, min(_MOST_ROWS, room // high)), self._model.rowCount())
        self.list.setFixedSize(self._theme.px(_WIDTH), rows * high)
        self.list.setVisible(rows > 0)
        self.fit()

    def _on_moved(self, step: int) -> None:
        count = self._model.rowCount()
        if not count:
            return
        row = self.list.currentIndex().row()
        first = 0 if step > 0 else count - 1
        self._light(first if row < 0 else (row + step) % count)
        announce(self.field, self.list.currentIndex().data())

    def _on_entered(self) -> None:
        self._on_picked(self.list.currentIndex())

    def _on_picked(self, index: QModelIndex) -> None:
        if index.isValid():
            choice: str = index.data(_CHOICE)
            self.dismiss()
            self.chosen.emit(choice)


class _FilterField(Field):
    """Keeps the focus while arrows move through the list."""

    moved = Signal(int)
    taken = Signal()

    def event(self, event: QEvent) -> bool:
        """Tab takes what is lit for what was typed; with nothing typed it goes on."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self.text().strip():
            self.taken.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down belong to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)


def _folded(text: str) -> str:
    """What one types is found whatever its case and accents; a sign before it stays."""
    sign = "#" if text.startswith("#") else ""
    return sign + " ".join(fold(text).split())


def _added(words: str) -> str:
    return _("Add “{name}”").format(name=words)
