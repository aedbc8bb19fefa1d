"""What could be typed next, below the field: the caret stays in the field."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from journal_app.core.search_hints import Hint
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.search_wording import explained
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.own_direction import OwnDirection
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 260
_MOST_ROWS: Final = 8


class HintList(Popover):
    """Arrows light a hint, Tab or Enter takes it, a click as well; Esc closes."""

    taken = Signal(object)
    """Carries the `Hint`."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Search hints"))
        self._hints: Sequence[Hint] = ()
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(OwnDirection(self.list))
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(_("Search hints"))
        # The caret stays in the field; `step` tells which hint is lit.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(self.list)
        self.list.clicked.connect(self._on_clicked)

    @property
    def lit(self) -> Hint | None:
        """The hint that Enter takes."""
        row = self.list.currentIndex().row()
        return self._hints[row] if 0 <= row < len(self._hints) else None

    @property
    def first(self) -> Hint | None:
        """The one at the top."""
        return self._hints[0] if self._hints else None

    @property
    def labels(self) -> list[str]:
        """What is offered, from the top."""
        return [hint.label for hint in self._hints]

    def offer(self, anchor: QWidget, hints: Sequence[Hint]) -> None:
        """Show these below the field."""
        self._hints = hints
        self._model.clear()
        for hint in hints:
            self._model.appendRow(QStandardItem(explained(hint)))
        self.list.setCurrentIndex(QModelIndex())
        self.list.setFont(self._theme.font("body"))
        rows = min(_MOST_ROWS, len(hints))
        height = rows * max(1, self.list.sizeHintForRow(0))
        self.list.setFixedSize(self._theme.px(_WIDTH), height)
        self.content.activate()
        if self.isHidden():
            self.open_at(anchor, anchor)
        else:
            # The field grows with what it says.
            self.fit()
            self.move(self._place_for(anchor))

    def step(self, by: int) -> None:
        """Light the next one, or the one before; around the ends."""
        count = len(self._hints)
        row = self.list.currentIndex().row()
        first = 0 if by > 0 else count - 1
        self.list.setCurrentIndex(self._model.index(first if row < 0 else (row + by) % count, 0))
        announce(self.list, self._hints[self.list.currentIndex().row()].label)

    def dismiss(self) -> None:
        """Close, and keep nothing of what was offered."""
        super().dismiss()
        self._hints = ()
        self._model.clear()

    def _on_clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._hints):
            self.taken.emit(self._hints[index.row()])
