"""What only AppKit is asked for on macOS; written with care, and never run there.

The one file that imports PyObjC, and only once it is asked something. Nothing here raises: what
AppKit does not do is not done.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

from PySide6.QtGui import QGuiApplication

from journal_app.system.logs import log_failure

COCOA: Final = "cocoa"
"""What Qt calls itself where its windows and its clipboard are those of AppKit."""
CONCEALED: Final = "org.nspasteboard.ConcealedType"
"""Clipboard managers that keep a history leave out what carries it; what it says is no matter."""
_THIS_COMPUTER_ONLY: Final = 1
"""NSPasteboardContentsCurrentHostOnly: no clipboard shared with other devices."""
_SHARED_WITH_NOBODY: Final = 0
"""NSWindowSharingNone."""


class _Window(Protocol):
    def setSharingType_(self, sharing: int) -> None: ...


class _View(Protocol):
    def window(self) -> _Window | None: ...


class _Item(Protocol):
    def setData_forType_(self, data: object, uti: str) -> bool: ...


class _Board(Protocol):
    def types(self) -> Sequence[str] | None: ...
    def prepareForNewContentsWithOptions_(self, options: int) -> int: ...
    def writeObjects_(self, items: Sequence[_Item]) -> bool: ...


def share_with_nobody(window_id: Callable[[], int], plugin: str | None = None) -> bool:
    """Ask that this window is in no picture of the screen; whether AppKit was asked.

    From macOS 15 on the system's newer way of recording the screen does not heed it.
    """
    # Elsewhere, offscreen for one, a window's number is no address of a view: it would crash.
    if (plugin or QGuiApplication.platformName()) != COCOA:
        return False
    with _noted():
        import objc

        view: _View = objc.objc_object(c_void_p=int(window_id()))
        window = view.window()
        if window is not None:
            window.setSharingType_(_SHARED_WITH_NOBODY)
            return True
    return False


def is_concealed() -> bool | None:
    """Whether what is on the clipboard asks to be kept by nobody; `None` where nobody can tell."""
    with _noted():
        board = _general()
        if board is not None:
            return CONCEALED in (board.types() or ())
    return None


def write_concealed(formats: Mapping[str, bytes]) -> bool:
    """Put this on the clipboard, marked, in place of what is there; whether it is there now.

    The old may be gone even where the new did not come.
    """
    with _noted():
        board, item = _general(), _item(formats)
        if board is not None and item is not None:
            board.prepareForNewContentsWithOptions_(_THIS_COMPUTER_ONLY)
            return bool(board.writeObjects_([item]))
    return False


def _general() -> _Board | None:
    import AppKit

    board: _Board | None = AppKit.NSPasteboard.generalPasteboard()
    return board


def _item(formats: Mapping[str, bytes]) -> _Item | None:
    import AppKit

    item: _Item = AppKit.NSPasteboardItem.alloc().init()
    marked = {_uti(mime): content for mime, content in formats.items()} | {CONCEALED: b"1"}
    for uti, content in marked.items():
        data = AppKit.NSData.dataWithBytes_length_(content, len(content))
        if not item.setData_forType_(data, uti):
            return None
    return item


def _uti(mime: str) -> str:
    if mime == "text/plain":
        return "public.utf8-plain-text"
    # Qt's own name for what it has no converter for, so that it finds it again when pasting.
    return "com.trolltech.anymime." + mime.replace("/", "--")


@contextmanager
def _noted() -> Iterator[None]:
    """Let nothing through: what goes wrong in here is noted, and that is all."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - PyObjC turns whatever AppKit throws into its own
        log_failure("mac", error)
