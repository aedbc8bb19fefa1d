"""Where the window was, and how big, from one start to the next: for each desk of its own."""

import binascii
from base64 import b64decode, b64encode
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal_app.core.settings import WINDOW
from journal_app.system.device_settings import DeviceSettings

DEFAULT_SIZE: Final = (1280, 800)
SMALLEST_SIZE: Final = (880, 560)
_MOST_DESKS: Final = 8
"""More sets of screens than these are forgotten, the one that was used longest ago first."""


def remember(window: QWidget, settings: DeviceSettings, at: str | None = None) -> None:
    """Note where the window is on this desk: on the screens that are there now unless told."""
    now = at or desk()
    kept = {other: place for other, place in _kept(settings).items() if other not in ("", now)}
    latest = {now: b64encode(window.saveGeometry().data()).decode("ascii")}
    desks = list((latest | kept).items())[:_MOST_DESKS]
    settings.put(WINDOW, " ".join(f"{at}:{place}" for at, place in desks))


def restore(window: QWidget, settings: DeviceSettings, at: str | None = None) -> None:
    """Put the window where it was on this desk, or where it was last, as far as it is seen.

    Without such a note it has the usual size, as far as the screen has room. Qt leaves no window
    on a screen that is gone, nor one that is larger than the screen.
    """
    window.resize(QSize(*DEFAULT_SIZE).boundedTo(window.screen().availableGeometry().size()))
    kept = _kept(settings)
    place = kept.get(at or desk()) or next(iter(kept.values()), "")
    try:
        known = b64decode(place, validate=True)
    except (binascii.Error, ValueError):
        return
    if known:
        window.restoreGeometry(QByteArray(known))
        # Whoever filled the screen once need not find it filled at the next start.
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)


def desk() -> str:
    """The screens that are there now, told by their sizes and places alone."""
    screens = [each.geometry() for each in QGuiApplication.screens()]
    return ",".join(sorted(f"{it.width()}x{it.height()}{it.x():+}{it.y():+}" for it in screens))


def _kept(settings: DeviceSettings) -> dict[str, str]:
    """What was noted for each set of screens, the newest first; without a name, as it once was."""
    found: dict[str, str] = {}
    for note in settings.get(WINDOW).split():
        at, _colon, place = note.rpartition(":")
        found.setdefault(at, place)
    return found
