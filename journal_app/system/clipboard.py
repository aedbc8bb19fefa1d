"""What the journal puts on the clipboard: marked as secret, and taken back when it locks."""

import sys
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard

_WINDOWS_MIME: Final = 'application/x-qt-windows-mime;value="{name}"'
_SECRET_MARKS: Final[dict[str, tuple[tuple[str, bytes], ...]]] = {
    # Clipboard managers that keep a history leave out what is marked so.
    "linux": (("x-kde-passwordManagerHint", b"secret"),),
    "win32": (
        (_WINDOWS_MIME.format(name="ExcludeClipboardContentFromMonitorProcessing"), b"1"),
        (_WINDOWS_MIME.format(name="CanIncludeInClipboardHistory"), bytes(4)),
        (_WINDOWS_MIME.format(name="CanUploadToCloudClipboard"), bytes(4)),
    ),
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


def take_back(clipboard: QClipboard) -> None:
    """Clear what we put on the clipboard and what is selected, but nothing of another program."""
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
