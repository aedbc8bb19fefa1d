"""`Curtain`: takes the open journal out of the window at once, and gives it back as it was."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.shell.putting_away import (
    Stray,
    close_dialogs,
    close_popups,
    close_tips,
    give_back,
    take_off_the_bus,
    take_strays,
)

_CARRIED: Final = "QShapedPixmapWindow"
"""The picture under the mouse while something is dragged out."""


class Curtain:
    """Draws something over everything; what is behind it is no part of the window meanwhile.

    Nothing of it can be seen or read over the accessibility bus, also not what pages had laid
    over the window, a menu, a tool tip, what the mouse carries, or a picture that is fading.
    """

    def __init__(self, window: QWidget, stack: QStackedWidget) -> None:
        self._window = window
        self._stack = stack
        self._strays: list[Stray] = []
        self._focus: QWidget | None = None

    def hides(self, page: QWidget) -> bool:
        """Whether this page is out of the window."""
        return self._stack.indexOf(page) < 0

    def prepare(self) -> None:
        """Before anything loses the keyboard: note who has it, and take what is half typed.

        What an input method holds and has not handed over yet belongs to what is typed.
        """
        QGuiApplication.inputMethod().commit()
        if self._focus is None:
            self._focus = self._window.focusWidget()

    def draw(self, page: QWidget, cover: QWidget, own: Collection[QWidget]) -> None:
        """Show the cover in the place of the page; `own` stays in the window."""
        self._stack.setCurrentWidget(cover)
        cover.setFocus(Qt.FocusReason.OtherFocusReason)
        _end_what_floats()
        for fade in self._window.findChildren(CrossFade):
            fade.end()
        self._strays += take_strays(self._window, page, own)
        self._stack.removeWidget(page)
        page.setParent(None)
        take_off_the_bus(page)

    def lift(self, page: QWidget) -> bool:
        """Show the page again, with what lay over the window.

        Whether the keyboard is where it was before.
        """
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        strays, self._strays = self._strays, []
        give_back(self._window, strays)
        focus, self._focus = self._focus, None
        if focus is None or not isValid(focus) or not focus.isVisible():
            return False
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        """What was behind it is gone."""
        self._strays.clear()
        self._focus = None


def _end_what_floats() -> None:
    """Menus, dialogs, tool tips and what the mouse carries are windows of their own."""
    # Where the desktop itself carries it, Qt has no way to take it back, and says so.
    if any(window.inherits(_CARRIED) for window in QGuiApplication.topLevelWindows()):
        QDrag.cancel()
    close_popups()
    close_dialogs()
    close_tips()
