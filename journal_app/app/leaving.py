"""`Leaving`: keep what was typed, close the journal, then lock or quit; nothing goes unsaid."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.app.door import Door
from journal_app.app.noting import Noting
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.services import places
from journal_app.services.ways import WayIn
from journal_app.ui.lock.view import LockStep
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.shell.unsaved import being_moved, half_changed, unsaved
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

PATIENCE_MS = 3000
"""How long keeping may take before it is said that it takes long."""
AGAIN_MS = 2000
"""How often everything that is not kept yet is asked to be kept, while somebody waits for it."""


class Leaving(QObject):
    """Goes on as soon as everything is kept, and keeps trying until it is.

    What was asked for last holds: whoever quits while the journal is being locked has quit.
    """

    forgotten = Signal()
    """The pages are gone: whoever else knows words forgets them too."""
    locked = Signal()
    """The journal is closed, and this process has to end as a fresh one."""
    to_be_erased = Signal()
    """The journal is closed, and is wanted no more."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        noting: Noting,
        jobs: Jobs,
        lifecycle: Lifecycle,
        door: Door,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._noting = noting
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._door = door
        self._after_keeping: Callable[[], None] | None = None
        self._after_closing: Callable[[], None] | None = None
        self._asking: SheetDialog | None = None
        self._quick = False
        self._held: Callable[[], None] | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_out_of_patience)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        jobs.settled.connect(self._go_on_if_kept)
        jobs.settled.connect(self._go_on_if_held)
        door.return_asked.connect(self._on_return_asked)
        lifecycle.closed.connect(self._on_closed)
        # A journal that does not close in order has lost nothing, and must not stay open.
        lifecycle.close_failed.connect(lambda _error: self._on_closed())

    def busy(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._window.busy() or self._noting.busy()

    def be_quick(self, quick: bool) -> None:
        """The computer sleeps in a moment: what can wait, such as a backup, waits."""
        self._quick = quick
        if not quick:
            self._held = None

    def lock(self) -> None:
        """Everything is out of sight already: keep it, close, and end as a fresh process."""
        if self._asking is not None:
            # What it asked about is answered: the pages are put away and stay kept in memory.
            self._asking.deleteLater()
            self._asking = None
        main = self._window.main
        place = None if main is None else main.place()
        self._keep_then(lambda: self._close_for(self.locked.emit, place))

    def close_then(self, then: Callable[[], None]) -> None:
        """Put the pages away, keep them, close, and go on with something else than a lock."""
        self._window.put_away()
        self._keep_then(lambda: self._close_for(then, None))

    def withdraw(self) -> None:
        """Whoever went back to their page neither locks nor leaves any more."""
        self._after_keeping = None
        self._patience.stop()
        self._again.stop()

    def leave(self) -> None:
        """Quit, once everything is kept; who asks again while that does not succeed is asked."""
        if self.wanted and self._must_wait():
            self._ask_whether_to_leave()
            return
        self._keep_then(lambda: self._close_for(self._window.allow_close, None))

    def close_to_erase(self) -> None:
        """Close without keeping or backing up anything: none of it is wanted any more."""
        self.withdraw()
        self._quick = True
        self._close_for(self.to_be_erased.emit, None)

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for the app to lock or to quit."""
        return self._after_keeping is not None

    def hold(self, then: Callable[[], None]) -> None:
        """Put down everything that is typed, which stays where it is; `then` once it is kept.

        Nothing is locked and nobody waits: what cannot be kept is tried again as always. Once
        the computer is awake again, `then` is too late and is not called.
        """
        self._noting.hold()
        self._window.keep_all()
        self._held = then
        self._go_on_if_held()

    def _go_on_if_held(self) -> None:
        if self._held is not None and not self.busy():
            then, self._held = self._held, None
            then()

    # Keeping.

    def _keep_then(self, go_on: Callable[[], None]) -> None:
        self._after_keeping = go_on
        self._patience.start()
        self._again.start()
        self._keep()
        self._go_on_if_kept()

    def _keep(self) -> None:
        self._noting.keep()
        self._window.keep_all()

    def _try_again(self) -> None:
        self._keep()
        self._go_on_if_kept()

    def _go_on_if_kept(self) -> None:
        if self._after_keeping is None or self._must_wait():
            return
        go_on = self._after_keeping
        self.withdraw()
        if self._asking is not None:
            self._asking.dismiss()
        go_on()

    def _must_wait(self) -> bool:
        """Whether something typed is unkept, or what opens the journal is half changed."""
        return self.busy() or self._jobs.unfinished

    def _on_out_of_patience(self) -> None:
        if self._window.covered and self.busy():
            self._door.show_lock(self._door.view.closing(_still_trying()))
        elif self._window.covered:
            changing = _("What opens the journal is being changed.")
            soon = _("It locks as soon as that is done.")
            self._door.show_lock(self._door.view.closing_to(changing, soon))
        else:
            self._ask_whether_to_leave()

    # Back to the pages.

    def _on_return_asked(self, passphrase: str) -> None:
        """Only whoever could open the journal sees the pages again."""
        if not self._window.covered:
            return
        page = self._window.lock_page
        if page is not None:
            self._door.show_lock(page.view.check())
        job = self._lifecycle.prove(WayIn(passphrase=passphrase))
        job.finished.connect(lambda _none: self._window.uncover())
        job.failed.connect(self._on_return_refused)

    def _on_return_refused(self, error: Exception) -> None:
        page = self._window.lock_page
        if page is not None and self._window.covered:
            told = error if isinstance(error, JournalError) else _unexpected()
            self._door.show_lock(page.view.refuse_return(told, _still_trying()))

    # Asking.

    def _ask_whether_to_leave(self) -> None:
        if self._asking is not None:
            return
        ask = unsaved if self.busy() else self._moved_or_changed()
        self._asking = ask(self._theme, self._window, self._leave_anyway)
        self._asking.closed.connect(self._on_stayed)
        self._asking.open()

    def _moved_or_changed(self) -> Callable[..., SheetDialog]:
        page = self._window.lock_page
        moving = page is not None and page.view.step is LockStep.WORKING
        return being_moved if moving else half_changed

    def _on_stayed(self) -> None:
        self._asking = None
        if self._after_keeping is None:
            return
        if self._window.covered:
            # The pages stay out of sight, and are locked as soon as that is possible.
            self.lock()
        else:
            # Whoever stays does not want the window to close by itself once everything is kept.
            self.withdraw()

    def _leave_anyway(self) -> None:
        self.withdraw()
        self._close_for(self._window.allow_close, None)

    # Closing.

    def _close_for(self, then: Callable[[], None], place: Place | None) -> None:
        closing, self._after_closing = self._after_closing is not None, then
        if closing:
            return
        timeline = self._timeline_place()
        self._window.close_main()
        self._noting.forget()
        self.forgotten.emit()
        if place is None and timeline is None:
            self._close()
            return
        job = self._jobs.run(places.remember, _told(place), timeline=_told(timeline))
        job.finished.connect(lambda _changes: self._close())
        # Coming back to the start page is better than not locking.
        job.failed.connect(lambda _error: self._close())

    def _timeline_place(self) -> Place | None:
        """How the timeline is left, whatever page is shown; nothing where nobody was there."""
        main = self._window.main
        page = None if main is None else main.made.get(PageId.TIMELINE)
        return None if page is None else page.place()

    def _close(self) -> None:
        self._lifecycle.close(backs_up=not self._quick)

    def _on_closed(self) -> None:
        then, self._after_closing = self._after_closing, None
        if then is not None:
            then()


def _told(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else asdict(place)


def _unexpected() -> JournalError:
    return JournalError(
        _("Something unexpected kept the app from looking at that passphrase."), _("Try again.")
    )


def _still_trying() -> str:
    return _("Your last words could not be saved yet. The app keeps trying.")
