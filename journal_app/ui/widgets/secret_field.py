"""A line for digits that open the journal: what is typed in it goes nowhere else."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import FieldKind
from journal_app.ui.widgets.withheld_field import WithheldField

_NEVER: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SecretField(WithheldField):
    """Shows what is typed, so that digits can be compared, and hands it to nobody.

    No input method learns it and nothing can be undone to it. Digits run from left to right
    everywhere.
    """

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        kind: FieldKind = "normal",
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, placeholder, kind, name, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferNumbers
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is brought back."""
        if any(event.matches(each) for each in _NEVER):
            event.accept()
            return
        super().keyPressEvent(event)
