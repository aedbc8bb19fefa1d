"""`Outside`: what reaches the app from outside its window: other starts, the panel, the desktop."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from journal_app.app.noting import Noting
from journal_app.runtime.line import Line
from journal_app.runtime.session import Session, SessionState
from journal_app.system.activation import activated_by
from journal_app.system.device_settings import DeviceSettings
from journal_app.system.logs import log_failure
from journal_app.ui.navigation import Navigator, PageId, Place, SceneId
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.system.single_instance import RunningApp
    from journal_app.ui.tray import Tray

_MINIMIZED = Qt.WindowState.WindowMinimized


class Outside(QObject):
    """Brings the window to the front, and passes on what was wished for."""

    def __init__(
        self,
        window: MainWindow,
        noting: Noting,
        navigator: Navigator,
        line: Line,
        home: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._noting = noting
        self._navigator = navigator
        self._line = line
        self._home = home
        self._running: RunningApp | None = None
        line.raise_asked.connect(self.raise_window)
        line.pause_asked.connect(self._on_pause_asked)
        line.capture_asked.connect(lambda token: noting.show_capture(None, token))
        noting.scene_wanted.connect(self.show_scene)
        noting.window_wanted.connect(self.raise_window)
        noting.place_wanted.connect(window.go_to)
        noting.cover_wanted.connect(window.cover)
        window.lock_withdrawn.connect(noting.bring_back)
        window.capture_requested.connect(noting.show_capture)
        window.being_told = noting.being_told

    def listen(self) -> None:
        """Answer other starts from now on."""
        from journal_app.system.single_instance import RunningApp

        try:
            self._running = RunningApp(self._home, self._line.answer)
        except OSError as error:
            # Without it only the command line has to wait for this window to close.
            log_failure("listening", error)
            return
        self._running.start()

    def stop(self) -> None:
        """Answer no more."""
        if self._running is not None:
            self._running.stop()

    def follow_tray(self, theme: Theme, settings: DeviceSettings, session: Session) -> None:
        """A sign in the panel, while the settings ask for one."""
        from journal_app.app.sign import TraySign

        sign = TraySign(theme, settings, self)
        sign.made.connect(self._on_tray)
        sign.set_locked(session.state is not SessionState.OPEN)
        session.state_changed.connect(lambda state: sign.set_locked(state is not SessionState.OPEN))
        sign.follow()

    def raise_window(self) -> None:
        """Bring the window to the front."""
        self._window.setWindowState(self._window.windowState() & ~_MINIMIZED)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def show_scene(self, scene: SceneId) -> None:
        """Bring the window to the front with this scene."""
        self.raise_window()
        self._window.open_scene(scene)

    def _on_pause_asked(self, activation: str) -> None:
        with activated_by(activation):
            self.show_scene(SceneId.PAUSE)

    def _on_tray(self, tray: "Tray") -> None:
        tray.pause_requested.connect(lambda: self.show_scene(SceneId.PAUSE))
        tray.capture_requested.connect(self._window.open_capture)
        tray.today_requested.connect(self._on_today_wanted)
        tray.open_requested.connect(self.raise_window)
        tray.lock_requested.connect(self._window.lock)
        tray.quit_requested.connect(self._window.close)

    def _on_today_wanted(self) -> None:
        self.raise_window()
        self._navigator.go(Place(page=PageId.TODAY))
