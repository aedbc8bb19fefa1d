"""What the desktop is told of the window; never a word of the journal."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.core.settings import NEUTRAL_NAME
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.theme.neutral import shown_icon, shown_name
from journal_app.ui.theme.theme import Theme


class Introduction(QObject):
    """Gives the window the name and the sign that are chosen, now and later."""

    def __init__(self, window: QWidget, theme: Theme, settings: DeviceSettings) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._settings = settings
        self._told: bool | None = None
        settings.on_change(self._tell)
        self._tell()

    def _tell(self) -> None:
        neutral = self._settings.get(NEUTRAL_NAME)
        if neutral is self._told:
            return
        self._told = neutral
        name = shown_name(neutral=neutral)
        self._window.setWindowTitle(name)
        self._window.setAccessibleName(name)
        self._window.setWindowIcon(shown_icon(self._theme, neutral=neutral))
