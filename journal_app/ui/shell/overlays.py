"""`Overlays`: what lies over the window when the window itself goes elsewhere for a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.ui.actions.overlay import Overlay, overlay_in
from journal_app.ui.shell.putting_away import close_popups


class Overlays(QObject):
    """Puts sheets aside while a scene has the window, and closes them when one goes elsewhere."""

    def __init__(
        self, window: QWidget, leave: Callable[[], None], pages: Callable[[], QWidget | None]
    ) -> None:
        """`leave` leaves the scene; `pages` may be out of the window, with what lay over them."""
        super().__init__(window)
        self._window = window
        self._leave = leave
        self._pages = pages
        self._aside: list[Overlay] = []

    def put_aside(self) -> None:
        """Hide all there are, for a scene; what was begun in them waits, and menus close."""
        close_popups()
        over = overlay_in(self._window)
        while over is not None:
            over.put_aside()
            self._aside.insert(0, over)
            over = overlay_in(self._window)

    def put_away(self) -> None:
        """The window locks or closes: nothing that is begun in any of them holds it up."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for within in filter(None, (self._window, self._pages())):
            for over in within.findChildren(Overlay, options=direct):
                over.on_put_away()

    def bring_back(self) -> None:
        """The scene is left: show them again, the last one with the keyboard."""
        aside, self._aside = self._aside, []
        for over in aside:
            if isValid(over):
                over.come_back()

    def close(self) -> None:
        """Somebody goes elsewhere: leave the scene, close what has nothing to see through."""
        self._leave()
        self.bring_back()
        before: Overlay | None = None
        over = overlay_in(self._window)
        while over is not None and over is not before:
            over.dismiss()
            before, over = over, overlay_in(self._window)
