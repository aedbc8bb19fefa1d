"""`Behind`: notice that a window of another program is in front, and that it is not any more."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

GRACE_MS: Final = 120
"""From one window of ours to another there is an instant in which none is in front."""


class Behind(QObject):
    """Going is asked of the application, for the small window, menus and dialogs are ours too.

    Coming back is asked of the window: the small one may come up over another program.
    """

    left = Signal()
    came_back = Signal()

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._application = application
        self._window = window
        self._elsewhere = False
        self._over_dialog = False
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._on_grace_over)
        application.applicationStateChanged.connect(self._on_state)
        window.installEventFilter(self)

    @property
    def elsewhere(self) -> bool:
        """Whether somebody went to another program, and is not back at the window yet."""
        return self._elsewhere

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is in front; nothing is kept from it."""
        if event.type() is QEvent.Type.WindowActivate:
            self._back()
        return super().eventFilter(watched, event)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        self._over_dialog = False
        if state is not Qt.ApplicationState.ApplicationActive:
            self._grace.start()
            return
        self._grace.stop()
        if self._window.isActiveWindow():
            self._back()

    def _back(self) -> None:
        if self._elsewhere:
            self._elsewhere = False
            self.came_back.emit()

    def _on_grace_over(self) -> None:
        # A dialog of the desktop, such as the one for files, is asked for by us. Once it is
        # closed there is an instant again in which none of ours is in front.
        dialog = self._application.activeModalWidget() is not None
        if dialog or self._over_dialog:
            self._over_dialog = dialog
            self._grace.start()
            return
        self._elsewhere = True
        self.left.emit()
