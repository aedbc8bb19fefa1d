"""The eight boxes of a recovery code, between which the hands move by themselves."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.i18n import _
from journal_app.services.recovery import GROUPS, GroupState
from journal_app.ui.lock.group_box import GroupBox
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce

_COLUMNS: Final = 4
_FEWER: Final = 2
_BETWEEN: Final = 10
_WHOLE: Final = frozenset({GroupState.GOOD, GroupState.WRONG})


class CodeBoxes(QFrame):
    """Two rows of four, or four of two, from left to right in every language."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Recovery code"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.boxes = tuple(GroupBox(theme, number) for number in range(1, GROUPS + 1))
        self._states = [box.state for box in self.boxes]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_BETWEEN)
        self._arrange(_COLUMNS)
        for at, box in enumerate(self.boxes):
            self._connect(at, box)

    @property
    def groups(self) -> tuple[str, ...]:
        """What stands in the boxes."""
        return tuple(box.field.text() for box in self.boxes)

    @property
    def all_good(self) -> bool:
        """Whether every group passes its own check."""
        return all(box.state is GroupState.GOOD for box in self.boxes)

    def put(self, groups: Sequence[str], *, first: int = 0) -> None:
        """Let these groups stand in the boxes from `first` (0 to 7) on."""
        for box, group in zip(self.boxes[first:], groups, strict=False):
            box.field.put(group)
        self._tell_many()

    def rest(self, resting: bool) -> None:
        """Take nothing while the code is tried."""
        for box in self.boxes:
            box.field.setReadOnly(resting)

    def go_to(self, at: int) -> None:
        """Put the keyboard into a box, 0 to 7, after what stands there."""
        field = self.boxes[at].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.end(False)

    def go_to_first_open(self) -> None:
        """Put the keyboard where something is still to do, else into the last box."""
        wanted = [at for at, box in enumerate(self.boxes) if box.state is not GroupState.GOOD]
        self.go_to(wanted[0] if wanted else GROUPS - 1)

    def minimumSizeHint(self) -> QSize:
        """Two of them beside each other."""
        hint = super().minimumSizeHint()
        return QSize(self._wide(_FEWER), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two in a row where four do not fit."""
        super().resizeEvent(event)
        self._arrange(_COLUMNS if self.width() >= self._wide(_COLUMNS) else _FEWER)

    def forget(self) -> None:
        """Drop every digit."""
        for box in self.boxes:
            box.field.put("")
        self._states = [box.state for box in self.boxes]

    def _wide(self, columns: int) -> int:
        box = max(each.minimumSizeHint().width() for each in self.boxes)
        box = max(box, *(each.minimumWidth() for each in self.boxes))
        return columns * box + (columns - 1) * _BETWEEN

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, box in enumerate(self.boxes):
            self._grid.addWidget(box, at // columns, at % columns)

    def _connect(self, at: int, box: GroupBox) -> None:
        field = box.field
        field.edited.connect(lambda: self._on_edited(at))
        field.filled.connect(lambda: self._on_filled(at))
        field.overflowed.connect(lambda groups: self._on_overflowed(at, groups))
        field.went.connect(lambda way: self._on_went(at, way))
        field.stepped.connect(lambda way: self._on_stepped(at, way))
        field.returnPressed.connect(self.entered)

    def _on_edited(self, at: int) -> None:
        box = self.boxes[at]
        before, self._states[at] = self._states[at], box.state
        if box.state is not before and box.state in _WHOLE:
            announce(box.field, box.spoken())
        self.changed.emit()

    def _on_filled(self, at: int) -> None:
        if at + 1 < GROUPS:
            self.go_to(at + 1)

    def _on_overflowed(self, at: int, groups: Sequence[str]) -> None:
        # A whole code belongs into the first box on, wherever it was pasted.
        first = 0 if len(groups) == GROUPS else at
        self.put(groups, first=first)
        last = min(first + len(groups), GROUPS) - 1
        if self.boxes[last].state in _WHOLE and last + 1 < GROUPS:
            last += 1
        self.go_to(last)
        self.changed.emit()

    def _on_went(self, at: int, way: int) -> None:
        if 0 <= at + way < GROUPS:
            self.go_to(at + way)
            if way > 0:
                self.boxes[at + way].field.home(False)

    def _on_stepped(self, at: int, way: int) -> None:
        there = at + way * self._columns
        if 0 <= there < GROUPS:
            self.go_to(there)

    def _tell_many(self) -> None:
        self._states = [box.state for box in self.boxes]
        if self.all_good:
            announce(self, _("All eight groups are right."))
            return
        wrong = [box.spoken() for box in self.boxes if box.state is GroupState.WRONG]
        if wrong:
            announce(self, " ".join(wrong))
