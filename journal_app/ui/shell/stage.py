"""`Stage`: the scene that takes the whole window for a while, such as the pause."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.navigation import SceneId
from journal_app.ui.scene_page import ScenePage
from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.shell.putting_away import take_off_the_bus
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.unheard import unheard

LOOK_MS: Final = 150
PATIENT_LOOKS: Final = 20
"""So often it is looked whether a scene that was left is kept, before it is shown again."""
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
        self._shown: SceneId | None = None
        self._left: list[tuple[ScenePage, SceneId]] = []
        self._looks = 0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_after)

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
        """Show a scene, in the place of the one that may be shown; the same one stays."""
        if self._scene is not None and not self.covered and self._shown is wanted:
            return
        scene = self._make(wanted)
        if scene is None:
            return
        fade = CrossFade(self._theme, self._stack, self._theme.motion.scene)
        if self._scene is None:
            self._beneath = self._stack.currentWidget()
        before, self._scene = self._scene, scene
        shown, self._shown = self._shown, wanted
        scene.left.connect(self.close)
        scene.cover_requested.connect(self.cover_requested)
        scene.go_on_requested.connect(self.open)
        scene.place_requested.connect(self._on_place)
        self._stack.addWidget(scene)
        self._stack.setCurrentWidget(scene)
        # After the new one is there: the page beneath would have the keyboard for an instant.
        self._part(before, shown)
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
        shown, self._shown = self._shown, None
        self._part(before, shown)
        self.left.emit()
        fade.start()

    def leave(self) -> None:
        """Somebody goes elsewhere by a command: keep what was typed, and show what is there."""
        if self._scene is not None and not self.covered:
            self.close()

    def busy(self) -> bool:
        """Whether something typed in the scene is not kept yet."""
        every = [self._scene, *(scene for scene, _id in self._left)]
        return any(scene is not None and scene.busy() for scene in every)

    def keep(self) -> None:
        """Keep at once what was typed in the scene."""
        if self._scene is not None:
            self._scene.keep()

    @property
    def running(self) -> bool:
        """Whether the scene goes on by itself: whoever follows it need not touch anything."""
        return self._scene is not None and not self.covered and self._scene.running

    def put_away(self, *, keeps: bool = True) -> None:
        """Take the scene out of the window and off the accessibility bus.

        It is kept meanwhile, unless it is only out of sight for as long as somebody is elsewhere.
        """
        if self._scene is not None and keeps:
            self._scene.keep()
        if self._scene is not None and not self.covered:
            self._take_out(self._scene)

    def bring_back(self, beneath: QWidget) -> None:
        """Show the covered scene again; leaving it comes back to this."""
        if self._scene is not None and self.covered:
            self._beneath = beneath
            self._stack.addWidget(self._scene)
            self._stack.setCurrentWidget(self._scene)
            focus = self._scene.focusWidget()
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Everything is kept: drop every word, and the scene."""
        before, self._scene = self._scene, None
        self._beneath = None
        self._look.stop()
        with unheard():
            self._drop(before)
            for scene, _id in self._left:
                self._drop(scene)
        self._left.clear()

    def _part(self, scene: ScenePage | None, shown: SceneId | None) -> None:
        """Let a scene go, once what was typed in it is on the disk."""
        if scene is None or shown is None:
            return
        scene.keep()
        if not scene.busy():
            self._drop(scene)
            return
        self._take_out(scene)
        self._left.append((scene, shown))
        self._looks = 0
        self._look.start()

    def _look_after(self) -> None:
        """Scenes that were left go when they are kept; one that cannot be kept comes back."""
        for left in [each for each in self._left if not each[0].busy()]:
            self._left.remove(left)
            self._drop(left[0])
        self._looks += 1
        if not self._left:
            self._look.stop()
        elif self._looks >= PATIENT_LOOKS and self._scene is None:
            self._scene, self._shown = self._left.pop()
            self._beneath = self._stack.currentWidget()
            self._stack.addWidget(self._scene)
            self._stack.setCurrentWidget(self._scene)

    def _take_out(self, scene: ScenePage) -> None:
        self._stack.removeWidget(scene)
        scene.hide()
        scene.setParent(None)
        take_off_the_bus(scene)

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
