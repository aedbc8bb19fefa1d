"""`TryPause`: after several wrong passphrases each further one has to wait a little longer."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

TRIES_WITHOUT_PAUSE: Final = 5
PAUSES: Final = (5, 10, 20, 30)
"""Seconds after each further wrong passphrase; the last one for all that follow."""


class TryPause(QObject):
    """Counts wrong passphrases as long as the lock page is there, whatever step it shows."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tries = 0
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.over)

    @property
    def running(self) -> bool:
        """Whether the next try has to wait."""
        return self.timer.isActive()

    def count(self) -> None:
        """One more was wrong."""
        self._tries += 1
        if self._tries >= TRIES_WITHOUT_PAUSE:
            step = min(self._tries - TRIES_WITHOUT_PAUSE, len(PAUSES) - 1)
            self.timer.start(PAUSES[step] * 1000)
