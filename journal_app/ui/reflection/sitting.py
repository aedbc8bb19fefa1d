"""One moment while it is looked back at: what of it is on the disk, and what is on its way."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.autosave import Autosave
from journal_app.services import moments
from journal_app.services.moments import KeptMoment
from journal_app.ui.context import Context
from journal_app.ui.editor.sitting import SLOW_MS, Keeping, SaveState


class MomentSitting(QObject):
    """Keeps a moment as it is told, a little after the last touch, and never two of it.

    The first save of a sitting keeps the state before it as an earlier version; so does a save of
    what was changed elsewhere meanwhile.
    """

    state_changed = Signal(object)
    """Carries the `SaveState`."""
    settled = Signal()
    """Everything is kept."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._moment: Moment | None = None
        self._rev = 0
        self._new_sitting = True
        self._generation = 0
        self.state = SaveState(Keeping.NOTHING)
        self._autosave = Autosave(self._save, self)
        self._autosave.settled.connect(self.settled)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self._say(SaveState(Keeping.SAVING)))

    @property
    def moment(self) -> Moment | None:
        """The moment as it is told now."""
        return self._moment

    @property
    def busy(self) -> bool:
        """Whether something told is not kept yet."""
        return self._autosave.waiting

    def open(self, moment: Moment) -> None:
        """Go on with this moment, as it is kept."""
        self.forget()
        self._moment, self._rev = moment, moment.rev

    def knows(self, moment: Moment) -> bool:
        """Whether this state of it was kept here, or is not to disturb what is being told."""
        mine = self._moment is not None and self._moment.id == moment.id
        return mine and (self.busy or self._rev == moment.rev)

    def change(self, told: Callable[[Moment], Moment]) -> None:
        """Tell something else about it."""
        if self._moment is None:
            return
        changed = told(self._moment)
        if changed == self._moment:
            return
        self._moment = changed
        if self.state.keeping is Keeping.SAVED:
            self._say(SaveState(Keeping.NOTHING))
        self._autosave.touch()

    def flush(self) -> None:
        """Keep everything now; `settled` follows."""
        self._autosave.flush()

    def rest(self) -> None:
        """One leaves it for a while: what comes next is another sitting."""
        self.flush()
        self._new_sitting = True

    def forget(self) -> None:
        """Drop every word, and listen to nothing that is still on its way."""
        self._generation += 1
        self._autosave.stop()
        self._slow.stop()
        self._moment, self._rev, self._new_sitting = None, 0, True
        self._say(SaveState(Keeping.NOTHING))

    def _save(self) -> None:
        moment = self._moment
        if moment is None:
            self._autosave.done()
            return
        self._slow.start()
        words: Vocabulary = self._context.known.vocabulary
        job = self._context.jobs.run(
            moments.revise,
            replace(moment, rev=self._rev),
            words=words,
            clock=self._context.clock,
            new_sitting=self._new_sitting,
        )
        generation = self._generation
        job.finished.connect(lambda kept: self._on_saved(generation, kept))
        job.failed.connect(lambda error: self._on_not_saved(generation, moment.id, error))

    def _on_saved(self, generation: int, kept: KeptMoment) -> None:
        if generation != self._generation:
            return
        self._slow.stop()
        self._rev = kept.moment.rev
        self._new_sitting = False
        self._autosave.done()
        if not self._autosave.waiting:
            self._say(SaveState(Keeping.SAVED))
        elif self.state.keeping is not Keeping.NOTHING:
            self._say(SaveState(Keeping.NOTHING))

    def _on_not_saved(self, generation: int, _piece: PieceId, error: Exception) -> None:
        if generation != self._generation:
            return
        self._slow.stop()
        if isinstance(error, NotFound):
            # Taken out of the journal for good elsewhere: there is nothing to save it to.
            self._autosave.stop()
        else:
            self._autosave.failed()
        self._say(SaveState(Keeping.FAILED, error))

    def _say(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
