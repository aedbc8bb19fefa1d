"""Where the window was, and how big, from one start to the next."""

import binascii
from base64 import b64decode, b64encode
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

from journal_app.core.settings import WINDOW
from journal_app.system.device_settings import DeviceSettings

DEFAULT_SIZE: Final = (1280, 800)
SMALLEST_SIZE: Final = (880, 560)


def remember(window: QWidget, settings: DeviceSettings) -> None:
    """Note where the window is; Qt brings it back onto a screen that is still there."""
    settings.put(WINDOW, b64encode(window.saveGeometry().data()).decode("ascii"))


def restore(window: QWidget, settings: DeviceSettings) -> None:
    """Put the window where it was, or give it the usual size as far as the screen has room."""
    window.resize(QSize(*DEFAULT_SIZE).boundedTo(window.screen().availableGeometry().size()))
    try:
        kept = b64decode(settings.get(WINDOW), validate=True)
    except (binascii.Error, ValueError):
        return
    if kept:
        window.restoreGeometry(QByteArray(kept))
        # Whoever filled the screen once need not find it filled at the next start.
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
