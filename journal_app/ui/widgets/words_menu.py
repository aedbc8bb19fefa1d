"""The menu Qt has for words in a field or a text, with what we do in our own way."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from journal_app.i18n import _

Deeds = Mapping[str, Callable[[], None]]


def open_words_menu(
    menu: QMenu,
    at: QPoint,
    ours: Deeds | None = None,
    *,
    without: Collection[str] = (),
) -> None:
    """Open it at this point of the screen, and throw it away afterwards.

    `ours` says by the names Qt gives its actions, such as ``edit-copy``, what is done instead;
    those in `without` are not offered.
    """
    deeds = ours or {}
    for action in menu.actions():
        name = action.objectName()
        if name in without:
            menu.removeAction(action)
        elif name in deeds:
            action.triggered.disconnect()
            action.triggered.connect(deeds[name])
    menu.setAccessibleName(_("What can be done with these words"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
