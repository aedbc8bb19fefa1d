"""`Troubles`: what is done in front of a file in trouble, and how that is told."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app.app.rescuing import Rescuing
from journal_app.core.backups import Copy, Looked, Restored
from journal_app.core.clock import day_of
from journal_app.core.errors import JournalError, OpenProblem
from journal_app.core.rescue_report import RescueReport
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.services import restoring
from journal_app.services.rebuilding import go_on_without, rebuild_record
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.system.folder_view import show_folder
from journal_app.system.logs import log_failure
from journal_app.ui.copies.desk import CopyDesk
from journal_app.ui.copies.report import Report, of_rescue, of_restore, of_undo
from journal_app.ui.copies.restore_sheet import RestoreSheet
from journal_app.ui.copies.wording import Saying
from journal_app.ui.lock.copies_step import CopiesStep
from journal_app.ui.lock.trouble_view import Deed
from journal_app.ui.lock.view import LockState, LockStep, LockView
from journal_app.ui.lock.work import Work, Working
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.app.beginning import Beginning


class Troubles(QObject):
    """Made when the first trouble is met; the journal is closed all the while."""

    shown = Signal(object)
    """Carries the `LockView` to show now."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        lifecycle: Lifecycle,
        jobs: Jobs,
        beginning: "Beginning",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._home = beginning.home.path
        self._clock = beginning.clock
        self._way = BY_KEYRING
        self._met = LockView()
        self._desk: CopyDesk | None = None
        self._sheet: RestoreSheet | None = None
        self._rescuing: Rescuing | None = None
        self._restored: Restored | None = None

    def meet(self, view: LockView, way: WayIn) -> None:
        """Show this trouble; `way` is what was brought when the file was refused."""
        self._way = way
        self._met = view
        self.shown.emit(view)
        job = self._jobs.background(partial(restoring.copies, self._home))
        job.finished.connect(self._on_counted)
        # How many copies there are is a comfort, and nothing hangs on it.
        job.failed.connect(lambda error: log_failure("copies", error))

    def do(self, deed: Deed) -> None:
        """Do what was pressed."""
        self._leave_copies()
        deeds: dict[Deed, Callable[[], object]] = {
            Deed.RESCUE: self._rescue,
            Deed.CANCEL: self._cancel,
            Deed.COPIES: self._look_at_copies,
            Deed.AS_IT_IS: self._go_on_as_it_is,
            Deed.REBUILD: lambda: self.rebuild(BY_KEYRING),
            Deed.TRY_AGAIN: self._open,
            Deed.OPEN: self._open,
            Deed.UNDO: self._undo,
            Deed.BACK: lambda: self.shown.emit(self._met),
            Deed.FOLDER: lambda: show_folder(self._folder()),
            Deed.QUIT: self._window.close,
        }
        deeds[deed]()

    def forget(self) -> None:
        """The journal is open: let go of what was typed, and of this."""
        self._leave_copies()
        self._way = BY_KEYRING
        self.deleteLater()

    # Trying again, and opening what came of it.

    def _open(self) -> None:
        page = self._window.lock_page
        if page is not None:
            self.shown.emit(replace(page.view, state=LockState.OPENING, message=""))
        self._lifecycle.open(replace(self._way, ask=True))

    def _folder(self) -> Path:
        """Where the journal lies, else the data folder; what is aside lies below it."""
        page = self._window.lock_page
        report = None if page is None else page.view.report
        if page is not None and page.view.step is LockStep.REPORT and report is not None:
            return report.folder or self._home
        backups = Path(self._met.backups) if self._met.backups else None
        return self._home if backups is None else backups.parent

    def _on_counted(self, found: tuple[Copy, ...]) -> None:
        if self._met.trouble is None:
            return
        self._met = replace(self._met, trouble=replace(self._met.trouble, copies=len(found)))
        page = self._window.lock_page
        if page is not None and page.view.step is LockStep.TROUBLE:
            self.shown.emit(replace(self._met, state=page.view.state))

    # The copies.

    def _look_at_copies(self) -> None:
        self.shown.emit(self._met.at(LockStep.COPIES))
        page = self._window.lock_page
        if page is None or not isinstance(page.step, CopiesStep):
            return
        panel = page.step.panel
        self._desk = CopyDesk(
            panel, self._jobs, self._home, self._clock, lambda: self._way, parent=panel
        )
        panel.restore_wanted.connect(self._ask_to_restore)
        self._desk.start()

    def _leave_copies(self) -> None:
        if self._desk is not None:
            self._desk.stop()
            self._desk = None
        if self._sheet is not None:
            self._sheet.dismiss()

    def _ask_to_restore(self, looked: Looked) -> None:
        self._sheet = RestoreSheet(self._theme, self._window, looked, self._saying())
        self._sheet.agreed.connect(self._restore)
        self._sheet.closed.connect(self._on_sheet_closed)
        self._sheet.open()

    def _on_sheet_closed(self) -> None:
        self._sheet = None

    # Putting the file right.

    def _rescue(self) -> None:
        self._rescuing = Rescuing(self._jobs, self._home, self._way, self._clock, self)
        self._rescuing.work_changed.connect(lambda work: self.shown.emit(self._met.working(work)))
        self._rescuing.finished.connect(self._on_rescued)
        self._rescuing.failed.connect(self._on_failed)
        self._rescuing.cancelled.connect(lambda: self.shown.emit(self._met))
        begin = self._rescuing.start
        self._lifecycle.open_no_more().finished.connect(lambda _none: begin())

    def _cancel(self) -> None:
        if self._rescuing is not None:
            self._rescuing.cancel()

    def _on_rescued(self, rescued: RescueReport) -> None:
        self._report(of_rescue(rescued, self._saying()))

    def _restore(self, looked: Looked) -> None:
        self._leave_copies()
        work = partial(restoring.restore, self._home, looked.copy, self._way, clock=self._clock)
        self._work(Working.RESTORING, work, self._on_restored)

    def _go_on_as_it_is(self) -> None:
        work = partial(go_on_without, self._home, self._way, clock=self._clock)
        self._work(Working.KEEPING_AS_IT_IS, work, self._on_put_right)

    def rebuild(self, way: WayIn) -> None:
        """Make anew what says how the journal opens, and open it this way."""
        self._way = replace(way, ask=True)
        work = partial(rebuild_record, self._home, self._way, clock=self._clock)
        self._work(Working.REBUILDING, work, self._on_put_right)

    def _on_put_right(self, _kept: object) -> None:
        """A verified copy was made of how it stood, or the record is there again: open it."""
        self.shown.emit(self._met.at(LockStep.OPEN).opening())
        self._lifecycle.open(self._way)

    def _on_restored(self, restored: Restored) -> None:
        self._restored = restored
        was_there = self._met.problem is not OpenProblem.MISSING
        self._report(of_restore(restored, self._saying(), was_there=was_there))

    def _undo(self) -> None:
        if self._restored is None:
            return
        work = partial(restoring.undo, self._home, self._restored, self._way, clock=self._clock)
        self._work(Working.UNDOING, work, self._on_undone)

    def _on_undone(self, undone: Restored) -> None:
        self._restored = None
        self._report(of_undo(undone, self._saying()))

    def _work(self, doing: Working, work: Callable[[], object], then: Callable[..., None]) -> None:
        self.shown.emit(self._met.working(Work(doing=doing)))

        def begin(_none: object) -> None:
            job = self._jobs.apart(work, to_the_end=True)
            job.finished.connect(then)
            job.failed.connect(self._on_failed)

        # A late answer of a keyring must not open a file that is being moved.
        self._lifecycle.open_no_more().finished.connect(begin)

    def _report(self, report: Report) -> None:
        self.shown.emit(self._met.reporting(report))

    def _on_failed(self, error: Exception) -> None:
        """Back to the trouble, with a word about what did not help."""
        log_failure("putting right", error)
        words = error.words if isinstance(error, JournalError) else _unexpected()
        self.shown.emit(self._met.noting(words))

    def _saying(self) -> Saying:
        return Saying(locale=QLocale(), today=day_of(self._clock))


def _unexpected() -> str:
    return _("Something unexpected was in the way. Nothing of your journal was lost.")
