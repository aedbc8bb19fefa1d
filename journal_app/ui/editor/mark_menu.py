"""What the menus of an entry say about marks."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from journal_app.i18n import _
from journal_app.ui.actions.asking import command
from journal_app.ui.actions.catalog import ActionId


def add_marks(
    menu: QMenu, mark_wanted: SignalInstance | None, list_wanted: SignalInstance | None
) -> None:
    """Add the way to mark something and, where something is marked, the list of it."""
    if mark_wanted is not None:
        action = menu.addAction(_("Mark passage"))
        # The keys are only told here: it is the window that listens to them.
        window = menu.parentWidget()
        known = None if window is None else command(window, ActionId.MARK_PASSAGE)
        action.setShortcut(QKeySequence() if known is None else known.shortcut())
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(mark_wanted)
    if list_wanted is not None:
        menu.addAction(_("Marks in this entry")).triggered.connect(list_wanted)
