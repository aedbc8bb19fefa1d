"""What is written in one place of these pages, and what of earlier writing is still being kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.services import quiet_writing
from journal_app.ui.context import Context
from journal_app.ui.editor.sitting import Keeping, SaveState
from journal_app.ui.editor.written import Written
from journal_app.ui.support.quiet_sitting import QuietSitting


class Desk(QObject):
    """Begins an entry with its first key and lets no word of it be lost.

    `read` gives the whole text as it stands. What is put away goes on being kept by itself; left
    empty it vanishes.
    """

    state_changed = Signal(object)
    """Carries the `SaveState`; the failure of what was put away counts, too."""
    begun = Signal()
    trouble = Signal(object)
    """Carries the error with which sealing or the bin was refused."""

    def __init__(
        self, context: Context, read: Callable[[], str], *, sealed: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._read = read
        self._seals = sealed
        self._prompt: str | None = None
        self._retired: list[QuietSitting] = []
        self._sitting = self._sit_down(None)

    @property
    def piece(self) -> PieceId | None:
        """The entry on the desk, or `None` before its first letter."""
        return self._sitting.piece

    @property
    def sealed(self) -> bool:
        """Whether it is in no view."""
        return self._sitting.sealed

    @property
    def busy(self) -> bool:
        """Whether anything, on the desk or put away, is not kept yet."""
        return any(sitting.busy for sitting in (*self._retired, self._sitting))

    def start(self, prompt_id: str | None = None) -> None:
        """Empty; the next entry, which answers this question, begins with its first key."""
        self.put_away()
        self._prompt = prompt_id

    def open(self, entry: Entry) -> None:
        """Go on with an entry; its text stands in the field already."""
        self.put_away()
        self._take(entry)

    def touch(self) -> None:
        """Something was typed."""
        self._sitting.touch()

    def flush(self) -> None:
        """Keep everything now."""
        for sitting in (*self._retired, self._sitting):
            sitting.flush()

    def set_sealed(self, sealed: bool) -> None:
        """Take the entry out of every view, or back into them."""
        self._sitting.set_sealed(sealed, self._context.known.vocabulary)

    def move_to_bin(self) -> PieceId | None:
        """Put it into the bin; the entry that went, if it had begun."""
        piece = self._sitting.piece
        if piece is not None:
            self._sitting.move_to_bin()
        self.put_away()
        return piece

    def put_away(self) -> None:
        """Take the entry off the desk, as its text is now."""
        sitting = self._sitting
        text = self._read()
        if sitting.busy or sitting.piece is not None:
            sitting.freeze(Written(text), sitting.answers())
            sitting.vanishes = not text.strip()
            self._retired.append(sitting)
            sitting.flush()
        else:
            self._drop(sitting)
        self._take(None)

    def forget(self) -> None:
        """Drop every word; what was not kept is lost, so this comes when nothing is busy."""
        for sitting in (*self._retired, self._sitting):
            self._drop(sitting)
        self._retired.clear()
        self._take(None)

    def _take(self, entry: Entry | None) -> None:
        self._sitting = self._sit_down(entry)
        self._tell()

    def _sit_down(self, entry: Entry | None) -> QuietSitting:
        sitting = QuietSitting(
            self._context, self._read, sealed=self._seals, entry=entry, parent=self
        )
        sitting.answers = lambda: self._prompt
        sitting.state_changed.connect(self._tell)
        sitting.begun.connect(partial(self._on_begun, sitting))
        sitting.trouble.connect(self.trouble)
        sitting.settled.connect(partial(self._on_settled, sitting))
        return sitting

    def _drop(self, sitting: QuietSitting) -> None:
        sitting.stop()
        sitting.deleteLater()

    def _tell(self) -> None:
        failed = (each for each in self._retired if each.state.keeping is Keeping.FAILED)
        state: SaveState = next(failed, self._sitting).state
        self.state_changed.emit(state)

    def _on_begun(self, sitting: QuietSitting) -> None:
        if sitting is self._sitting:
            self.begun.emit()

    def _on_settled(self, sitting: QuietSitting) -> None:
        if sitting not in self._retired:
            return
        self._retired.remove(sitting)
        if sitting.vanishes and sitting.piece is not None:
            clock = self._context.clock
            self._context.jobs.run(quiet_writing.leave, sitting.piece, clock=clock)
        self._drop(sitting)
        self._tell()
