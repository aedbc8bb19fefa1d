"""Ask the window something stands in for one of its commands, and for the keys of it."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId


def command(widget: QWidget, wanted: ActionId) -> QAction | None:
    """The command of the window this stands in, as the menus have it."""
    for action in widget.window().actions():
        if action.objectName() == wanted.value:
            return action
    return None


def keys_shown(widget: QWidget, wanted: ActionId) -> str:
    """Its keys as they are written on this desktop; empty where it has none now."""
    action = command(widget, wanted)
    if action is None:
        return ""
    shown: str = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return shown
