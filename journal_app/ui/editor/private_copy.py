"""What is copied out of the journal: marked as private, and taken back when it is locked."""

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_PRIVATE = {
    "darwin": {"application/x-nspasteboard-concealed-type": b"1"},
    "win32": {
        f'application/x-qt-windows-mime;value="{name}"': value
        for name, value in (
            ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
            ("CanIncludeInClipboardHistory", bytes(4)),
            ("CanUploadToCloudClipboard", bytes(4)),
        )
    },
}
_PRIVATE_ELSEWHERE = {"x-kde-passwordManagerHint": b"secret"}


def private_copy(text: str) -> QMimeData:
    """Plain text that asks clipboard managers not to keep it."""
    mime = QMimeData()
    mime.setText(text)
    for name, value in _PRIVATE.get(sys.platform, _PRIVATE_ELSEWHERE).items():
        mime.setData(name, value)
    return mime


def forget_copies() -> None:
    """Empty the clipboard and the selection of the desktop where they still hold our words."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
