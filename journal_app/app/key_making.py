"""`KeyMaking`: the journal is closed, gets new keys behind the window, and is opened again."""

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from journal_app.app.door import Door
from journal_app.app.leaving import Leaving
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.system.logs import log_failure
from journal_app.ui.context import Notices

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning
    from journal_app.services.new_keys import MadeKeys

_TOO_LATE: Final = 95
"""From here on the new journal takes its place: letting go of it would be a lie."""


class KeyMaking(QObject):
    """With a passphrase a process started afresh asks for it again, as after every lock."""

    made = Signal()
    """New keys are made, and this process has to end as a fresh one that asks to be opened."""

    _progressed = Signal(int, int)

    def __init__(
        self,
        beginning: "Beginning",
        lifecycle: Lifecycle,
        jobs: Jobs,
        door: Door,
        leaving: Leaving,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._home = beginning.home.path
        self._clock = beginning.clock
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._door = door
        self._leaving = leaving
        self._passphrase: str | None = None
        self._begun = False
        self._failed = ""
        self._to_tell = False
        self._let_go = threading.Event()
        # Emitted on the working thread, and so delivered on this one.
        self._progressed.connect(self._on_progressed)
        door.let_go_asked.connect(self._cancel)

    def begin(self, passphrase: str | None) -> None:
        """Close the journal and give it new keys; what was typed opens it now."""
        self._begun, self._passphrase = True, passphrase
        self._let_go.clear()
        self._leaving.close_then(self._go_on)

    def let_go(self) -> None:
        """Somebody went back to a page that could not be kept: make nothing, forget the rest."""
        self._begun, self._passphrase = False, None

    def tell(self, notices: Notices) -> bool:
        """Say what was in the way; whether new keys were made. After every opening."""
        if self._failed:
            notices.say(self._failed)
        made, self._failed, self._to_tell = self._to_tell, "", False
        return made

    def _go_on(self) -> None:
        if not self._begun:
            return
        way = WayIn(passphrase=self._passphrase, ask=True)
        self.let_go()
        self._show(may_cancel=True)

        def make() -> "MadeKeys":
            from journal_app.services import new_keys

            return new_keys.make(self._home, way, clock=self._clock, progress=self._progress)

        job = self._jobs.apart(make, to_the_end=True)
        job.finished.connect(self._on_made)
        job.failed.connect(self._on_failed)

    def _cancel(self) -> None:
        self._let_go.set()
        self._show(may_cancel=True, cancelling=True)

    def _progress(self, done: int, total: int) -> None:
        if self._let_go.is_set():
            raise _LetGo
        self._progressed.emit(done, total)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if not self._let_go.is_set():
            self._show(done=done, total=total, may_cancel=done < _TOO_LATE)

    def _show(
        self, *, may_cancel: bool, cancelling: bool = False, done: int = 0, total: int = 0
    ) -> None:
        from journal_app.ui.lock.work import Work, Working

        work = Work(
            doing=Working.NEW_KEYS,
            done=done,
            total=total,
            may_cancel=may_cancel,
            cancelling=cancelling,
        )
        self._door.show_lock(self._door.view.working(work))

    def _on_made(self, _made: "MadeKeys") -> None:
        if self._leaving.wanted:
            # Whoever has quit meanwhile has quit.
            return
        if self._door.view.passphrase:
            self.made.emit()
            return
        self._to_tell = True
        self._open()

    def _on_failed(self, error: Exception) -> None:
        words = _("No new keys were made. The journal opens as before.")
        if isinstance(error, JournalError):
            words = error.words
        elif not isinstance(error, _LetGo):
            log_failure("new keys", error)
        if self._door.view.passphrase:
            self._door.rest_at(self._door.view.saying(words))
            return
        self._failed = words
        self._open()

    def _open(self) -> None:
        self._door.show_lock(self._door.view.opening())
        self._lifecycle.open(BY_KEYRING)


class _LetGo(Exception):
    """Somebody pressed Cancel in time."""
