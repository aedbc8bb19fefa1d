"""What kind of moment it is: said already, and changed only by whoever wants to."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.core.moments import NOTICED
from journal_app.core.vocabulary import Term
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button


class KindButton(Button):
    """A quiet word with a menu behind it; the word is told as the description."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "",
            "ghost",
            "caret-down",
            _("Kind of moment"),
            parent,
            style="small",
            icon_last=True,
        )
        self._kinds: dict[str, Term] = {}
        self._shown = NOTICED
        self._menu: QMenu | None = None
        self.clicked.connect(self._open)

    def offer(self, kinds: Sequence[Term]) -> None:
        """Offer these; without any there is nothing to change."""
        self._kinds = {term.id: term for term in kinds}
        self._menu = None
        self.setVisible(bool(kinds))
        self.set_kind(self._shown)

    def set_kind(self, kind: str) -> None:
        """Show this kind, without sending `chosen`."""
        self._shown = kind
        known = self._kinds.get(kind)
        self.set_label("" if known is None else known.label)
        self.setAccessibleDescription(self.label)

    @property
    def menu_of_kinds(self) -> QMenu:
        """The menu, made when it is first wanted."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.accessibleName())
            for kind, term in self._kinds.items():
                action = QAction(term.label.replace("&", "&&"), self._menu)
                action.setCheckable(True)
                action.setData(kind)
                self._menu.addAction(action)
            self._menu.triggered.connect(self._on_triggered)
        return self._menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens, too."""
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        menu = self.menu_of_kinds
        for action in menu.actions():
            action.setChecked(action.data() == self._shown)
            if action.isChecked():
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_triggered(self, action: QAction) -> None:
        kind: str = action.data()
        if kind != self._shown:
            self.set_kind(kind)
            self.chosen.emit(kind)
