"""`Ending`: the journal is closed and erased, and the app begins anew with empty memory."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from journal_app.app.door import Door
from journal_app.app.leaving import Leaving
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.system.logs import log_failure
from journal_app.system.paths import usual_data_folder
from journal_app.ui.lock.view import LockView
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning
    from journal_app.services.erasing import Erased

KEY_LEFT: Final = "key"
FILES_LEFT: Final = "files"
KEY_SHARED: Final = "shared"
COPIES_SHUT: Final = "shut"
OLDER_OPEN: Final = "older"
OPENS_STILL: Final = "readable"


class Ending(QObject):
    """Asks nothing any more: the person meant it twice."""

    erased = Signal(str, str)
    """The journal is no more; carries what the process that begins anew has to be told."""

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        leaving: Leaving,
        door: Door,
        beginning: "Beginning",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._jobs = jobs
        self._leaving = leaving
        self._door = door
        self._home = beginning.home.path
        leaving.to_be_erased.connect(self._erase)

    def begin(self) -> None:
        """Take the pages out of sight and close the journal; erasing follows."""
        self._door.show_lock(self._door.view.closing_to(_("Your journal is being erased.")))
        self._leaving.close_to_erase()

    def _erase(self) -> None:
        from journal_app.services import erasing

        erase = partial(erasing.erase, self._home, others=(usual_data_folder(),))
        job = self._jobs.apart(erase, to_the_end=True)
        job.finished.connect(self._on_erased)
        job.failed.connect(self._on_refused)

    def _on_erased(self, erased: "Erased") -> None:
        # Whoever has quit meanwhile has quit.
        if not self._leaving.wanted:
            self.erased.emit("--after-erasing", left_words(erased))

    def _on_refused(self, error: Exception) -> None:
        log_failure("erasing", error)
        self._door.rest_at(refused_view(self._door.view, error))


def refused_view(view: LockView, error: Exception) -> LockView:
    """What is shown of a journal that was not erased, or perhaps only in part."""
    if isinstance(error, JournalError):
        # It was not begun, and the journal is as it was: to open it is one thing, to erase another.
        where = _("Erasing is in the settings, under Privacy and lock.")
        return view.saying(f"{error.words} {where}")
    words = _("Something unexpected was in the way. What was begun is finished at the next start.")
    return view.over(words)


def left_words(erased: "Erased") -> str:
    """What may be left, as one argument of a command line; it tells nothing of the journal."""
    left = {
        KEY_LEFT: erased.entry_left,
        FILES_LEFT: erased.files_left,
        OPENS_STILL: erased.opens_still,
        KEY_SHARED: erased.key_shared,
        COPIES_SHUT: erased.copies_shut,
        OLDER_OPEN: erased.older_open,
    }
    return "+".join(part for part, is_left in left.items() if is_left) or "nothing"


def told_words(left: str) -> str:
    """The same in words, once the app has begun anew."""
    from journal_app.services.erasing import Erased

    parts = left.split("+")
    return Erased(
        entry_left=KEY_LEFT in parts,
        files_left=FILES_LEFT in parts,
        opens_still=OPENS_STILL in parts,
        key_shared=KEY_SHARED in parts,
        copies_shut=COPIES_SHUT in parts,
        older_open=OLDER_OPEN in parts,
    ).words
