"""See what happens in one window: presses, keys that move about, and where the focus goes."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget

_MOVING_KEYS: Final = frozenset(
    (
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_F6,
    )
)


class WindowWatch(QObject):
    """Listens to the window alone: a filter on the application would cost every event a call."""

    pressed = Signal(QPoint)
    """A mouse button went down, in coordinates of the window."""
    navigated = Signal()
    """A key was pressed that moves the focus."""
    focus_moved = Signal(object)
    """The focus has settled on this widget of the window, or on `None`."""
    resized = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        window.installEventFilter(self)
        self._attach()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look; nothing is ever kept from its receiver."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._attach()
            elif kind == QEvent.Type.Resize:
                self.resized.emit()
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.pressed.emit(event.position().toPoint())
        elif (
            kind == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVING_KEYS
        ):
            self.navigated.emit()
        return False

    def _attach(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or handle is self._handle:
            return
        self._handle = handle
        handle.installEventFilter(self)
        # Queued: the signal comes while Qt is still moving the focus, and whoever hides something
        # then takes it away from where it was going.
        queued = Qt.ConnectionType.QueuedConnection
        handle.focusObjectChanged.connect(self._on_focus_object_changed, queued)

    @Slot()
    def _on_focus_object_changed(self) -> None:
        active = self._window.isActiveWindow()
        self.focus_moved.emit(self._window.focusWidget() if active else None)
