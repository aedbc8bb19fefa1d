"""`BackingUp`: a backup when one is due, while nobody writes; one at any time a person wants it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from journal_app.core.clock import Clock
from journal_app.runtime.jobs import Job, Jobs

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal

FIRST_LOOK_MS: Final = 5000
LOOK_MS: Final = 15 * 60 * 1000
"""How often it is looked whether the daily backup is due."""
QUIET_MS: Final = 30 * 1000
"""So long nothing was kept before a backup begins by itself: it makes the disk busy."""


class BackingUp(QObject):
    """Knows the open journal; never makes two backups at once, nor on the window's thread."""

    def __init__(self, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._under_way = False
        self._then: Callable[[], None] | None = None
        self._wanted: list[Job] = []
        self._following: Job | None = None
        self._follow_again = False
        self._kept = QElapsedTimer()
        self._regular = QTimer(self, interval=LOOK_MS)
        self._regular.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)

    def follow(self, journal: "OpenJournal") -> None:
        """From now on look after this journal."""
        self._journal = journal
        self._regular.start()
        self._soon.start(FIRST_LOOK_MS)

    def touched(self) -> None:
        """Something was kept just now."""
        self._kept.restart()

    def look(self) -> None:
        """Make the daily backup if it is due; while somebody writes it waits."""
        quiet_for = self._kept.elapsed() if self._kept.isValid() else QUIET_MS
        if quiet_for < QUIET_MS:
            self._soon.start(QUIET_MS - quiet_for)
            return
        from journal_app.services import backups

        self.make_if_due(backups.DAILY, then=self.follow_elsewhere)

    def follow_elsewhere(self) -> None:
        """Bring the newest backup to the second place, if there is one and it lacks it.

        What opens the copies there follows as well; asked for meanwhile, it is done once more.
        Never while a journal is being closed: a stick may be slow, and a network may hang.
        """
        journal, clock = self._journal, self._clock
        self._follow_again = self._following is not None
        if journal is None or self._follow_again:
            return

        def work(watch: Callable[[Any], bool]) -> Any:
            # What most never have is loaded by those who do.
            from journal_app.services import second_place

            return second_place.follow(journal.vault, journal.folder, clock=clock, watch=watch)

        job = self._following = self._jobs.watched(work, apart=True)
        job.finished.connect(self._on_followed)
        job.failed.connect(self._on_followed)

    def make_now(self) -> Job:
        """Make a backup, whenever the last one was; the job ends with a `Made`."""
        journal, clock = self._journal, self._clock

        def work(watch: Callable[[Any], bool]) -> Any:
            from journal_app.services import backups

            if journal is None:
                raise RuntimeError("a backup was asked for while the journal was closed")
            return backups.make(journal.vault, journal.folder, clock=clock, watch=watch)

        job = self._begin(work)
        job.finished.connect(self._on_made)
        return job

    def check(self) -> Job:
        """Read every backup from end to end; the job ends with a `BackupsChecked`."""
        journal, clock = self._journal, self._clock

        def work(watch: Callable[[Any], bool]) -> Any:
            # What few ever need is loaded when it is needed.
            from journal_app.services import checking_backups

            if journal is None:
                raise RuntimeError("backups were to be checked while the journal was closed")
            return checking_backups.check(journal.vault, journal.folder, clock=clock, watch=watch)

        # Apart: a second place may be on a network that does not answer.
        return self._begin(work, apart=True)

    def _begin(self, work: Callable[[Callable[[Any], bool]], Any], *, apart: bool = False) -> Job:
        job = self._jobs.watched(work, apart=apart)
        self._wanted.append(job)
        job.destroyed.connect(partial(self._on_gone, job))
        return job

    def finish(self, then: Callable[[], None], *, backs_up: bool) -> None:
        """The journal is about to be closed: make a backup if one is due, then go on."""
        self._regular.stop()
        self._soon.stop()
        journal = self._journal
        for job in self._wanted:
            job.cancel()
        if self._following is not None:
            self._following.cancel()
        if backs_up and journal is not None and journal.vault.changed:
            from journal_app.services import backups

            self.make_if_due(backups.AT_LEAST_APART, then=then)
        else:
            then()

    def let_go(self) -> None:
        """The journal is being closed."""
        self._journal = self._following = None

    def make_if_due(self, after: timedelta, then: Callable[[], None] = lambda: None) -> None:
        """Make one if the last is so old, then go on, whatever came of it."""
        journal = self._journal
        if self._under_way:
            # One that is half made would be left behind by a process that ends.
            self._then = then
            return
        if journal is None:
            then()
            return
        self._under_way = True
        clock = self._clock

        def work() -> Any:
            from journal_app.services import backups

            if not backups.due(journal.vault, journal.folder, clock=clock, after=after):
                return None
            return backups.make(journal.vault, journal.folder, clock=clock)

        def done(_result: object) -> None:
            self._under_way = False
            waiting, self._then = self._then, None
            then()
            if waiting is not None:
                waiting()

        job = self._jobs.background(work)
        job.finished.connect(done)
        # A backup that cannot be made never keeps anybody from locking or leaving.
        job.failed.connect(done)

    def _on_made(self, _made: object) -> None:
        self.follow_elsewhere()

    def _on_followed(self, _followed: object) -> None:
        self._following = None
        if self._follow_again:
            self.follow_elsewhere()

    def _on_gone(self, job: Job) -> None:
        self._wanted.remove(job)
