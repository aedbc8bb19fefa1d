"""`Shelf`: several journals in one data folder, seen from the page in front of the closed one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.services import journals
from journal_app.system.logs import log_failure
from journal_app.ui.lock.requests import OpenOther, StartAnother

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning
    from journal_app.ui.lock.page import LockPage

_UNIQUE = Qt.ConnectionType.UniqueConnection


class Shelf(QObject):
    """Goes to another journal by beginning anew: a process knows of one journal alone."""

    left = Signal(str)
    """The journal that is there is left; carries an argument for the process that follows."""
    refused = Signal(object)
    """Carries the error that kept the choice from being kept."""

    def __init__(
        self, lifecycle: Lifecycle, jobs: Jobs, beginning: "Beginning", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._home = beginning.home.path
        self._clock = beginning.clock
        self._page: LockPage | None = None

    def stand_on(self, page: "LockPage") -> None:
        """Offer the journals there are on this page, as long as it is there."""
        page.asked.connect(self._on_asked, type=_UNIQUE)
        if page is self._page:
            return
        self._page = page
        page.destroyed.connect(self._on_page_gone)
        home, clock = self._home, self._clock
        job = self._jobs.background(lambda: journals.shelf(home, clock=clock))
        job.finished.connect(self._on_listed)
        # A folder that cannot be read says so by itself.
        job.failed.connect(lambda error: log_failure("journals", error))

    def leave(self, argument: str = "") -> None:
        """Begin anew: with the journal that is chosen, or with what the argument says."""
        # A late answer of a keyring must not open the journal that is being left.
        job = self._lifecycle.open_no_more()
        job.finished.connect(lambda _none: self.left.emit(argument))

    def _on_page_gone(self) -> None:
        self._page = None

    def _on_listed(self, shelf: tuple[journals.Shelved, ...]) -> None:
        if self._page is not None:
            self._page.show_journals(shelf)

    def _on_asked(self, request: object) -> None:
        if isinstance(request, StartAnother):
            self.leave("--another")
        elif isinstance(request, OpenOther):
            home, vault_id = self._home, request.vault_id
            job = self._jobs.background(lambda: journals.choose(home, vault_id))
            job.finished.connect(lambda _none: self.leave())
            job.failed.connect(self.refused)
