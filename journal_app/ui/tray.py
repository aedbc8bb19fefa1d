"""`Tray`: a quiet sign in the panel, for whoever asked for one; it says nothing but its name."""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal_app import APP_ID, APP_NAME
from journal_app.core.resources import resource
from journal_app.i18n import _
from journal_app.system.panel import Ground, panel_ground
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import ThemeName, load_tokens

_MARK: Final = "app/tideline-symbolic"
_THEMED_MARK: Final = f"{APP_ID}-symbolic"
"""Where the app is in the applications menu; panels give it the colour of their own text."""
_SIDES: Final = (16, 22, 24, 32, 48, 64)


class Tray(QObject):
    """One colour, no counts, no notifications; its menu tells nothing of what is kept.

    Made only when it was asked for. Begins as for a locked journal.
    """

    pause_requested = Signal()
    capture_requested = Signal()
    today_requested = Signal()
    open_requested = Signal()
    """Bring the window to the front as it is; also by a click on the sign itself."""
    lock_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QObject | None = None,
        *,
        name: str = APP_NAME,
        sign: str = "",
        ground: Callable[[], Ground] = panel_ground,
    ) -> None:
        """`sign` is an icon in the place of the app's own; `ground` tells the panel's colour."""
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._own_sign = sign
        self._menu = QMenu()
        self._menu.setAccessibleName(name)
        self._only_open: list[QAction] = []
        self._only_locked: list[QAction] = []
        self._pictures: list[tuple[QAction, str]] = []
        self._fill()
        self._sign = QSystemTrayIcon(self)
        self._sign.setToolTip(name)
        self._sign.setContextMenu(self._menu)
        self._sign.activated.connect(self._on_activated)
        theme.changed.connect(self._draw)
        self._draw()
        self.set_locked(True)

    def show(self) -> None:
        """Put the sign into the panel; without effect where there is no tray."""
        self._sign.show()

    def hide(self) -> None:
        """Take the sign out of the panel."""
        self._sign.hide()

    def set_locked(self, locked: bool) -> None:
        """While locked the menu offers only what needs nothing of the journal."""
        for action in self._only_open:
            action.setVisible(not locked)
        for action in self._only_locked:
            action.setVisible(locked)

    def _fill(self) -> None:
        wishes = (
            (_("Pause for a minute"), "wind", self.pause_requested, self._only_open),
            (_("Note a moment…"), "note-pencil", self.capture_requested, None),
            None,
            (_("Open today"), "sun-horizon", self.today_requested, self._only_open),
            (_("Open"), "sun-horizon", self.open_requested, self._only_locked),
            None,
            (_("Lock now"), "lock-simple", self.lock_requested, self._only_open),
            (_("Quit"), "x", self.quit_requested, None),
        )
        for wish in wishes:
            if wish is None:
                self._only_open.append(self._menu.addSeparator())
                continue
            text, picture, wanted, only = wish
            action = self._menu.addAction(text)
            # On macOS Qt would take Quit away into the menu of the app by its word alone.
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(wanted)
            self._pictures.append((action, picture))
            if only is not None:
                only.append(action)

    def _draw(self) -> None:
        between = _ink_between(self._theme)
        for action, picture in self._pictures:
            # The desktop draws the menu, on a ground of its own.
            action.setIcon(self._theme.icons.icon(picture, between, between, self._theme.px(18)))
        own = self._own_sign
        themed = None if own else _themed_mark()
        self._sign.setIcon(themed or _drawn_mark(self._theme, self._ink(), own or _MARK))

    def _ink(self) -> QColor:
        """What stands out from the panel, whatever the windows of the app look like."""
        match self._ground():
            case Ground.LIGHT:
                return _ink_of("light")
            case Ground.DARK:
                return _ink_of("dark")
            case Ground.UNKNOWN:
                return _ink_between(self._theme)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()


def tray_available() -> bool:
    """Whether this desktop has a place for such a sign.

    Asks the session bus and waits for it the first time; Qt keeps that answer until the app ends.
    """
    return QSystemTrayIcon.isSystemTrayAvailable()


def no_tray_words() -> str:
    """What the settings say in the place of the switch where there is no tray."""
    return _("This desktop has no tray; the app’s entry in the applications menu does the same.")


def _themed_mark() -> QIcon | None:
    if sys.platform in {"win32", "darwin"} or not QIcon.hasThemeIcon(_THEMED_MARK):
        return None
    return QIcon.fromTheme(_THEMED_MARK)


def _drawn_mark(theme: Theme, ink: QColor, mark: str) -> QIcon:
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(theme.icons.pixmap(mark, ink, side))
    # macOS then gives it the colour that stands out from its menu bar.
    icon.setIsMask(sys.platform == "darwin")
    return icon


def _ink_between(theme: Theme) -> QColor:
    """At least three to one against white, against black, and against the usual panels."""
    return theme.mix(_ink_of("light"), _ink_of("dark"), 0.5)


def _ink_of(name: ThemeName) -> QColor:
    ink = load_tokens(resource("themes", f"{name}.toml"))["ink"]
    return QColor(ink.red, ink.green, ink.blue)
