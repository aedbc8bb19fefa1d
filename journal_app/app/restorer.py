"""`Restorer`: what only the app as a whole can do about copies while the journal is open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app.app.door import Door
from journal_app.app.leaving import Leaving
from journal_app.core.backups import Copy, Restored
from journal_app.core.clock import day_of
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.services.ways import BY_KEYRING
from journal_app.system.logs import log_failure
from journal_app.ui.context import Notices

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning
    from journal_app.security.secret import Secret
    from journal_app.ui.lock.work import Working


class Restorer(QObject):
    """Satisfies `ui.context.Backups`: closes the journal, moves its files, and opens it again.

    With a passphrase it is not opened again by itself: a process started afresh asks for it, as
    after every lock.
    """

    restored = Signal()
    """A copy is in its place, and this process has to end as a fresh one that asks to be opened."""

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
        self._notices: Notices | None = None
        self._key: Secret | None = None
        self._failed = ""
        self._to_tell = False

    # What a page may ask for.

    def back_up(self) -> Job:
        """Make a backup now; the job ends with what it holds."""
        return self._lifecycle.back_up()

    def check(self) -> Job:
        """Read every backup from end to end; the job ends with what it came to."""
        return self._lifecycle.check_backups()

    def bring_elsewhere(self) -> None:
        """Bring the newest backup to the second place."""
        self._lifecycle.bring_elsewhere()

    def restore(self, copy: Copy) -> None:
        """Put this copy in the journal's place."""
        from journal_app.ui.lock.work import Working

        self._begin(Working.RESTORING, lambda key: self._put(copy, key))

    def undo(self, restored: Restored) -> None:
        """Bring back what was there before a restore."""
        from journal_app.ui.lock.work import Working

        self._begin(Working.UNDOING, lambda key: self._put_back(restored, key))

    def let_go(self) -> None:
        """Somebody went back to a page that could not be kept: restore nothing, and keep no key."""
        if self._key is not None:
            self._wipe()
            self._say(_("Nothing was restored."))

    # What is told once the journal is open again.

    def tell(self, notices: Notices, *, restored: bool) -> None:
        """Say there what came of it, if there is anything to say; after every opening.

        `restored` says that the process before this one put a copy in the journal's place.
        """
        self._notices = notices
        if self._failed:
            self._say(self._failed)
            self._failed = ""
        if self._to_tell or restored:
            from journal_app.services import restoring

            self._to_tell = False
            job = self._jobs.background(
                partial(restoring.last_ended, self._home, clock=self._clock)
            )
            job.finished.connect(self._on_last)

    def _on_last(self, restored: Restored | None) -> None:
        if restored is None:
            self._say(_("What was there before is back in its place."))
            return
        from journal_app.ui.copies.wording import Saying

        if not restored.can_be_undone:
            words = _(
                "The copy is in its place. What was there before did not open whole; its files "
                "stay until you delete them in Settings, Backups."
            )
            if restored.locked:
                words = _(
                    "The copy is in its place. What was there before opens with newer keys; its "
                    "files stay until you delete them in Settings, Backups."
                )
            self._say(words)
            return
        saying = Saying(locale=QLocale(), today=day_of(self._clock))
        words = _("The copy is in its place. Until {day} what was there before can be put back.")
        self._say(
            words.format(day=saying.day(restored.until)),
            _("Undo"),
            partial(self.undo, restored),
        )

    def _say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        if self._notices is not None:
            self._notices.say(text, action, act)

    # How it is done.

    def _begin(self, doing: "Working", work: "Callable[[Secret], Restored]") -> None:
        from journal_app.services import restoring

        def taken(key: "Secret") -> None:
            self._key = key
            self._leaving.close_then(lambda: self._go_on(doing, work))

        # Taken along, so that nothing is asked twice.
        job = self._jobs.run(restoring.key_of)
        job.finished.connect(taken)

    def _go_on(self, doing: "Working", work: "Callable[[Secret], Restored]") -> None:
        from journal_app.ui.lock.work import Work

        self._door.show_lock(self._door.view.working(Work(doing=doing)))
        key = self._key
        if key is None:
            return
        job = self._jobs.apart(lambda: work(key), to_the_end=True)
        job.finished.connect(self._on_done)
        job.failed.connect(self._on_failed)

    def _put(self, copy: Copy, key: "Secret") -> Restored:
        from journal_app.services import restoring

        return restoring.restore(self._home, copy, key, clock=self._clock)

    def _put_back(self, restored: Restored, key: "Secret") -> Restored:
        from journal_app.services import restoring

        return restoring.undo(self._home, restored, key, clock=self._clock)

    def _on_done(self, _restored: Restored) -> None:
        self._wipe()
        if self._leaving.wanted:
            # Whoever has quit meanwhile has quit.
            return
        if self._door.view.passphrase:
            self.restored.emit()
            return
        self._to_tell = True
        self._open()

    def _on_failed(self, error: Exception) -> None:
        log_failure("restoring", error)
        self._wipe()
        words = error.words if isinstance(error, JournalError) else _unexpected()
        if self._door.view.passphrase:
            self._door.rest_at(self._door.view.saying(words))
            return
        self._failed = words
        self._open()

    def _open(self) -> None:
        self._door.show_lock(self._door.view.opening())
        self._lifecycle.open(BY_KEYRING)

    def _wipe(self) -> None:
        if self._key is not None:
            self._key.wipe()
            self._key = None


def _unexpected() -> str:
    return _("Something unexpected was in the way. Your journal is as it was.")
