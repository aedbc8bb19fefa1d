"""Tell an X11 desktop that a start is done whose window another process shows.

A launcher turns the pointer into a watch until a window with its id appears. Where the running app
shows the window, none ever does, and the watch would stay for half a minute.

Startup Notification Protocol 0.1, “remove”. Under Wayland the token that the window uses up does
the same. Qt keeps this to itself, and loading it would cost more than the whole command.
"""

import ctypes
import os
from collections.abc import Iterator
from typing import Any, Final

_ID: Final = "DESKTOP_STARTUP_ID"
_PART_BYTES: Final = 20
"""What one message of X11 holds."""
_CLIENT_MESSAGE: Final = 33
_PROPERTY_CHANGE_MASK: Final = 1 << 22


def end_startup_notice() -> bool:
    """Say so, once, if a launcher of X11 is waiting; whether it was said."""
    startup = os.environ.pop(_ID, "")
    if not startup or os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        return False
    try:
        library = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    for name, answer in (("XOpenDisplay", ctypes.c_void_p), ("XInternAtom", ctypes.c_ulong)):
        getattr(library, name).restype = answer
    for name in ("XDefaultRootWindow", "XCreateSimpleWindow"):
        getattr(library, name).restype = ctypes.c_ulong
    opened = library.XOpenDisplay(None)
    if opened is None:
        return False
    _send(library, ctypes.c_void_p(opened), f"remove: ID={_quoted(startup)}")
    library.XCloseDisplay(ctypes.c_void_p(opened))
    return True


def _quoted(text: str) -> str:
    return "".join(f"\\{sign}" if sign in ' "\\' else sign for sign in text)


def _send(library: Any, display: ctypes.c_void_p, text: str) -> None:
    root = ctypes.c_ulong(library.XDefaultRootWindow(display))
    sides = [ctypes.c_int(-1), ctypes.c_int(-1), ctypes.c_uint(1), ctypes.c_uint(1)]
    colours = [ctypes.c_uint(0), ctypes.c_ulong(0), ctypes.c_ulong(0)]
    # Never shown; its number tells the parts of this message from those of others.
    window = library.XCreateSimpleWindow(display, root, *sides, *colours)
    for name, part in _parts(text):
        event = _Event()
        event.message.type = _CLIENT_MESSAGE
        event.message.display = display
        event.message.window = window
        event.message.message_type = library.XInternAtom(display, name, 0)
        event.message.format = 8
        event.message.data.signs = part
        mask = ctypes.c_long(_PROPERTY_CHANGE_MASK)
        library.XSendEvent(display, root, 0, mask, ctypes.byref(event))


def _parts(text: str) -> Iterator[tuple[bytes, bytes]]:
    """The name and the content of each message; the last one ends with a zero byte."""
    data = text.encode(errors="surrogateescape") + b"\0"
    for start in range(0, len(data), _PART_BYTES):
        name = b"_NET_STARTUP_INFO" if start else b"_NET_STARTUP_INFO_BEGIN"
        yield name, data[start : start + _PART_BYTES]


class _Data(ctypes.Union):
    """What a message holds: bytes here, but lying where numbers would."""

    _fields_ = (("signs", ctypes.c_char * _PART_BYTES), ("numbers", ctypes.c_long * 5))


class _Message(ctypes.Structure):
    """`XClientMessageEvent`."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", _Data),
    )


class _Event(ctypes.Union):
    """`XEvent`: as long as the longest of all events."""

    _fields_ = (("message", _Message), ("all", ctypes.c_long * 24))
