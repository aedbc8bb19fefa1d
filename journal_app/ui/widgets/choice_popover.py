"""Choose one of many by typing, or make a new one: people and tags."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.popover import Popover

_MOST_ROWS: Final = 7
_WIDTH: Final = 260
_CHOICE: Final = Qt.ItemDataRole.UserRole


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
    ) -> None:
        super().__init__(theme, window, name)
        self._creates = creates
        self._choices: list[str] = []
        self._model = QStandardItemModel(self)
        self.field = _FilterField(theme, placeholder, name=placeholder)
        self.list = QListView()
        self.list.setModel(self._model)
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
        self.list.clicked.connect(self._on_picked)

    def choose_at(self, anchor: QWidget, choices: Sequence[str]) -> None:
        """Open beside the anchor with these labels, best first."""
        self._choices = list(choices)
        self.field.clear()
        self._refill("")
        self.open_at(anchor, self.field)

    def _on_typed(self, text: str) -> None:
        self._refill(text)

    def _refill(self, text: str) -> None:
        wanted = " ".join(text.split())
        key = wanted.casefold()
        starting = [label for label in self._choices if label.casefold().startswith(key)]
        holding = [
            label for label in self._choices if key in label.casefold() and label not in starting
        ]
        self._model.clear()
        for label in starting + holding:
            self._add_row(label, label)
        known = any(label.casefold() == key for label in self._choices)
        if wanted and self._creates and not known:
            self._add_row(_("Add “{name}”").format(name=wanted), wanted)
        self._light(self._row_for_enter(wanted, len(starting)))
        self._fit()

    def _row_for_enter(self, wanted: str, starting: int) -> int:
        """Nothing before one types; then what begins so, else the new one, else what holds it."""
        if not wanted:
            return -1
        if starting or not self._creates:
            return 0
        return self._model.rowCount() - 1

    def _add_row(self, shown: str, choice: str) -> None:
        item = QStandardItem(shown)
        item.setData(choice, _CHOICE)
        self._model.appendRow(item)

    def _light(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, self._model.rowCount())
        self.list.setFont(self._theme.font("body"))
        self.list.setFixedSize(
            self._theme.px(_WIDTH), max(0, rows * max(1, self.list.sizeHintForRow(0)))
        )
        self.list.setVisible(rows > 0)
        self.content.activate()
        self.resize(self.sizeHint())

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down belong to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
