"""The menu bar: out of sight until Alt or F10 asks for it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from journal_app.ui.actions.menus import fill
from journal_app.ui.actions.registry import Actions


class HiddenMenuBar(QMenuBar):
    """Shows itself while it is used, or all the time if that was chosen."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._always = False
        self._alt_alone = False
        self._handle: QWindow | None = None
        self._came_from: QWidget | None = None
        fill(self, actions)
        actions.focus_is(self.focus_before)
        for menu in self.findChildren(QMenu):
            menu.aboutToHide.connect(self._leave_soon)
        window.installEventFilter(self)
        self._put_away()

    def set_always(self, always: bool) -> None:
        """Show it all the time, or only when it is asked for."""
        self._always = always
        self._put_away()

    def call(self) -> None:
        """Show it with its first menu chosen, or put it away again."""
        if self.isVisible() and self.hasFocus():
            self.leave()
            return
        self._came_from = self.window().focusWidget()
        self.show()
        self.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.setActiveAction(self.actions()[0])

    def focus_before(self) -> QWidget | None:
        """What had the keyboard before the menus were called, or has it: commands act there."""
        came_from = self._came_from
        if came_from is not None and isValid(came_from):
            return came_from
        return self.window().focusWidget()

    def leave(self) -> None:
        """Give the keyboard back to where it came from."""
        came_from, self._came_from = self._came_from, None
        had_keyboard = self.hasFocus()
        self.setActiveAction(None)  # type: ignore[arg-type]  # the stub forgets that none may be
        if had_keyboard and came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the window for Alt pressed and let go alone; nothing is kept from anybody."""
        kind = event.type()
        if watched is self.window() and kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
            self._watch(self.window().windowHandle())
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif kind == QEvent.Type.MouseButtonPress:
            self._alt_alone = False
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alt_alone:
                self.call()
            self._alt_alone = False
        return False

    def _watch(self, handle: QWindow | None) -> None:
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _leave_soon(self) -> None:
        # Going from one menu to the next hides the first before the second is shown.
        QTimer.singleShot(0, self, self._leave_if_unused)

    def _leave_if_unused(self) -> None:
        if not any(menu.isVisible() for menu in self.findChildren(QMenu)):
            self.leave()

    def _put_away(self) -> None:
        self.setVisible(self._always or self.isNativeMenuBar())
