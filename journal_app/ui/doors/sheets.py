"""`DoorSheets`: opens the sheets about ways into the journal, at most one at a time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.context import Context

if TYPE_CHECKING:
    from journal_app.services.doors import Doors
    from journal_app.services.staying import Stays
    from journal_app.ui.doors.step_sheet import StepSheet


class DoorSheets(QObject):
    """Made over a window or anything in it; what the sheets are made of is loaded when wanted."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        over.installEventFilter(self)
        self._context = context
        self._over = over
        self._sheet: StepSheet | None = None

    @property
    def sheet(self) -> "StepSheet | None":
        """The one that is open."""
        return self._sheet

    def show_code(self, *, first: str = "", then: Callable[[], None] | None = None) -> None:
        """Show the recovery code and have two groups of it typed back, then go on."""
        from journal_app.ui.doors.recovery_sheet import RecoverySheet

        self._open(RecoverySheet(self._context, self._window(), first=first, then=then))

    def show_new_code(self) -> None:
        """The same, where new keys have just been made."""
        self.show_code(first=_("The new keys are made, and this is their code."))

    def choose_passphrase(self) -> None:
        """Set a passphrase; where the recovery code was never kept, that comes first."""
        from journal_app.services import doors

        work = partial(doors.of, self._context.home, clock=self._context.clock)
        job = self._context.jobs.background(work)
        job.finished.connect(self._on_doors)
        job.failed.connect(self._on_trouble)

    def change_passphrase(self, *, code: str | None = None) -> None:
        """Choose a new passphrase; with `code`, which just opened the journal, in its place."""
        from journal_app.ui.doors.passphrase_sheets import change_sheet

        self._open(change_sheet(self._context, self._window(), code=code))

    def take_passphrase_off(self) -> None:
        """Let the keyring open the journal again."""
        from journal_app.ui.doors.passphrase_sheets import take_off_sheet

        self._open(take_off_sheet(self._context, self._window()))

    def make_new_keys(self) -> None:
        """Tell what that does, then let the app close the journal and do it."""
        from journal_app.ui.doors.new_keys_sheet import NewKeysSheet

        self._open(NewKeysSheet(self._context, self._window()))

    def move(self) -> None:
        """Pack a bundle; where the recovery code was never kept, that comes first."""
        first = _("On another computer this code may be all that opens it, so it comes first.")
        self.after_code(first, self._move)

    def after_code(self, first: str, then: Callable[[], None]) -> None:
        """Go on where the recovery code was kept; else it comes `first`, with these words."""
        from journal_app.services import moving

        def go_on(kept: bool) -> None:
            if not isValid(self):
                # Locked meanwhile.
                return
            if kept:
                then()
            else:
                self.show_code(first=first, then=then)

        job = self._context.jobs.background(partial(moving.may_be_packed, self._context.home))
        job.finished.connect(go_on)
        job.failed.connect(self._on_trouble)

    def erase(self) -> None:
        """Ask twice, then let the app close the journal and erase it."""
        from journal_app.services import staying
        from journal_app.system.paths import usual_data_folder

        work = partial(staying.of, self._context.home, (usual_data_folder(),))
        self._context.jobs.background(work).finished.connect(self._on_stays)

    def dismiss(self) -> None:
        """Put away the one that is open, unless something is being done on it."""
        if self._sheet is not None:
            self._sheet.dismiss()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A sheet goes with the page it lies over, such as when a pause takes the window.

        Pages that are hidden while somebody is elsewhere come back with what lay over them; and so
        does a passphrase that was being typed, after a pause.
        """
        hides = event.type() == QEvent.Type.Hide and not event.spontaneous()
        waits = self._sheet is not None and self._sheet.waits
        if hides and not waits and not self._context.scenes.hidden:
            self.dismiss()
        return False

    def _on_doors(self, doors: "Doors") -> None:
        if doors.recovery.confirmed is not None:
            self._set_passphrase()
            return
        first = _("A passphrase can be forgotten, so the way back in comes first.")
        self.show_code(first=first, then=self._set_passphrase)

    def _on_stays(self, stays: "Stays") -> None:
        from journal_app.ui.doors.erase_sheet import EraseSheet

        sheet = EraseSheet(self._context, self._window(), stays)
        first = _("Once the journal is erased, this code is all that opens a copy of it.")
        sheet.code_wanted.connect(partial(self.show_code, first=first, then=self.erase))
        self._open(sheet)

    def _move(self) -> None:
        from journal_app.ui.doors.move_sheet import MoveSheet

        self._open(MoveSheet(self._context, self._window()))

    def _set_passphrase(self) -> None:
        from journal_app.ui.doors.passphrase_sheets import set_sheet

        self._open(set_sheet(self._context, self._window()))

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)

    def _window(self) -> QWidget:
        return self._over.window()

    def _open(self, sheet: "StepSheet") -> None:
        self.dismiss()
        if self._sheet is not None:
            # Something is being done on it, which has to be seen through.
            sheet.deleteLater()
            return
        self._sheet = sheet
        sheet.closed.connect(partial(self._on_closed, sheet))
        sheet.open()

    def _on_closed(self, sheet: "StepSheet") -> None:
        if self._sheet is sheet:
            self._sheet = None
