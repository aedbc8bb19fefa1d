"""Notice that somebody does something in a window of ours: keys, the mouse, a finger, a pen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_SIGNS: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
        # What an input method hands over goes to the field alone, past its window.
        QEvent.Type.InputMethod,
    )
)
LOOK_MS: Final = 5000
"""How often windows are looked for that nobody announces, such as a menu."""


class InputWatch(QObject):
    """Listens to every window of ours, and to the field that is typed in.

    A filter on the application would cost a call for each event of each widget.
    """

    noticed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._field: QObject | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_windows)

    def start(self) -> None:
        """Begin to listen."""
        if self._look.isActive():
            return
        self._look.start()
        self._application.focusWindowChanged.connect(self._look_for_windows)
        self._application.focusObjectChanged.connect(self._on_field)
        self._look_for_windows()
        self._on_field(self._application.focusObject())

    def stop(self) -> None:
        """Listen no more."""
        if not self._look.isActive():
            return
        self._look.stop()
        self._application.focusWindowChanged.disconnect(self._look_for_windows)
        self._application.focusObjectChanged.disconnect(self._on_field)
        for window in self._application.topLevelWindows():
            window.removeEventFilter(self)
        self._on_field(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only look; nothing is ever kept from its receiver."""
        if event.type() in _SIGNS:
            self.noticed.emit()
        return False

    def _look_for_windows(self, _window: QWindow | None = None) -> None:
        for window in self._application.topLevelWindows():
            # Twice on the same window is as good as once.
            window.installEventFilter(self)

    def _on_field(self, field: QObject | None) -> None:
        before, self._field = self._field, None if isinstance(field, QWindow) else field
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if self._field is not None:
            self._field.installEventFilter(self)
