"""This desktop: the entry in the applications menu, and the sign in the tray."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QSystemTrayIcon

from journal_app import APP_NAME, COMMAND
from journal_app.core.settings import TRAY
from journal_app.i18n import _
from journal_app.services import whereabouts
from journal_app.services.whereabouts import Whereabouts
from journal_app.system import desktop_entry
from journal_app.ui.context import Context
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.toggle import Toggle


class DesktopView(SettingsView):
    """Nothing of this is there before it is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("This desktop"))
        theme = context.theme
        self.menu = Toggle(theme, _("In the applications menu"))
        self.tray = Toggle(theme, _("A sign in the tray"))
        self.tray_row = Row(theme, "bell-simple", self.tray.accessibleName(), " ", self.tray)
        rows = [self.tray_row]
        self._home: Path | None = None
        self._installed = False
        if desktop_entry.offered():
            line = _("{app} with two actions: a pause, and noting a moment.").format(app=APP_NAME)
            rows.insert(
                0, Row(theme, "sidebar-simple", self.menu.accessibleName(), line, self.menu)
            )
        self.add_heading(_("This desktop"))
        self.column.addWidget(BoxedList(theme, *rows))
        words = _(
            "For keys that work from anywhere, such as Ctrl+Alt+P and Ctrl+Alt+N, bind the commands"
            " “{pause}” and “{note}” in the settings of your desktop."
        ).format(pause=f"{COMMAND} pause", note=f"{COMMAND} capture")
        self.from_anywhere = Para(theme, words, "small", "ink2", name=_("Keys from anywhere"))
        self.column.addSpacing(12)
        self.column.addWidget(self.from_anywhere)
        self.column.addStretch(1)
        self.menu.setEnabled(False)
        self.menu.toggled.connect(self._on_menu)
        self.tray.toggled.connect(lambda on: context.settings.put(TRAY, on))

    def enter(self) -> None:
        """Look how things stand on this desktop now."""
        self._show_tray()
        if desktop_entry.offered():
            job = self.context.jobs.run(whereabouts.of)
            job.finished.connect(self._on_whereabouts)
            job.failed.connect(self.on_trouble)

    # The applications menu.

    def _on_whereabouts(self, where: Whereabouts) -> None:
        self._home = where.home
        self._look()

    def _look(self) -> None:
        job = self.context.jobs.background(desktop_entry.installed)
        job.finished.connect(self._on_looked)
        job.failed.connect(self.on_trouble)

    def _on_looked(self, installed: bool) -> None:
        self._installed = installed
        self.menu.setChecked(installed)
        self.menu.setEnabled(True)

    def _on_menu(self, on: bool) -> None:
        if on is self._installed or self._home is None:
            return
        # Looking for icons and writing them takes a moment; nothing else is begun meanwhile.
        self.menu.setEnabled(False)
        work = partial(desktop_entry.install, self._home) if on else desktop_entry.remove
        job = self.context.jobs.background(work)
        job.finished.connect(self._on_done)
        job.failed.connect(self._on_refused)

    def _on_done(self, _result: object) -> None:
        self._look()

    def _on_refused(self, error: Exception) -> None:
        self._look()
        self.on_trouble(error)

    # The tray.

    def _show_tray(self) -> None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        on = self.context.settings.get(TRAY)
        self.tray.setChecked(on)
        # Where there is none, it can still be switched off.
        self.tray.setVisible(there or on)
        self.tray_row.set_line(
            _("It says nothing but the name of the app.")
            if there
            else _(
                "This desktop has no tray; the app’s entry in the applications menu does the same."
            )
        )
