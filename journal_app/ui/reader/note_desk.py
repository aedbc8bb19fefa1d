"""Keeps what is written in the margin as it is written; whoever leaves loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid
from journal_app.core.margin_notes import MarginNote
from journal_app.i18n import _
from journal_app.runtime.autosave import Autosave
from journal_app.services import bin as bin_service
from journal_app.services import margin_notes
from journal_app.services.margin_notes import Written
from journal_app.ui.context import Context


@dataclass(slots=True, eq=False)
class _Sitting:
    """One note while it is written, and what of it is on the disk."""

    piece: PieceId
    uid: Uid | None
    text: str
    on_disk: str
    """What was asked to be kept; it may have been kept without signs that no text holds."""
    saving: bool = False
    ended: bool = False

    @property
    def waits(self) -> bool:
        """Whether there are words that are not kept yet."""
        return bool(self.text.strip()) and self.text.strip() != self.on_disk


class NoteDesk(QObject):
    """Writes one note at a time; one that could not be kept yet goes on being tried."""

    kept = Signal(object)
    """Carries the `Uid` of the note that is on the disk now."""

    def __init__(
        self, context: Context, trouble: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._trouble = trouble
        self._now: _Sitting | None = None
        self._lingering: list[_Sitting] = []
        self._refused = False
        self._troubled = False
        self._autosave = Autosave(self._save_all, self)

    @property
    def uid(self) -> Uid | None:
        """The note that is written on, once it is kept."""
        return None if self._now is None else self._now.uid

    @property
    def busy(self) -> bool:
        """Whether something is not kept yet."""
        return any(sitting.waits or sitting.saving for sitting in self._all())

    def begin(self, piece: PieceId, note: MarginNote | None = None) -> None:
        """Write a new note beside this piece, or go on with this one."""
        self.end()
        body = "" if note is None else note.body
        uid = None if note is None else note.uid
        self._now = _Sitting(piece, uid, text=body, on_disk=body)

    def type(self, text: str) -> None:
        """This stands there now."""
        if self._now is not None:
            self._now.text = text
            self._autosave.touch()

    def flush(self) -> None:
        """Keep it now."""
        self._autosave.flush()

    def end(self) -> None:
        """Done with this note; one that was emptied goes, with a way to have it back."""
        sitting, self._now = self._now, None
        if sitting is None:
            return
        sitting.ended = True
        self._lingering.append(sitting)
        self.flush()
        self._settle(sitting)

    def put_away(self, uid: Uid) -> None:
        """Take a note away, with a way to have it back."""
        clock = self._context.clock
        job = self._context.jobs.run(margin_notes.put_away, uid, clock=clock)
        job.finished.connect(partial(self._on_put_away, uid))
        job.failed.connect(self._trouble)

    def forget(self) -> None:
        """Drop every word."""
        self._autosave.stop()
        self._now = None
        self._lingering = []

    def _all(self) -> list[_Sitting]:
        return self._lingering if self._now is None else [*self._lingering, self._now]

    def _save_all(self) -> None:
        self._refused = False
        for sitting in self._all():
            if sitting.waits and not sitting.saving:
                self._save(sitting)
        self._tell()

    def _tell(self) -> None:
        """Tell the autosave how it went, once nothing is on its way any more."""
        if not any(sitting.saving for sitting in self._all()):
            if self._refused:
                self._autosave.failed()
            else:
                self._autosave.done()

    def _save(self, sitting: _Sitting) -> None:
        clock, text = self._context.clock, sitting.text
        if sitting.uid is None:
            job = self._context.jobs.run(margin_notes.write, sitting.piece, text, clock=clock)
        else:
            job = self._context.jobs.run(margin_notes.edit, sitting.uid, text, clock=clock)
        sitting.saving = True
        job.finished.connect(partial(self._on_kept, sitting, text.strip()))
        job.failed.connect(partial(self._on_failed, sitting))

    def _on_kept(self, sitting: _Sitting, asked: str, written: Written) -> None:
        sitting.saving = self._troubled = False
        sitting.uid, sitting.on_disk = written.note.uid, asked
        if sitting is self._now:
            self.kept.emit(written.note.uid)
        self._tell()
        self._settle(sitting)

    def _on_failed(self, sitting: _Sitting, error: Exception) -> None:
        sitting.saving = False
        # Beside what is gone nothing can be kept, however often it is tried.
        gone = isinstance(error, NotFound)
        if gone:
            sitting.on_disk = sitting.text.strip()
        self._refused |= not gone
        if gone or not self._troubled:
            # It goes on being tried by itself, which need not be said each time.
            self._trouble(error)
            self._troubled = not gone
        self._tell()
        self._settle(sitting)

    def _settle(self, sitting: _Sitting) -> None:
        """Let go of a note that is done with and kept; one left empty goes into the bin."""
        if not sitting.ended or sitting.saving or sitting.waits:
            return
        if sitting in self._lingering:
            self._lingering.remove(sitting)
            if sitting.uid is not None and not sitting.text.strip():
                self.put_away(sitting.uid)

    def _on_put_away(self, uid: Uid, _changes: object) -> None:
        undo = partial(self._bring_back, uid)
        self._context.notices.say(_("The note is put away."), _("Undo"), undo)

    def _bring_back(self, uid: Uid) -> None:
        job = self._context.jobs.run(bin_service.bring_back, uid, clock=self._context.clock)
        job.failed.connect(self._trouble)
