"""`Stage`: the scene that takes the whole window for a while, such as the pause."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.navigation import SceneId
from journal_app.ui.scene_page import ScenePage
from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.shell.putting_away import take_off_the_bus, unheard
from journal_app.ui.theme.theme import Theme

SceneFactory = Callable[[SceneId], ScenePage | None]


class Stage(QObject):
    """Shows one scene over whatever the window shows, and comes back to that.

    A scene is made when it is wanted and gone when it is left. While the window is covered it is
    no part of it, like the open journal, and lives until what was typed in it is kept.
    """

    left = Signal()
    cover_requested = Signal()
    place_requested = Signal(object)
    """Carries the `Place` to go to after the scene."""

    def __init__(self, theme: Theme, stack: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stack = stack
        self._make: SceneFactory = lambda _scene: None
        self._scene: ScenePage | None = None
        self._beneath: QWidget | None = None

    def use(self, make: SceneFactory) -> None:
        """From now on scenes are made so; `None` where there is none to show now."""
        self._make = make

    @property
    def scene(self) -> ScenePage | None:
        """The scene that is shown, or covered and still being kept."""
        return self._scene

    @property
    def covered(self) -> bool:
        """Whether the scene is out of the window."""
        return self._scene is not None and self._stack.indexOf(self._scene) < 0

    def open(self, wanted: SceneId) -> None:
        """Show a scene, in the place of the one that may be shown."""
        scene = self._make(wanted)
        if scene is None:
            return
        fade = CrossFade(self._theme, self._stack, self._theme.motion.scene)
        if self._scene is None:
            self._beneath = self._stack.currentWidget()
        before, self._scene = self._scene, scene
        scene.left.connect(self.close)
        scene.cover_requested.connect(self.cover_requested)
        scene.go_on_requested.connect(self.open)
        scene.place_requested.connect(self._on_place)
        self._stack.addWidget(scene)
        self._stack.setCurrentWidget(scene)
        self._drop(before)
        scene.enter()
        fade.start()

    def show(self, beneath: QWidget) -> None:
        """Let this be what the window shows, or what the scene comes back to."""
        if self._scene is None or self.covered:
            self._stack.setCurrentWidget(beneath)
        else:
            self._beneath = beneath

    def close(self) -> None:
        """Show again what was there before."""
        if self._scene is None or self.covered:
            return
        fade = CrossFade(self._theme, self._stack, self._theme.motion.scene)
        if self._beneath is not None:
            self._stack.setCurrentWidget(self._beneath)
        before, self._scene = self._scene, None
        self._drop(before)
        self.left.emit()
        fade.start()

    def leave(self) -> None:
        """Somebody goes elsewhere by a command: keep what was typed, and show what is there."""
        if self._scene is not None and not self.covered:
            self._scene.keep()
            self.close()

    def busy(self) -> bool:
        """Whether something typed in the scene is not kept yet."""
        return self._scene is not None and self._scene.busy()

    def keep(self) -> None:
        """Keep at once what was typed in the scene."""
        if self._scene is not None:
            self._scene.keep()

    def put_away(self) -> None:
        """Take the scene out of the window and off the accessibility bus; it is kept meanwhile."""
        if self._scene is not None and not self.covered:
            self._scene.keep()
            self._stack.removeWidget(self._scene)
            self._scene.hide()
            self._scene.setParent(None)
            take_off_the_bus(self._scene)

    def bring_back(self, beneath: QWidget) -> None:
        """Show the covered scene again; leaving it comes back to this."""
        if self._scene is not None and self.covered:
            self._beneath = beneath
            self._stack.addWidget(self._scene)
            self._stack.setCurrentWidget(self._scene)

    def forget(self) -> None:
        """Everything is kept: drop every word, and the scene."""
        before, self._scene = self._scene, None
        self._beneath = None
        with unheard():
            self._drop(before)

    def _on_place(self, place: object) -> None:
        self.close()
        self.place_requested.emit(place)

    def _drop(self, scene: ScenePage | None) -> None:
        if scene is not None:
            scene.forget()
            self._stack.removeWidget(scene)
            scene.hide()
            scene.setParent(None)
            scene.deleteLater()
