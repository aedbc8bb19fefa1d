"""`Arrivals`: a bundle or a copy from elsewhere is opened, in front of a closed journal or none."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.system.file_dialogs import documents
from journal_app.system.logs import log_failure
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning
    from journal_app.services.arriving import Arrived, Brought
    from journal_app.services.ways import WayIn
    from journal_app.ui.lock.bundle_sheet import BundleSheet


class Arrivals(QObject):
    """Everything is typed and told on one sheet over the page that is there."""

    arrived = Signal()
    """The journal is here: a process that begins anew opens it."""
    refused = Signal(object)
    """Carries the error of a file that is neither."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        lifecycle: Lifecycle,
        jobs: Jobs,
        beginning: "Beginning",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._home = beginning.home.path
        self._clock = beginning.clock
        self._sheet: BundleSheet | None = None

    def ask(self, *, for_copy: bool = False) -> None:
        """Ask for the file, a bundle or `for_copy`, and see what it says of itself.

        Either is taken for what it is, whatever was asked for.
        """
        from journal_app.services import arriving

        found, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Choose the copy") if for_copy else _("Open a journal bundle"),
            str(documents()),
            _("Copies and bundles (*.db *.journalbundle)"),
        )
        if not found or self._sheet is not None:
            return
        path = Path(QDir.fromNativeSeparators(found))
        job = self._jobs.background(partial(arriving.look, self._home, path))
        job.finished.connect(partial(self._on_looked, path))
        job.failed.connect(self.refused)

    def _on_looked(self, path: Path, found: "Brought") -> None:
        from journal_app.ui.lock.bundle_sheet import BundleSheet

        self._sheet = BundleSheet(
            self._theme,
            self._window,
            key_id=found.key_id,
            passphrase=found.passphrase,
            here=found.here,
            is_bundle=found.is_bundle,
            keyring=found.keyring,
        )
        self._sheet.wanted.connect(partial(self._arrive, path))
        self._sheet.closed.connect(self._on_closed)
        self._sheet.open()

    def _on_closed(self) -> None:
        self._sheet = None

    def _arrive(self, path: Path, way: "WayIn") -> None:
        from journal_app.services import arriving

        if self._sheet is not None:
            self._sheet.rest(True)
        work = partial(arriving.arrive, self._home, path, way, clock=self._clock)

        def begin(_none: object) -> None:
            job = self._jobs.apart(work, to_the_end=True)
            job.finished.connect(self._on_arrived)
            job.failed.connect(self._on_failed)

        # A late answer of a keyring must not open what is being added to.
        self._lifecycle.open_no_more().finished.connect(begin)

    def _on_arrived(self, arrived: "Arrived") -> None:
        if arrived.copy is None:
            self.arrived.emit()
        elif self._sheet is not None:
            self._sheet.show_done(
                _(
                    "The copy lies beside your journal now, looked over from end to end. It is in "
                    "Settings, under Backups; where the journal does not open, “Look at earlier "
                    "copies” shows it."
                )
            )

    def _on_failed(self, error: Exception) -> None:
        log_failure("arriving", error)
        words = _("Something unexpected was in the way. Nothing was changed.")
        if isinstance(error, JournalError):
            words = error.words
        if self._sheet is not None:
            self._sheet.refuse(words)
