"""Do something at once, say so, and offer to take it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.ui.context import Context

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault

Deed = Callable[["Vault"], object]


class Undoing(QObject):
    """Belongs to a page: what ends after the page is gone is not told."""

    refused = Signal(object)
    """Carries the error with which a deed, or taking it back, ended."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def do(self, deed: Deed, words: str = "", undo: Deed | None = None) -> Job:
        """Run it; then say `words`, if any, with the way back, if there is one."""
        end = _End(words, undo, self)
        end.told.connect(self._tell)
        job = self._context.jobs.run(deed)
        job.finished.connect(end.tell)
        job.failed.connect(self.refused)
        return job

    def _tell(self, words: str, undo: Deed | None) -> None:
        if not words:
            return
        if undo is None:
            self._context.notices.say(words)
        else:
            self._context.notices.say(words, _("Undo"), partial(self._undo, undo))

    def _undo(self, undo: Deed) -> None:
        self.do(undo)


class _End(QObject):
    """What is said once a deed is done; it goes with the page."""

    told = Signal(str, object)

    def __init__(self, words: str, undo: Deed | None, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._undo = undo

    def tell(self, _result: object) -> None:
        """The deed is done."""
        self.told.emit(self._words, self._undo)
        self.deleteLater()
