"""`Overlays`: what lies over the window when the window itself goes elsewhere for a while."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.ui.actions.overlay import Overlay, overlay_in
from journal_app.ui.shell.putting_away import close_popups


class Overlays(QObject):
    """Puts sheets aside while a scene has the window, and closes them when one goes elsewhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._aside: list[Overlay] = []

    def put_aside(self) -> None:
        """Hide all there are, for a scene; what was begun in them waits, and menus close."""
        close_popups()
        over = overlay_in(self._window)
        while over is not None:
            over.hide()
            self._aside.insert(0, over)
            over = overlay_in(self._window)

    def bring_back(self) -> None:
        """The scene is left: show them again, the last one with the keyboard."""
        aside, self._aside = self._aside, []
        for over in aside:
            if isValid(over):
                over.come_back()

    def close(self) -> None:
        """Somebody went elsewhere: close whatever does not have to see something through."""
        self.bring_back()
        before: Overlay | None = None
        over = overlay_in(self._window)
        while over is not None and over is not before:
            over.dismiss()
            before, over = over, overlay_in(self._window)
