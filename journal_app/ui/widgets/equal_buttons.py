"""Buttons of one size, none louder than another."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle
from journal_app.ui.widgets.button import Button, ButtonSize

_GAP = 10
_TIGHT_GAP = 6


class EqualButtons(QFrame):
    """Each as wide as the widest; below each other, or side by side."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        labels: Iterable[str],
        *,
        upright: bool = False,
        size: ButtonSize = "large",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        style: TextStyle = "smallm" if size == "small" else "label"
        self.buttons = tuple(
            Button(theme, label, "outline", size=size, style=style) for label in labels
        )
        self._theme = theme
        self._tight = False
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._row = QBoxLayout(way, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons:
            self._row.addWidget(button)
        theme.resized.connect(self._level)
        self._level()

    def focus_first(self) -> None:
        """The hands go to the first one."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tight(self, tight: bool) -> None:
        """Leave less around the words, where there is little room."""
        if tight != self._tight:
            self._tight = tight
            self._level()

    @property
    def roomy_width(self) -> int:
        """How wide they are where there is room."""
        count = len(self.buttons)
        return count * self._widest() + (count - 1) * _GAP

    def _widest(self) -> int:
        return max(button.sizeHint().width() for button in self.buttons)

    def _level(self) -> None:
        width = self._widest()
        if self._tight:
            width -= self._theme.px(18)
        self._row.setSpacing(_TIGHT_GAP if self._tight else _GAP)
        for button in self.buttons:
            button.setFixedWidth(width)
