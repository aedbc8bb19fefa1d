"""What is made behind the window and leaves the journal: into a file, or to the printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import exchange
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import print_document
from journal_app.ui.context import Context


class Errand(QObject):
    """One thing at a time for a sheet; what it waits for is let go with `cancel`."""

    done = Signal(str)
    """Carries what to say."""
    failed = Signal(object)
    """Carries a `JournalError`."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._more = ""

    def say_too(self, words: str) -> None:
        """What is to be said once it is done, beside that."""
        self._more = words

    def wait_for(self, job: Job, then: Callable[..., None]) -> None:
        """Go on with what a job ends with."""
        self._job = job
        job.finished.connect(then)
        job.failed.connect(self._on_failed)

    def keep(self, target: Path, contents: bytes) -> None:
        """Write it where nothing stands yet."""
        job = self._context.jobs.run(exchange.take_out, target, contents)
        self.wait_for(job, self._on_kept)

    def pass_on(self, contents: bytes) -> None:
        """Hand it to the printer."""
        job = self._context.jobs.background(partial(print_document, contents))
        self.wait_for(job, self._on_printed)

    def cancel(self) -> None:
        """Nobody waits for what is on its way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_kept(self, path: Path) -> None:
        self._say(_("Saved as {name}. It is not encrypted.").format(name=path.name))

    def _on_printed(self, _nothing: None) -> None:
        self._say(_("On its way to the printer."))

    def _say(self, words: str) -> None:
        self.done.emit(f"{words} {self._more}".strip())

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self.failed.emit(error)


def target_of(text: str) -> Path:
    """The file that was typed; a name without a folder goes where the field began.

    Wherever the app happened to be started from is no place anybody chose. Raises `JournalError`
    where no name was typed, or where a home folder was meant that nobody has.
    """
    name = text.strip()
    if not name:
        raise JournalError(_("It needs a name."), _("Any name will do."))
    try:
        return documents() / Path(QDir.fromNativeSeparators(name)).expanduser()
    except RuntimeError:
        raise JournalError(
            _("There is no such home folder."), _("Choose a folder, or type the whole path.")
        ) from None


def asked_for(parent: QWidget, text: str, suffix: str) -> str:
    """Where the desktop’s own dialog says it is to go; empty where it was closed.

    Without a `suffix` the name stays as it was given.
    """
    options = QFileDialog.Option.DontConfirmOverwrite
    kind = f"*.{suffix}" if suffix else ""
    found, _filter = QFileDialog.getSaveFileName(parent, _("Save as"), text, kind, options=options)
    if not found or not suffix:
        return found
    path = Path(found)
    return str(path if path.suffix else path.with_suffix(f".{suffix}"))
