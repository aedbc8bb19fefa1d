"""Privacy and lock: what opens this journal, where it lies, what of it is shown, and its end."""

from functools import partial

from PySide6.QtGui import QGuiApplication

from journal_app.core.changes import Changes
from journal_app.core.settings import ON_THIS_DAY
from journal_app.i18n import _
from journal_app.services import doors
from journal_app.services.doors import Doors
from journal_app.system.folder_view import show_folder
from journal_app.ui.context import Context
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.closeness_box import ClosenessBox
from journal_app.ui.settings.doors_box import DoorsBox
from journal_app.ui.settings.folder_box import FolderBox
from journal_app.ui.settings.lock_box import LockBox
from journal_app.ui.settings.looking_back_box import LookingBackBox
from journal_app.ui.settings.view import SettingsView, told

_DATA = Place(page=PageId.SUPPORT, part="data")


class PrivacyView(SettingsView):
    """Everything on it is a fact about this journal, looked at anew each time it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Privacy and lock"))
        theme = context.theme
        self.sheets = DoorSheets(context, self)
        self.doors = DoorsBox(theme, context.clock)
        self.closeness = ClosenessBox(context)
        self.looking_back = LookingBackBox(context)
        self.folder = FolderBox(theme)
        self.folder.show_folder(context.home)
        self.lock = LockBox(context)
        encrypted = _("Your journal is encrypted on this computer. We never see it.")
        self.add_heading(_("Lock"), encrypted)
        self.column.addWidget(self.lock)
        self.add_heading(_("What opens this journal"))
        self.column.addWidget(self.doors)
        self.add_heading(_("Closeness"))
        self.column.addWidget(self.closeness)
        self.add_heading(_("Looking back"))
        self.column.addWidget(self.looking_back)
        self.add_heading(_("Your pages"))
        self.column.addWidget(self.folder)
        self.column.addStretch(1)
        self._connect()

    def enter(self) -> None:
        """Look how things stand."""
        self.lock.look()
        self.closeness.show_standing()
        self.looking_back.look()
        self._look()

    def leave(self) -> None:
        """Put away what was opened over it."""
        self.sheets.dismiss()

    def refresh(self, changes: Changes) -> None:
        """Said or changed elsewhere."""
        if changes.safety:
            self.closeness.show_standing()
        if ON_THIS_DAY.key in changes.settings:
            self.looking_back.look()
        if changes.doors:
            self.lock.look()
            self._look()

    def _connect(self) -> None:
        box, folder, sheets = self.doors, self.folder, self.sheets
        box.choose.clicked.connect(sheets.choose_passphrase)
        box.change.clicked.connect(lambda: sheets.change_passphrase())
        box.take_off.clicked.connect(sheets.take_passphrase_off)
        box.code.clicked.connect(lambda: sheets.show_code())
        box.new_keys.clicked.connect(sheets.make_new_keys)
        box.move_it.clicked.connect(sheets.move)
        box.read.clicked.connect(lambda: self.context.navigator.go(_DATA))
        folder.show_it.clicked.connect(self._show_folder)
        folder.copy.clicked.connect(self._copy_path)
        folder.close_it.clicked.connect(self._close_to_others)
        folder.erase.clicked.connect(sheets.erase)

    def _look(self) -> None:
        work = partial(doors.of, self.context.home, clock=self.context.clock)
        job = self.context.jobs.background(work)
        job.finished.connect(self._on_doors)
        job.failed.connect(self._on_unknown)

    def _on_doors(self, found: Doors) -> None:
        self.doors.show_doors(found)
        self.folder.show_doors(found)

    def _on_unknown(self, error: Exception) -> None:
        self.doors.show_trouble(told(error))

    def _show_folder(self) -> None:
        if not show_folder(self.folder.folder):
            self.context.notices.say(
                _("No file manager showed the folder. Its path can be copied instead.")
            )

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self.folder.path.text())
        self.context.notices.say(_("The path is copied."))

    def _close_to_others(self) -> None:
        job = self.context.jobs.background(partial(doors.make_private, self.context.home))
        job.finished.connect(self._on_closed)
        job.failed.connect(self.on_trouble)

    def _on_closed(self, _changes: Changes) -> None:
        self.context.notices.say(_("Only your account can look into the folder now."))
