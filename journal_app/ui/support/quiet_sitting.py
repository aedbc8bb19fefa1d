"""One entry written on these pages: kept as it is typed, and sealed whenever that is wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from journal_app.core.clock import when_now
from journal_app.core.entries import Entry
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import quiet_writing, sealing
from journal_app.ui.context import Context
from journal_app.ui.editor.sitting import Sitting
from journal_app.ui.editor.written import Written


class QuietSitting(Sitting):
    """Like every sitting, but that its entry may be sealed from its first letter on."""

    def __init__(
        self,
        context: Context,
        read: Callable[[], str],
        *,
        sealed: bool,
        entry: Entry | None = None,
        parent: QObject | None = None,
    ) -> None:
        written = partial(_written, read)
        super().__init__(context.jobs, context.clock, written, entry=entry, parent=parent)
        self._sealed = sealed

    @property
    def sealed(self) -> bool:
        """Whether it is in no view, or will be so when it begins."""
        return self._sealed

    def set_sealed(self, sealed: bool, words: Vocabulary) -> None:
        """Take it out of every view, or back into them; one that has not begun begins so."""
        if sealed is self._sealed:
            return
        self._sealed = sealed
        if self.piece is None and not self._working:
            return
        if sealed:
            self._do(lambda piece: self._jobs.run(sealing.seal, piece))
        else:
            self._do(lambda piece: self._jobs.run(sealing.unseal, piece, words=words))

    def _save(self) -> None:
        text = self._read().text
        if self.piece is None and not text and not self._wanted:
            self._autosave.done()
            return
        self._working = True
        self._slow.start()
        if self.piece is None:
            self.when = self.when or when_now(self._clock)
            job = self._jobs.run(
                quiet_writing.begin,
                text,
                when=self.when,
                clock=self._clock,
                prompt_id=self.answers(),
                sealed=self._sealed,
            )
        else:
            job = self._jobs.run(
                quiet_writing.save,
                self.piece,
                self.rev,
                text,
                clock=self._clock,
                new_sitting=self._new_sitting,
            )
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_not_saved)


def _written(read: Callable[[], str]) -> Written:
    """Only words: nothing is marked on these pages, and marks that are there follow them."""
    return Written(read())
