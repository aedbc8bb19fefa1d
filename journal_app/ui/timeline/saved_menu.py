"""What can be done with one kept search."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_button import IconButton


class SavedMenu(IconButton):
    """Three dots beside its name."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        words = _("{name}: options").format(name=name)
        super().__init__(theme, "dots-three", words, size=32, icon_size=18, parent=parent)
        self.menu_of_deeds = QMenu(self)
        self.menu_of_deeds.setAccessibleName(self.accessibleName())
        self.rename = self.menu_of_deeds.addAction(_("Rename"))
        self.up = self.menu_of_deeds.addAction(_("Move up"))
        self.down = self.menu_of_deeds.addAction(_("Move down"))
        self.menu_of_deeds.addSeparator()
        self.away = self.menu_of_deeds.addAction(_("Put away"))
        self.clicked.connect(self._open)

    def set_place(self, at: int, count: int) -> None:
        """Where it stands among how many; what is first cannot go further up."""
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)

    def _open(self) -> None:
        self.menu_of_deeds.setFont(self._theme.font("body"))
        self.menu_of_deeds.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
