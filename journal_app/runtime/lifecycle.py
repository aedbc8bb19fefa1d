"""`Lifecycle`: make, open, back up and close the journal; the order of things nobody may change."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotOpen
from journal_app.runtime.backing_up import BackingUp
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.looking_over import LookingOver
from journal_app.runtime.opening import Opening
from journal_app.runtime.openings import Openings
from journal_app.runtime.session import Session, SessionState
from journal_app.services import journals, proving, seals
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal

CHECKPOINT_MS = 5000
"""After the last change: everything from the log goes into the file itself."""
LOOK_MS = 15 * 60 * 1000
"""How often it is looked whether another day has come."""
PATIENT_SECONDS = 120.0
"""How long a keyring may take once the person said they will wait for it."""


class Lifecycle(QObject):
    """Brings the journal from closed to open and back, one step at a time, never on this thread."""

    opened = Signal(object)
    """Carries the `WayIn` that opened the journal."""
    caught = Signal(object)
    """Follows `opened` where anything waited in the inbox; carries its `InboxReport`."""
    refused = Signal(object)
    """Carries the error with which opening or making ended."""
    closed = Signal()
    close_failed = Signal(object)
    damage_found = Signal(object)
    """Carries the `Examination` of an open journal that is not as it was written."""

    def __init__(
        self, home: Path, jobs: Jobs, session: Session, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._session = session
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._openings = Openings(home, jobs, clock, self)
        self._openings.opened.connect(self._on_opened)
        self._openings.refused.connect(self._on_refused)
        self._backing_up = BackingUp(jobs, clock, self)
        self._looking_over = LookingOver(jobs, clock, self)
        self._looking_over.found.connect(self.damage_found)
        self._checkpoint = QTimer(self, singleShot=True, interval=CHECKPOINT_MS)
        self._checkpoint.timeout.connect(self._on_quiet)
        self._daily = QTimer(self, interval=LOOK_MS)
        self._daily.timeout.connect(self._reopen_due)

    def make(self, passphrase: str | None) -> None:
        """Make a journal, beside one that is there if need be, then open it."""
        self._session.become(SessionState.OPENING)
        home, clock = self._home, self._clock
        job = self._jobs.apart(lambda: journals.begin(home, clock=clock, passphrase=passphrase))
        job.finished.connect(lambda _none: self.open(WayIn(passphrase=passphrase)))
        job.failed.connect(self._on_not_made)

    def begin(self, opening: Opening) -> None:
        """Go on with an opening that was begun before the window.

        One that has answered already is taken at once, so that the first thing seen is the page.
        """
        self._session.become(SessionState.OPENING)
        self._openings.follow(opening, BY_KEYRING.seconds)

    def open(self, way: WayIn) -> None:
        """Open the journal this way."""
        self._session.become(SessionState.OPENING)
        self._openings.ask(way)

    def open_no_more(self) -> Job:
        """Let no answer that is still to come open the journal; once the job has ended none can.

        For whoever is about to move its files.
        """
        return self._openings.withdraw()

    @property
    def waiting(self) -> bool:
        """Whether a keyring, or whatever else was asked, has not answered yet."""
        return self._openings.waiting

    def facts(self) -> Job:
        """Look in the background at what is known of the journal without opening it."""
        home = self._home
        return self._jobs.background(lambda: vault_service.facts(home))

    def prove(self, way: WayIn) -> Job:
        """See in the background whether this way would open the journal; fails if it would not."""
        home = self._home
        return self._jobs.background(lambda: proving.prove(home, way))

    def close(self, *, backs_up: bool = True) -> None:
        """Back up if one is due, then close; everything typed must have been kept before.

        Without a backup it is quick enough for a computer that is about to sleep.
        """
        journal = self._journal
        if journal is None:
            self.closed.emit()
            return
        self._session.become(SessionState.CLOSING)
        self._daily.stop()
        self._checkpoint.stop()
        self._looking_over.let_go()
        self._backing_up.finish(lambda: self._close(journal), backs_up=backs_up)

    def back_up(self) -> Job:
        """Make a backup now, whenever the last one was; the job ends with a `Made`."""
        return self._backing_up.make_now()

    def check_backups(self) -> Job:
        """Read every backup from end to end; the job ends with a `BackupsChecked`."""
        return self._backing_up.check()

    def bring_elsewhere(self) -> None:
        """Bring the newest backup to the second place, if there is one and it lacks it."""
        self._backing_up.follow_elsewhere()

    def put_back(self) -> Job:
        """Write the open journal anew where its file was taken away or replaced under it."""
        # What few ever need is loaded when it is needed.
        from journal_app.services.restoring import put_back_open

        job = self._jobs.run(put_back_open, home=self._home, clock=self._clock)
        job.finished.connect(self._lend_anew)
        return job

    def _lend_anew(self, _put: object) -> None:
        if self._journal is not None:
            self._session.lend(None)
            self._session.lend(self._journal.vault.reader())

    def touched(self, changes: Changes) -> None:
        """Something was kept: look after the file once it is quiet.

        What opens the journal now is to open the copies in the second folder at once.
        """
        self._checkpoint.start()
        self._backing_up.touched()
        self._looking_over.touched()
        if changes.doors:
            self._backing_up.follow_elsewhere()

    def _on_opened(self, journal: "OpenJournal", way: WayIn) -> None:
        self._journal = journal
        self._jobs.use(journal.vault)
        self._session.lend(journal.vault.reader())
        self._session.become(SessionState.OPEN)
        # Before the first save, and after the first look: it costs the disk a moment.
        self._jobs.run(vault_service.note_session)
        self._daily.start()
        # Before any page reads: what comes back today is there from the first look on.
        self._reopen_due()
        self.opened.emit(way)
        if journal.inbox:
            self.caught.emit(journal.inbox)
        self._backing_up.follow(journal)
        self._looking_over.follow(journal)

    def _on_refused(self, error: Exception) -> None:
        self._session.become(SessionState.LOCKED)
        self.refused.emit(error)

    def _on_not_made(self, error: Exception) -> None:
        self._session.become(SessionState.NO_JOURNAL)
        self.refused.emit(error)

    def _on_quiet(self) -> None:
        if self._journal is not None and self._session.state is SessionState.OPEN:
            self._jobs.run(lambda vault: vault.checkpoint())

    def _reopen_due(self) -> None:
        """Let what was put away until today be seen again; a failure waits for the next look."""
        if self._journal is not None and self._session.state is SessionState.OPEN:
            job = self._jobs.run(seals.reopen_due, clock=self._clock)
            job.failed.connect(lambda _error: None)

    def _close(self, journal: "OpenJournal") -> None:
        self._session.lend(None)
        self._journal = None
        self._backing_up.let_go()

        def work() -> None:
            self._jobs.use(None)
            vault_service.close_journal(journal)

        job = self._jobs.on_vault_thread(work)
        job.finished.connect(lambda _none: self.closed.emit())
        job.failed.connect(self.close_failed)


def needs_another_way(error: object) -> bool:
    """Whether making a journal ended because no keyring can be trusted with its key."""
    return isinstance(error, CannotOpen) and "keyring" in error.problem.value
