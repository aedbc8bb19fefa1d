"""Make one `QAction` of each command, and know who does it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId, Needs, catalog
from journal_app.ui.actions.routing import command_at

Handler = Callable[[], object]


class Actions(QObject):
    """The commands of one window; its shortcuts work while the menu bar is hidden.

    Commands for text are bound from the start: the focused widget does them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._fallback: Callable[[], QWidget | None] = lambda: None
        self._handlers: dict[ActionId, Handler] = {}
        self._actions: dict[ActionId, QAction] = {}
        self._needs: dict[ActionId, Needs] = {}
        self._choices: dict[str, QActionGroup] = {}
        for spec in catalog():
            action = QAction(spec.text, self)
            action.setObjectName(spec.id.value)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(spec.needs is Needs.TEXT)
            action.setCheckable(spec.checkable)
            # Qt moves what it takes for Quit or About into another menu on macOS by their words.
            action.setMenuRole(_menu_role(spec.id))
            if spec.choice:
                self._choice(spec.choice).addAction(action)
            self._actions[spec.id] = action
            self._needs[spec.id] = spec.needs
            action.triggered.connect(lambda _checked=False, at=spec.id: self._do(at))
            window.addAction(action)
        self.set_open(False)

    def __getitem__(self, action: ActionId) -> QAction:
        """The action itself, for menus and for checking it."""
        return self._actions[action]

    def at(self, event: QKeyEvent) -> QAction | None:
        """The command with these keys, if it can be used now."""
        keys = QKeySequence(event.keyCombination())
        for action in self._actions.values():
            if action.isEnabled() and keys in action.shortcuts():
                return action
        return None

    def bind(self, action: ActionId, handler: Handler) -> None:
        """From now on this is done so."""
        self._handlers[action] = handler

    def fall_back_to(self, page: Callable[[], QWidget | None]) -> None:
        """Ask this widget when nobody around the focus does a command for text."""
        self._fallback = page

    def set_open(self, is_open: bool) -> None:
        """Commands that need the journal rest while it is closed."""
        for action, needs in self._needs.items():
            self._actions[action].setEnabled(is_open or needs is not Needs.OPEN_JOURNAL)

    def unbound(self) -> list[ActionId]:
        """Commands that would do nothing."""
        return [
            action
            for action, needs in self._needs.items()
            if needs is not Needs.TEXT and action not in self._handlers
        ]

    def _do(self, action: ActionId) -> None:
        handler = self._handlers.get(action)
        if handler is None and self._needs[action] is Needs.TEXT:
            focus = self._window.focusWidget()
            handler = command_at(focus, action) or command_at(self._fallback(), action)
        if handler is not None:
            handler()

    def _choice(self, name: str) -> QActionGroup:
        if name not in self._choices:
            self._choices[name] = QActionGroup(self)
        return self._choices[name]


def _menu_role(action: ActionId) -> QAction.MenuRole:
    match action:
        case ActionId.QUIT:
            return QAction.MenuRole.QuitRole
        case ActionId.ABOUT:
            return QAction.MenuRole.AboutRole
        case _:
            return QAction.MenuRole.NoRole
