"""A start that was refused before there was a journal to look at: a window says why, and waits.

Whoever clicked an icon sees no terminal. Nothing is held or changed meanwhile.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from journal_app.core.errors import JournalError, OpenProblem
from journal_app.core.resources import resource
from journal_app.i18n import _
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.signals import QuitSignals
from journal_app.runtime.vault_thread import VaultThread
from journal_app.system.device_settings import DeviceSettings
from journal_app.system.folder_view import show_folder
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.trouble_view import Deed, TroubleView
from journal_app.ui.lock.view import LockState, LockStep, LockView
from journal_app.ui.navigation import Navigator
from journal_app.ui.shell.look import chosen_appearance
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.security.kernel_lock import KernelLock

Again = Callable[[], "KernelLock | None"]
"""Tries once more; `None` where a window that is open already came to the front."""


class Refused(QObject):
    """Shows the page of a file in trouble until trying again helps, or somebody quits."""

    ended = Signal()
    """The window is closed: because trying again helped, or because somebody quit."""

    def __init__(
        self, app: QApplication, home: Path, settings: DeviceSettings, again: Again
    ) -> None:
        super().__init__(app)
        self.lock: KernelLock | None = None
        """What trying again brought: the start goes on with it."""
        self.reached = False
        """Whether a window that is open already came to the front instead."""
        self._home = home
        self._again = again
        # A folder on a network may not answer: trying has a thread of its own.
        self._jobs = Jobs(VaultThread(), Hub(self), self)
        theme = Theme(resource(), chosen_appearance(settings), self)
        theme.apply(app)
        self.window = MainWindow(
            theme, settings, Navigator(self), clipboard=app.clipboard(), data_folder=home
        )
        self._view = LockView()
        self.window.close_requested.connect(self._quit)

    def show(self, error: JournalError) -> None:
        """Say why; the window comes up with the first of it."""
        self._view = refused_view(error)
        page = self.window.show_lock(self._view)
        if not self.window.isVisible():
            page.asked.connect(self._on_asked)
            QuitSignals(self).received.connect(self.window.close)
            self.window.show()

    def _on_asked(self, request: object) -> None:
        match request:
            case Do(deed=Deed.TRY_AGAIN):
                self.window.show_lock(replace(self._view, state=LockState.OPENING))
                job = self._jobs.apart(self._again)
                job.finished.connect(self._on_tried)
                job.failed.connect(self._on_failed)
            case Do(deed=Deed.FOLDER):
                self._show_folder()
            case Do(deed=Deed.QUIT):
                self.window.close()

    def _show_folder(self) -> None:
        """The folder, or where it would be: the nearest that is there."""
        there = next(each for each in (self._home, *self._home.parents) if each.is_dir())
        if not show_folder(there):
            self.window.notices.say(str(self._home))

    def _on_tried(self, lock: "KernelLock | None") -> None:
        self.lock, self.reached = lock, lock is None
        self._quit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self.show(error)

    def _quit(self) -> None:
        self.window.allow_close()
        # Nobody is to find two of them on the accessibility bus.
        self.window.deleteLater()
        self.ended.emit()


def refused_view(error: JournalError) -> LockView:
    """The page of a file in trouble, for what kept the app from looking at any."""
    trouble = TroubleView(
        problem=OpenProblem.DISK,
        title=_("Your journal is still closed"),
        happened=error.sentence,
        safe=_("Nothing was changed."),
        helps=error.advice,
        deeds=(Deed.TRY_AGAIN, Deed.FOLDER, Deed.QUIT),
    )
    return LockView(
        state=LockState.STUCK,
        step=LockStep.TROUBLE,
        problem=OpenProblem.DISK,
        message=error.words,
        trouble=trouble,
        alone=True,
    )
