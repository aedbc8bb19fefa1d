"""Take everything that belongs to the open journal out of the window at once."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
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


def take_off_the_bus(root: QWidget) -> None:
    """Make what another program noted of these widgets worthless; shown again they are new to it.

    Being out of the window is not enough: whoever kept their ids could go on reading them for as
    long as they live.
    """
    if not QAccessible.isActive():
        return
    for widget in (root, *root.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


@contextmanager
def unheard() -> Iterator[None]:
    """Tell nobody on the accessibility bus what changes: taking words out names them once more."""
    active = QAccessible.isActive()
    QAccessible.setActive(False)
    try:
        yield
    finally:
        QAccessible.setActive(active)
