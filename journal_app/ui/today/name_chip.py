"""The chip of a person or a tag: a press takes it off, its menu leads to everything with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip


class NameChip(Chip):
    """The menu opens with the other button of the mouse, the menu key, or Shift+F10."""

    page_wanted = Signal()

    def __init__(self, theme: Theme, name: str, icon: str, spoken: str) -> None:
        super().__init__(theme, name, icon=icon, removable=True, name=spoken)
        self.menu_of_name = QMenu(self)
        self.menu_of_name.setAccessibleName(spoken)
        everything = self.menu_of_name.addAction(_("Everything with this name"))
        everything.triggered.connect(self.page_wanted)
        take_off = self.menu_of_name.addAction(_("Take it off"))
        take_off.triggered.connect(self.click)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with it."""
        self.menu_of_name.setFont(self._theme.font("body"))
        self.menu_of_name.popup(event.globalPos())
