"""Let the system's wish to end the app (SIGTERM, SIGINT, SIGHUP) arrive as a Qt signal."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_WISHES = ("SIGTERM", "SIGINT", "SIGHUP")


class QuitSignals(QObject):
    """Wakes the event loop through a socket, as a handler alone would wait for the next event."""

    received = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno())
        for name in _WISHES:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def _on_woken(self) -> None:
        self._read.recv(64)
        self.received.emit()
