"""What the journal puts on the clipboard: marked as secret, and taken back when it locks."""

import secrets
import sys
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

LENT_SECONDS: Final = 60
"""How long a secret that was copied stays on the clipboard."""
_LENT: Final = "application/x-lent-secret"
_TOKEN_BYTES: Final = 8
_WINDOWS_MIME: Final = 'application/x-qt-windows-mime;value="{name}"'
_OURS: Final = "application/x-journal-copy"
_SECRET_MARKS: Final[dict[str, tuple[tuple[str, bytes], ...]]] = {
    # Clipboard managers that keep a history leave out what is marked so.
    "linux": (("x-kde-passwordManagerHint", b"secret"),),
    "win32": (
        (_WINDOWS_MIME.format(name="ExcludeClipboardContentFromMonitorProcessing"), b"1"),
        (_WINDOWS_MIME.format(name="CanIncludeInClipboardHistory"), bytes(4)),
        (_WINDOWS_MIME.format(name="CanUploadToCloudClipboard"), bytes(4)),
    ),
    # What macOS asks for needs a `QUtiMimeConverter`, which PySide does not have: `Concealing`
    # finds by this what to mark, and `take_back` what is ours.
    "darwin": ((_OURS, b"1"),),
}


def mark_secret(data: QMimeData, platform: str = sys.platform) -> QMimeData:
    """Ask clipboard managers not to keep this; returns the same object."""
    for mime, value in _SECRET_MARKS.get(platform, ()):
        data.setData(mime, QByteArray(value))
    return data


def secret_text(text: str, platform: str = sys.platform) -> QMimeData:
    """Plain text for the clipboard, marked as secret."""
    data = QMimeData()
    data.setText(text)
    return mark_secret(data, platform)


def is_marked(clipboard: QClipboard) -> bool:
    """Whether what is there now came from a journal on macOS."""
    held = clipboard.mimeData()
    return held is not None and held.hasFormat(_OURS)


def take_back(clipboard: QClipboard, platform: str = sys.platform) -> None:
    """Clear what we put on the clipboard and what is selected, but nothing of another program."""
    if _is_ours(clipboard, platform):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _is_ours(clipboard: QClipboard, platform: str) -> bool:
    # On macOS Qt never says that it owns the clipboard (`QCocoaClipboard::ownsMode`). Elsewhere
    # nothing is read: another program that owns it may take seconds to answer.
    return is_marked(clipboard) if platform == "darwin" else clipboard.ownsClipboard()


def lend(
    clipboard: QClipboard,
    text: str,
    *,
    seconds: float = LENT_SECONDS,
    platform: str = sys.platform,
) -> None:
    """Copy a secret that is gone from the clipboard after so long, or when the app ends.

    Whatever was copied since, in this program or another, is left alone.
    """
    _Lent(clipboard, text, seconds, platform)


class _Lent(QObject):
    """Watches one secret on the clipboard; it knows it by a token, not by its text."""

    def __init__(self, clipboard: QClipboard, text: str, seconds: float, platform: str) -> None:
        app = QCoreApplication.instance()
        # The clipboard's own object is known to Python only while somebody holds it.
        super().__init__(app)
        self._clipboard = clipboard
        self._platform = platform
        self._token = secrets.token_bytes(_TOKEN_BYTES)
        data = secret_text(text, platform)
        data.setData(_LENT, QByteArray(self._token))
        clipboard.setMimeData(data)
        QTimer.singleShot(round(seconds * 1000), self, self._end)
        if app is not None:
            app.aboutToQuit.connect(self._end)

    def _end(self) -> None:
        clipboard = self._clipboard
        if _is_ours(clipboard, self._platform):
            held = clipboard.mimeData()
            if held is not None and held.data(_LENT).data() == self._token:
                clipboard.clear(QClipboard.Mode.Clipboard)
        self.deleteLater()
