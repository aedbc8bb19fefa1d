"""`TraySign`: the sign in the panel, while the setting asks for it."""

from PySide6.QtCore import QObject, Signal

from journal_app.core.settings import NEUTRAL_NAME, TRAY
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.theme.neutral import NEUTRAL_SIGN, shown_name
from journal_app.ui.theme.theme import Theme
from journal_app.ui.tray import Tray, tray_available


class TraySign(QObject):
    """Comes and goes with the setting; what its menu says is passed on."""

    made = Signal(object)
    """Carries the new `Tray`, to be connected."""

    def __init__(self, theme: Theme, settings: DeviceSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._tray: Tray | None = None
        self._locked = True
        self._neutral = False
        settings.on_change(self.follow)

    def follow(self) -> None:
        """Be there, or not, as the setting says, under the name that is chosen."""
        wanted = self._settings.get(TRAY) and tray_available()
        neutral = self._settings.get(NEUTRAL_NAME)
        if self._tray is not None and neutral is not self._neutral:
            self._take_away()
        if wanted and self._tray is None:
            self._neutral = neutral
            sign = NEUTRAL_SIGN if neutral else ""
            self._tray = Tray(self._theme, self, name=shown_name(neutral=neutral), sign=sign)
            self._tray.set_locked(self._locked)
            self.made.emit(self._tray)
            self._tray.show()
        elif not wanted and self._tray is not None:
            self._take_away()

    def _take_away(self) -> None:
        tray, self._tray = self._tray, None
        if tray is not None:
            tray.hide()
            tray.deleteLater()

    def set_locked(self, locked: bool) -> None:
        """While locked the menu offers only what needs nothing of the journal."""
        self._locked = locked
        if self._tray is not None:
            self._tray.set_locked(locked)
