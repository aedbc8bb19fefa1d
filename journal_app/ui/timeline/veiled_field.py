"""A search whose names of people stand as initials while nobody points at it or types in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import SearchField


class VeiledField(SearchField):
    """`text` is always what was typed; only what is shown, and told, is veiled."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        self._veil: Callable[[str], str] = str
        self._whole: str | None = None
        self._caret = 0
        super().__init__(theme, placeholder, parent=parent)
        self.textChanged.connect(self._on_written)

    @property
    def veiled(self) -> bool:
        """Whether something else is shown than what was typed."""
        return self._whole is not None

    def set_veil(self, veil: Callable[[str], str]) -> None:
        """From now on show what this makes of the text."""
        self._veil = veil
        self._lift()
        self._settle()

    def text(self) -> str:
        """What was typed."""
        return super().text() if self._whole is None else self._whole

    def setText(self, text: str | None) -> None:
        """Say this, veiled while nobody is there."""
        self._lift()
        super().setText(text)
        self._settle()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points at it reads it whole."""
        super().enterEvent(event)
        self._lift()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody does any more."""
        super().leaveEvent(event)
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whole before anything is chosen in it."""
        self._lift()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu of it belongs to it still."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _lift(self) -> None:
        """Show what was typed."""
        whole, self._whole = self._whole, None
        if whole is not None:
            with QSignalBlocker(self):
                super().setText(whole)
            self.setCursorPosition(self._caret)

    def _settle(self) -> None:
        if self.veiled or self.hasFocus() or self.underMouse():
            return
        whole = super().text()
        shown = self._veil(whole)
        if shown != whole:
            self._caret = self.cursorPosition()
            with QSignalBlocker(self):
                super().setText(shown)
            self._whole = whole

    def _on_written(self) -> None:
        """Somebody else changed what is shown: that is what it says now."""
        self._whole = None
