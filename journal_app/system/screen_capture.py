"""Pictures of the screen: where the system lets a window stay out of them, ours does."""

import sys
from collections.abc import Callable

_EXCLUDE_FROM_CAPTURE = 0x00000011
_MONITOR = 0x00000001
"""Before Windows 10 of May 2020 (2004) the window is black in pictures instead of absent."""

Affinity = Callable[[int, int], bool]


def leave_out(
    window_id: Callable[[], int],
    platform: str = sys.platform,
    set_affinity: Affinity | None = None,
) -> bool:
    """Ask that this native window is in no screenshot and no shared screen; whether it is so.

    Windows: SetWindowDisplayAffinity; macOS: NSWindowSharingNone. X11 and Wayland have nothing of
    the kind. README says so.
    """
    if platform == "darwin":
        from journal_app.system.mac import share_with_nobody

        return share_with_nobody(window_id)
    if platform != "win32":
        return False
    ask = set_affinity or _set_affinity
    window = int(window_id())
    return ask(window, _EXCLUDE_FROM_CAPTURE) or ask(window, _MONITOR)


def _set_affinity(window: int, affinity: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover - written with care, not run here
        import ctypes

        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(window, affinity))
    return False
