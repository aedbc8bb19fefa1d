"""`Beneath`: what happens to the file under an open journal is said, with a way out."""

from PySide6.QtCore import QObject

from journal_app.core.errors import CannotKeep, JournalError, KeepProblem
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.system.logs import log_failure
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.window import MainWindow

_COPIES = Place(page=PageId.SETTINGS, part="backups")


class Beneath(QObject):
    """Says it once, for as long as it holds; what was typed stays where it is."""

    def __init__(
        self,
        window: MainWindow,
        lifecycle: Lifecycle,
        jobs: Jobs,
        navigator: Navigator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._lifecycle = lifecycle
        self._navigator = navigator
        self._said: KeepProblem | None = None
        jobs.file_in_trouble.connect(self._on_trouble)
        lifecycle.opened.connect(self._forget)

    def _on_trouble(self, error: CannotKeep) -> None:
        shown = self._window.main is not None and not self._window.covered
        if not shown or (error.problem is self._said and self._window.notices.banner.isVisible()):
            return
        self._said = error.problem
        if error.problem is KeepProblem.REPLACED:
            words = _(
                "The journal file was replaced or taken away while it was open. Everything you "
                "wrote is still here."
            )
            action, act = _("Put my journal back in its place"), self._put_back
        else:
            words = _(
                "Parts of the journal file cannot be read. What you typed is still here, and "
                "earlier copies lie apart from it."
            )
            action, act = _("Look at earlier copies"), self._look_at_copies
        self._window.notices.say(words, action, act, stays=True)

    def _put_back(self) -> None:
        job = self._lifecycle.put_back()
        job.finished.connect(self._on_put_back)
        job.failed.connect(self._on_not_put_back)

    def _on_put_back(self, _put: object) -> None:
        self._said = None
        self._window.keep_all()
        words = _("Your journal is in its place again. What had taken it lies aside.")
        self._window.notices.say(words)

    def _on_not_put_back(self, error: Exception) -> None:
        log_failure("putting back", error)
        self._said = None
        if isinstance(error, JournalError):
            self._window.notices.say(error.words, _("Try again"), self._put_back, stays=True)

    def _look_at_copies(self) -> None:
        self._navigator.go(_COPIES)

    def _forget(self) -> None:
        self._said = None
