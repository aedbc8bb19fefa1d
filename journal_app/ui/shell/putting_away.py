"""Take everything that belongs to the open journal out of the window at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journal_app.ui.actions.overlay import Overlay


def close_popups() -> None:
    """Close open menus and completions, which are windows of their own."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        if following is popup:
            return
        popup = following


@dataclass(frozen=True, slots=True)
class Stray:
    """Something pages have laid over the window, such as a popover or a sheet."""

    widget: QWidget
    seen: bool
    """Whether it was shown when it was taken."""


def take_strays(window: QWidget, into: QWidget, own: Collection[QWidget]) -> list[Stray]:
    """Move what pages have laid over the window to those pages; from the lowest to the highest."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    taken = []
    for widget in window.findChildren(QWidget, options=direct):
        if widget not in own and not widget.isWindow():
            taken.append(Stray(widget, not widget.isHidden()))
            widget.hide()
            widget.setParent(into)
    return taken


def give_back(window: QWidget, strays: Iterable[Stray]) -> None:
    """Lay it over the window again as it was, but for what was closed meanwhile."""
    for stray in strays:
        if isValid(stray.widget):
            stray.widget.setParent(window)
            closed = isinstance(stray.widget, Overlay) and not stray.widget.laid
            if stray.seen and not closed:
                stray.widget.show()
                stray.widget.raise_()


def close_dialogs() -> None:
    """Close what waits for an answer in a window of its own, such as the choice of a file."""
    dialog = QApplication.activeModalWidget()
    while dialog is not None:
        dialog.close()
        following = QApplication.activeModalWidget()
        if following is dialog:
            return
        dialog = following


def close_tips() -> None:
    """Take a tool tip away at once; Qt lets it linger."""
    for widget in QApplication.topLevelWidgets():
        if widget.inherits("QTipLabel"):
            widget.close()


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
