"""What colour the panel has in which the sign of a tray stands, as far as anybody tells."""

import os
import sys
from collections.abc import Callable
from enum import Enum

_DARK_BY_DESIGN = {"GNOME", "Unity"}
"""Their panel is dark whatever the windows are (names as in `XDG_CURRENT_DESKTOP`)."""
_WINDOWS_KEY = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


class Ground(Enum):
    """What stands behind the sign."""

    LIGHT = "light"
    DARK = "dark"
    UNKNOWN = "unknown"
    """Most desktops of Linux: the panel has a colour of its own and keeps it to itself."""


def panel_ground(
    platform: str = sys.platform, windows_is_light: Callable[[], bool | None] | None = None
) -> Ground:
    """The colour of the panel here."""
    if platform == "win32":
        light = (windows_is_light or _taskbar_is_light)()
        return Ground.UNKNOWN if light is None else Ground.LIGHT if light else Ground.DARK
    desktops = set(os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"))
    return Ground.DARK if desktops & _DARK_BY_DESIGN else Ground.UNKNOWN


def _taskbar_is_light() -> bool | None:
    """What Windows says; not the same as what it says of the windows of apps."""
    if sys.platform == "win32":  # pragma: no cover - written with care, not run here
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _WINDOWS_KEY) as key:
                value, _kind = winreg.QueryValueEx(key, "SystemUsesLightTheme")
        except OSError:
            # Before Windows 10 there was one taskbar, and it was dark.
            return False
        return bool(value)
    return None
