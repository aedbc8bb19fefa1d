"""What can be done with one of several things in an order: up, down, and away."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_button import IconButton


class RowMenu(IconButton):
    """Three dots; `place` says where it stands among how many."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        move: Callable[[int], object],
        remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "dots-three", name, size=32, icon_size=18, parent=parent)
        self._move = move
        self._remove = remove
        self._place = (0, 1)
        self.menu_of_deeds = QMenu(self)
        self.menu_of_deeds.setAccessibleName(self.accessibleName())
        self.up = self.menu_of_deeds.addAction(_("Move up"))
        self.down = self.menu_of_deeds.addAction(_("Move down"))
        self.menu_of_deeds.addSeparator()
        self.away = self.menu_of_deeds.addAction(_("Remove"))
        self.up.triggered.connect(lambda: self._move(-1))
        self.down.triggered.connect(lambda: self._move(1))
        self.away.triggered.connect(lambda: self._remove())
        self.clicked.connect(self._open)

    def set_place(self, at: int, count: int) -> None:
        """Where it stands; what is first cannot go further up."""
        self._place = (at, count)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)

    def _open(self) -> None:
        self.menu_of_deeds.setFont(self._theme.font("body"))
        start = self.mapToGlobal(QPoint(0, self.height() + 4))
        if not self.isRightToLeft():
            start.setX(start.x() + self.width() - self.menu_of_deeds.sizeHint().width())
        self.menu_of_deeds.popup(start)


def moved(order: list[str], at: int, step: int) -> list[str]:
    """The same order with one of it a place further up or down."""
    to = at + step
    if not 0 <= to < len(order):
        return order
    changed = list(order)
    changed.insert(to, changed.pop(at))
    return changed
