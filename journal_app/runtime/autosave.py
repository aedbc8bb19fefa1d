"""Decide when what is typed is kept: soon after the last key, and now and then while typing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 800
"""After the last key."""
LONGEST_MS = 5000
"""While typing goes on."""
RETRY_MS = (1000, 2000, 5000, 10000)
"""After a save that failed; the last one again and again."""


class Autosave(QObject):
    """Asks for a save at the right times; it never sees the text.

    `save` starts one and must lead to `done()` or `failed()`; while one is on its way no other
    is asked for, and what was typed meanwhile is saved right after.
    """

    settled = Signal()
    """Nothing is waiting and nothing is on its way."""

    def __init__(self, save: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._dirty = False
        self._saving = False
        self._flushing = False
        self._failures = 0
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS[0])

    @property
    def waiting(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._dirty or self._saving

    def touch(self) -> None:
        """Something was typed."""
        self._dirty = True
        if self._failures:
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Keep what is there now; `settled` follows, at once when there is nothing to keep."""
        self._flushing = True
        self._retry.stop()
        if not self.waiting:
            self._finish()
        else:
            self._start()

    def done(self) -> None:
        """The save that was asked for is on the disk."""
        self._saving = False
        self._failures = 0
        if not self._dirty:
            self._finish()
        elif self._flushing or not self._quiet.isActive():
            # The quiet after the last key may have passed while the save was on its way.
            self._start()

    def failed(self) -> None:
        """The save that was asked for did not succeed; it is tried again by itself."""
        self._saving = False
        self._dirty = True
        self._flushing = False
        self._retry.start(RETRY_MS[min(self._failures, len(RETRY_MS) - 1)])
        self._failures += 1

    def _start(self) -> None:
        if self._saving or not self._dirty:
            return
        self._quiet.stop()
        self._longest.stop()
        self._retry.stop()
        self._dirty = False
        self._saving = True
        self._save()

    def stop(self) -> None:
        """Ask for no more saves; what was not kept is forgotten with the text itself."""
        self._dirty = self._saving = self._flushing = False
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()

    def _finish(self) -> None:
        self._flushing = False
        self.settled.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._start)
        return timer
