"""Make one `QAction` of each command, and know who does it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId, Needs, catalog
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.overlay import OVER_ALL, overlay_in
from journal_app.ui.actions.routing import command_at
from journal_app.ui.widgets.popover import Popover

Handler = Callable[[], object]
Offered = Callable[[], bool]


_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""What makes a key a command wherever one stands."""
_ROUTED: Final = (Needs.TEXT, Needs.PAGE)


class Actions(QObject):
    """The commands of one window; its shortcuts work while the menu bar is hidden.

    Commands for text are bound from the start: the focused widget does them. While something lies
    over the whole window, nothing is done beneath it.
    """

    keys_changed = Signal()
    """Some commands have other keys now; menus show them already."""

    def __init__(self, window: QWidget, keys: Keys) -> None:
        super().__init__(window)
        self._window = window
        self.keys = keys
        self._fallback: Callable[[], QWidget | None] = lambda: None
        self._focused: Callable[[], QWidget | None] = window.focusWidget
        self._handlers: dict[ActionId, Handler] = {}
        self._offered: dict[ActionId, Offered] = {}
        self._is_open = False
        self._actions: dict[ActionId, QAction] = {}
        self._needs: dict[ActionId, Needs] = {}
        self._choices: dict[str, QActionGroup] = {}
        for spec in catalog():
            action = QAction(spec.text, self)
            action.setObjectName(spec.id.value)
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
        self._take_keys()
        keys.changed.connect(self._take_keys)
        self.set_open(False)

    def __getitem__(self, action: ActionId) -> QAction:
        """The action itself, for menus and for checking it."""
        return self._actions[action]

    def at(self, event: QKeyEvent) -> QAction | None:
        """The command with these keys, if it can be used now.

        A bare letter belongs to a popover that has the keyboard, and to nothing below it.
        """
        letter = event.key() < Qt.Key.Key_Escape and not event.modifiers() & _HELD
        if letter and self._in_popover():
            return None
        keys = QKeySequence(event.keyCombination())
        for at, action in self._actions.items():
            if keys in action.shortcuts():
                self._look_at(at)
                if action.isEnabled():
                    return action
        return None

    def bind(self, action: ActionId, handler: Handler, *, offered: Offered | None = None) -> None:
        """From now on this is done so; it is offered only while `offered` says that it can be."""
        self._handlers[action] = handler
        if offered is not None:
            self._offered[action] = offered

    def look(self) -> None:
        """See what can be done now: to be called before commands are shown."""
        for action in self._needs:
            self._look_at(action)

    def fall_back_to(self, page: Callable[[], QWidget | None]) -> None:
        """Ask this widget when nobody around the focus does a command for text."""
        self._fallback = page

    def focus_is(self, focused: Callable[[], QWidget | None]) -> None:
        """Ask the widget that has the focus for this window, but for what only shows commands."""
        self._focused = focused

    def set_open(self, is_open: bool) -> None:
        """Commands that need the journal rest while it is closed."""
        self._is_open = is_open
        self.look()

    def usable(self) -> list[ActionId]:
        """Commands that would do something now, in the order of the menus."""
        self.look()
        return [at for at in self._actions if self._is_usable(at)]

    def unbound(self) -> list[ActionId]:
        """Commands that would do nothing."""
        return [
            action
            for action, needs in self._needs.items()
            if needs not in _ROUTED and action not in self._handlers
        ]

    def _take_keys(self) -> None:
        for at, action in self._actions.items():
            action.setShortcuts([QKeySequence(keys) for keys in self.keys.of(at)])
        self.keys_changed.emit()

    def _is_usable(self, at: ActionId) -> bool:
        action = self._actions[at]
        if not (action.isEnabled() and action.isVisible()):
            return False
        return at in self._handlers or self._routed(at) is not None

    def _look_at(self, action: ActionId) -> None:
        needs, held = self._needs[action], self._is_held(action)
        closed = needs in (Needs.OPEN_JOURNAL, Needs.PAGE) and not self._is_open
        if needs is Needs.PAGE and action not in self._handlers:
            there = not closed and self._routed(action) is not None
        elif action in self._offered:
            there = not closed and self._offered[action]()
        else:
            self._actions[action].setEnabled(not closed and not held)
            return
        self._actions[action].setEnabled(there and not held)
        self._actions[action].setVisible(there)

    def _in_popover(self) -> bool:
        widget: QWidget | None = self._window.focusWidget()
        while widget is not None and not isinstance(widget, Popover):
            widget = widget.parentWidget()
        return widget is not None

    def _is_held(self, action: ActionId) -> bool:
        """Whether it has to wait until what lies over the window is closed."""
        over = overlay_in(self._window)
        if over is None or over.gives_way or action in OVER_ALL:
            return False
        return action in self._handlers

    def _do(self, action: ActionId) -> None:
        handler = None if self._is_held(action) else self._handlers.get(action)
        if handler is None and self._needs[action] in _ROUTED:
            handler = self._routed(action)
        if handler is not None:
            handler()

    def _routed(self, action: ActionId) -> Handler | None:
        focus, over = self._focused(), overlay_in(self._window)
        if over is not None:
            return None if focus is None or over.covers(focus) else command_at(focus, action)
        return command_at(focus, action) or command_at(self._fallback(), action)

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
