"""`Parts`: which parts of the window are shown: menu bar, sidebar, all of it, the writing alone."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from journal_app.core.settings import MENU_BAR, SIDEBAR
from journal_app.i18n import _
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keys import shown
from journal_app.ui.actions.registry import Actions
from journal_app.ui.shell.main_page import MainPage
from journal_app.ui.shell.menu_bar import HiddenMenuBar
from journal_app.ui.widgets.announce import announce


class Parts(QObject):
    """Does the commands for them; what was chosen last is there again after a start."""

    def __init__(
        self,
        registry: Actions,
        settings: DeviceSettings,
        menu_bar: HiddenMenuBar,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._registry = registry
        self._settings = settings
        self._menu_bar = menu_bar
        self._window = window
        self._main: MainPage | None = None
        registry.bind(ActionId.MENU, menu_bar.call)
        registry.bind(ActionId.MENU_BAR, self._on_menu_bar)
        registry.bind(ActionId.SIDEBAR, self._on_sidebar)
        registry.bind(ActionId.FOCUS_MODE, self._on_focus_mode)
        registry.bind(ActionId.FULL_SCREEN, self._on_full_screen)
        for action, setting in ((ActionId.MENU_BAR, MENU_BAR), (ActionId.SIDEBAR, SIDEBAR)):
            registry[action].setChecked(settings.get(setting))
        menu_bar.set_always(settings.get(MENU_BAR))
        registry.keys_changed.connect(self._tell_keys)

    def use(self, main: MainPage | None) -> None:
        """From now on these pages, or none."""
        self._main = main
        if main is not None:
            main.set_sidebar(self._settings.get(SIDEBAR))
            self._tell_keys()

    def end_focus_mode(self) -> bool:
        """Bring everything back; whether only the writing was shown."""
        if self._main is None or not self._main.focus_mode:
            return False
        self._set_focus_mode(False)
        return True

    def _tell_keys(self) -> None:
        if self._main is not None:
            self._main.sidebar.tell_keys(lambda at: shown(*self._registry.keys.of(at)[:1]))

    def _on_menu_bar(self) -> None:
        always = self._registry[ActionId.MENU_BAR].isChecked()
        self._settings.put(MENU_BAR, always)
        self._menu_bar.set_always(always)

    def _on_sidebar(self) -> None:
        wanted = self._registry[ActionId.SIDEBAR].isChecked()
        self._settings.put(SIDEBAR, wanted)
        if self._main is not None:
            self._main.set_sidebar(wanted)

    def _on_focus_mode(self) -> None:
        self._set_focus_mode(self._registry[ActionId.FOCUS_MODE].isChecked())

    def _set_focus_mode(self, on: bool) -> None:
        self._registry[ActionId.FOCUS_MODE].setChecked(on)
        if self._main is not None:
            self._main.set_focus_mode(on)
            told = (
                _("Only the writing. Esc brings the rest back.") if on else _("Everything is back.")
            )
            announce(self._main, told)

    def _on_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
