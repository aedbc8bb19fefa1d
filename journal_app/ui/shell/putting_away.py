"""Take everything that belongs to the open journal out of the window at once."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def close_popups() -> None:
    """Close open menus and completions, which are windows of their own."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        if following is popup:
            return
        popup = following


def take_strays(window: QWidget, into: QWidget, own: Collection[QWidget]) -> None:
    """Move what pages have laid over the window, such as popovers, to those pages."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for stray in window.findChildren(QWidget, options=direct):
        if stray not in own and not stray.isWindow():
            stray.hide()
            stray.setParent(into)
