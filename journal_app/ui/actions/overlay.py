"""`Overlay`: what covers the whole window, so that no command reaches what lies beneath."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QFrame, QMenuBar, QWidget
from shiboken6 import isValid

from journal_app.ui.actions.catalog import ActionId

OVER_ALL: Final = frozenset(
    {
        *(ActionId.LOCK, ActionId.COVER, ActionId.QUIT, ActionId.PAUSE, ActionId.NOTE_MOMENT),
        *(ActionId.BIGGER, ActionId.SMALLER, ActionId.ACTUAL_SIZE, ActionId.STILLNESS),
        *(ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK),
        *(ActionId.CONTRAST_SYSTEM, ActionId.CONTRAST_NORMAL, ActionId.CONTRAST_HIGH),
        *(ActionId.FULL_SCREEN, ActionId.MENU_BAR, ActionId.MENU),
    }
)
"""What can be done whatever lies over the window: put it away, pause, and change its look."""


class Overlay(QFrame):
    """Lies over the window and has the keyboard while it is shown; beneath it nothing happens."""

    gives_way = False
    """Going elsewhere closes it; where it does not, no command goes elsewhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._came_from: QWidget | None = None
        self._focus: QWidget | None = None
        self._handle: QWindow | None = None
        self._laid = False
        self._aside = False
        self.hide()

    @property
    def laid(self) -> bool:
        """Whether it was laid over the window and not closed since; it may be out of sight."""
        return self._laid

    @property
    def aside(self) -> bool:
        """Whether a scene has the window for a while; what was begun on it goes on."""
        return self._aside

    def cover_window(self) -> None:
        """Show it over everything, whatever the size of the window becomes."""
        self._laid = True
        self._came_from = self._over.focusWidget()
        self._over.installEventFilter(self)
        self._watch(self._over.windowHandle())
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def uncover_window(self) -> None:
        """Hide it, and give the keyboard back."""
        self._laid = self._aside = False
        if not isValid(self._over):
            # A window destroyed while it shows hides its pages, and is out of reach by then. An
            # error in what Qt calls ends the process: under Python 3.11 the bindings take one that
            # C code raised, such as theirs about a dead object, for another kind of thing.
            return
        self.hide()
        self._over.removeEventFilter(self)
        self._watch(None)
        came_from, self._came_from = self._came_from, None
        self._focus = None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close it; a subclass lets go of what it shows, or stays while it is at work."""
        self.uncover_window()

    def put_aside(self) -> None:
        """Hide it while something else takes the window."""
        self._aside = True
        self.hide()

    def on_put_away(self) -> None:
        """The window locks or closes: a subclass ends what is on its way, seen or not."""

    def come_back(self) -> None:
        """Show it again where something else took the window, unless it was closed meanwhile."""
        self._aside = False
        if not self._laid:
            return
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._take_focus()

    def covers(self, widget: QWidget) -> bool:
        """Whether this lies beneath it; popovers over it and the menu bar do not."""
        outer: QWidget | None = widget
        while outer is not None and outer.parentWidget() is not self._over:
            outer = outer.parentWidget()
        if outer is None:
            return widget is self._over
        if outer is self or isinstance(outer, QMenuBar):
            return False
        every = self._over.children()
        return every.index(outer) < every.index(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the whole window, whatever its size becomes."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def _watch(self, handle: QWindow | None) -> None:
        if self._handle is not None and isValid(self._handle):
            self._handle.focusObjectChanged.disconnect(self._on_focus_moved)
        self._handle = handle
        if handle is not None:
            # Queued: the signal comes while Qt is still moving the focus.
            queued = Qt.ConnectionType.QueuedConnection
            handle.focusObjectChanged.connect(self._on_focus_moved, queued)

    @Slot()
    def _on_focus_moved(self) -> None:
        focus = self._over.focusWidget()
        if self.isHidden() or self.parentWidget() is not self._over:
            return
        if focus is not None and self.isAncestorOf(focus):
            self._focus = focus
        elif focus is None or self.covers(focus):
            # A page that is loaded late takes the keyboard; what is typed then belongs up here.
            self._take_focus()

    def _take_focus(self) -> None:
        focus = self._focus
        if focus is not None and isValid(focus) and focus.isVisible() and focus.isEnabled():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.focusNextPrevChild(True):
            # Everything on it rests: the keyboard waits here, and Esc still closes it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def overlay_in(window: QWidget) -> Overlay | None:
    """What lies over everything else in this window now."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    shown = [each for each in window.findChildren(Overlay, options=direct) if not each.isHidden()]
    return shown[-1] if shown else None
