"""Buttons of one size, none louder than another."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button

_GAP = 10


class EqualButtons(QFrame):
    """Each as wide as the widest; below each other, or side by side."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        labels: Iterable[str],
        *,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons = tuple(Button(theme, label, "outline", size="large") for label in labels)
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for button in self.buttons:
            row.addWidget(button)
        theme.changed.connect(self._level)
        self._level()

    def focus_first(self) -> None:
        """The hands go to the first one."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _level(self) -> None:
        widest = max(button.sizeHint().width() for button in self.buttons)
        for button in self.buttons:
            button.setFixedWidth(widest)
