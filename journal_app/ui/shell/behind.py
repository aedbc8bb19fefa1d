"""`Behind`: notice that a window of another program is in front, and that it is not any more."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

GRACE_MS: Final = 120
"""From one window of ours to another there is an instant in which none is in front."""


class Behind(QObject):
    """Asks the application, not a window: the small window, menus and dialogs are ours too."""

    left = Signal()
    came_back = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._on_grace_over)
        application.applicationStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._grace.stop()
            self.came_back.emit()
        else:
            self._grace.start()

    def _on_grace_over(self) -> None:
        # A dialog of the desktop, such as the one for files, is asked for by us.
        if self._application.activeModalWidget() is None:
            self.left.emit()
