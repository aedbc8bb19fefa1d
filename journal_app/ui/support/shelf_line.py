"""One line of a shelf, changed in place, moved and taken away."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.core.ids import Uid
from journal_app.core.shelves import LONGEST_LINE
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.icon_button import IconButton

BEFORE_BUTTONS: Final = 8
_GAP: Final = 2
_SIDE: Final = 34


def buttons_width(theme: Theme) -> int:
    """How much room the three buttons at the end of a line take, in pixels."""
    return 3 * theme.px(_SIDE) + 2 * _GAP


class LineRow(QFrame):
    """The words in their own hand; Alt with the arrows moves the line as well."""

    edited = Signal()
    left = Signal()
    moved = Signal(int)
    """One up or one down."""
    removed = Signal()

    def __init__(self, theme: Theme, uid: Uid, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uid = uid
        self.field = _LineField(theme, text)
        self.up = IconButton(theme, "caret-up", _("Move up"), size=_SIDE, icon_size=16, tone="ink3")
        self.down = IconButton(
            theme, "caret-down", _("Move down"), size=_SIDE, icon_size=16, tone="ink3"
        )
        self.remove = IconButton(theme, "x", _("Take away"), size=_SIDE, icon_size=16, tone="ink3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.field, 1)
        row.addSpacing(BEFORE_BUTTONS - _GAP)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        self.field.textEdited.connect(self._on_edited)
        self.field.editingFinished.connect(self.left)
        self.field.moved.connect(self.moved)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self._describe()

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.field.text()

    def show_place(self, *, first: bool, last: bool) -> None:
        """The first cannot go up, nor the last down."""
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def _on_edited(self) -> None:
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        for button in (self.up, self.down, self.remove):
            button.setAccessibleDescription(self.text)


class _LineField(Field):
    """Shows a long line from its beginning."""

    moved = Signal(int)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, "", "sentence", _("Line"))
        self.setMaxLength(LONGEST_LINE)
        self.setText(text)
        self.setCursorPosition(0)
        self.editingFinished.connect(self._to_beginning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the line."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def _to_beginning(self) -> None:
        if not self.hasFocus():
            self.setCursorPosition(0)
