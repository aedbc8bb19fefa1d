"""`Sheets`: at most one sheet over the window, and the two every window can show."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from journal_app.ui.sheet_dialog import SheetDialog


class Sheets(QObject):
    """Opens one in the place of the other; what they are made of is loaded when it is wanted."""

    def __init__(self, theme: Theme, window: QWidget, actions: Actions, data_folder: Path) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._actions = actions
        self._data_folder = data_folder
        self._sheet: SheetDialog | None = None
        actions.bind(ActionId.KEYBOARD, self.show_keyboard)
        actions.bind(ActionId.ABOUT, self.show_about)

    def show_keyboard(self) -> None:
        """Every command and its keys."""
        from journal_app.ui.shell.keyboard_help import keyboard_help

        self._open(keyboard_help(self._theme, self._window, self._actions))

    def show_about(self) -> None:
        """What this is, and where the journal lies."""
        from journal_app.ui.shell.about import about

        self._open(about(self._theme, self._window, self._data_folder))

    def close(self) -> None:
        """Put away the one that is open."""
        if self._sheet is not None:
            self._sheet.dismiss()

    def _open(self, sheet: "SheetDialog") -> None:
        self.close()
        self._sheet = sheet
        sheet.closed.connect(self._on_closed)
        sheet.open()

    def _on_closed(self) -> None:
        self._sheet = None
