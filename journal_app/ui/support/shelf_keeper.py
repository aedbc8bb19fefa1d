"""Keep the lines of one shelf a little after they were typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from journal_app.core.ids import Uid
from journal_app.core.shelves import Shelf
from journal_app.runtime.autosave import Autosave
from journal_app.services import shelves
from journal_app.ui.context import Context
from journal_app.ui.support.troubles import say_trouble

Lines = Sequence[tuple[Uid | None, str]]


class ShelfKeeper(QObject):
    """Asks for all lines of its shelf at each save; a save that is refused is tried again."""

    def __init__(
        self, context: Context, shelf: Shelf, lines: Callable[[], Lines], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shelf = shelf
        self._lines = lines
        self._autosave = Autosave(self._save, self)
        self._told = False

    @property
    def busy(self) -> bool:
        """Whether something is not kept yet."""
        return self._autosave.waiting

    def touch(self) -> None:
        """A line was changed."""
        self._autosave.touch()

    def flush(self) -> None:
        """Keep everything now."""
        self._autosave.flush()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._autosave.stop()

    def _save(self) -> None:
        context = self._context
        job = context.jobs.run(shelves.put, self._shelf, tuple(self._lines()), clock=context.clock)
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_refused)

    def _on_kept(self, _changes: object) -> None:
        self._told = False
        self._autosave.done()

    def _on_refused(self, error: Exception) -> None:
        self._autosave.failed()
        if not self._told:
            # Said once; it goes on being tried.
            self._told = True
            say_trouble(self._context, error)
