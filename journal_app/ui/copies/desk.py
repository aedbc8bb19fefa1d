"""`CopyDesk`: looks at the copies a panel shows, one after the other, behind the window."""

from collections.abc import Callable
from functools import partial
from heapq import merge
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from journal_app.core.backups import Copy, Looked
from journal_app.core.clock import Clock, day_of
from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _
from journal_app.runtime.jobs import Job, Jobs
from journal_app.services import copies, kept_aside, second_place
from journal_app.services.ways import Key
from journal_app.ui.copies.inside import AT_ONCE
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.copies.wording import Saying

_PAUSE_MS = 60
"""Scrolling through many asks only for those one stops at."""


class CopyDesk(QObject):
    """Has at most one copy open at home and one elsewhere; `stop` lets go of what is on its way.

    What lies elsewhere, such as in a network that does not answer, is read apart: it keeps no copy
    at home from being looked at, and no journal from being locked.
    """

    trouble = Signal(object)
    """Carries an error that nobody expected."""

    def __init__(
        self,
        panel: CopiesPanel,
        jobs: Jobs,
        home: Path,
        clock: Clock,
        key: Callable[[], Key],
        parent: QObject | None = None,
        *,
        aside: bool = False,
    ) -> None:
        super().__init__(parent or panel)
        self._aside = aside
        self._panel = panel
        self._jobs = jobs
        self._home = home
        self._key = key
        self.saying = Saying(locale=QLocale(), today=day_of(clock))
        self._copies: tuple[Copy, ...] = ()
        self._second: tuple[Copy, ...] = ()
        self._listed = False
        self._elsewhere: Job | None = None
        self._looking: dict[bool, Job] = {}
        """By whether the copy lies at home."""
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._look_on)
        panel.in_view_changed.connect(self._soon.start)
        panel.inside_wanted.connect(self._read_inside)
        panel.more_wanted.connect(self._read_more)
        panel.file_wanted.connect(self._choose_file)

    def start(self) -> None:
        """List the copies there are, or what is kept `aside`, and look at those in view."""
        listing = kept_aside.listed if self._aside else copies.copies
        job = self._jobs.background(partial(listing, self._home))
        self._follow(job, self._on_listed)
        if self._aside:
            return
        # Apart: a second place may be a network that does not answer.
        self._elsewhere = self._jobs.apart(partial(second_place.listed, self._home))
        self._elsewhere.finished.connect(self._on_listed_elsewhere)
        self._elsewhere.failed.connect(lambda _error: None)

    def stop(self) -> None:
        """Look at nothing more, and drop what is still on its way."""
        self._soon.stop()
        for job in (*self._looking.values(), self._job, self._elsewhere):
            if job is not None:
                job.cancel()
        self._looking = {}
        self._job = self._elsewhere = None

    def _on_listed(self, found: tuple[Copy, ...]) -> None:
        self._listed = True
        self._show(_newest_first(found, self._second))

    def _on_listed_elsewhere(self, found: tuple[Copy, ...]) -> None:
        self._elsewhere, self._second = None, found
        if found and self._listed:
            self._show(_newest_first(self._copies, found))

    def _show(self, found: tuple[Copy, ...]) -> None:
        self._copies = found
        self._panel.show_copies(found, self.saying)

    def _look_on(self) -> None:
        for copy in self._panel.unknown_in_view:
            if self._is_at_home(copy) not in self._looking:
                self._look_at(copy)

    def _look_at(self, copy: Copy) -> None:
        job = self._reading(copy, partial(copies.look, self._home, copy, self._key()))
        self._looking[self._is_at_home(copy)] = job
        job.finished.connect(self._on_looked)
        job.failed.connect(partial(self._on_not_looked, copy))

    def _on_looked(self, looked: Looked) -> None:
        self._looking.pop(self._is_at_home(looked.copy), None)
        self._panel.show_looked(looked)
        self._look_on()

    def _on_not_looked(self, copy: Copy, error: Exception) -> None:
        # Without a key no copy can be looked at: it is said once, and nothing is tried again.
        self._looking.pop(self._is_at_home(copy), None)
        self._say(error)

    def _read_inside(self, copy: Copy) -> None:
        self._follow(self._previewing(copy, None), partial(self._panel.show_inside, copy))

    def _read_more(self, after: PieceId) -> None:
        copy = self._panel.inside.copy
        if copy is not None:
            self._follow(self._previewing(copy, after), partial(self._on_more, copy))

    def _on_more(self, copy: Copy, pieces: tuple[PieceHead, ...]) -> None:
        if self._panel.inside.copy == copy:
            self._panel.inside.add(pieces)

    def _previewing(self, copy: Copy, after: PieceId | None) -> Job:
        key = self._key()
        work = partial(copies.preview, self._home, copy, key, limit=AT_ONCE, before=after)
        return self._reading(copy, work)

    def _reading(self, copy: Copy, work: Callable[[], object]) -> Job:
        return self._jobs.background(work) if self._is_at_home(copy) else self._jobs.apart(work)

    def _is_at_home(self, copy: Copy) -> bool:
        return copy.path.is_relative_to(self._home)

    def _choose_file(self) -> None:
        found, _filter = QFileDialog.getOpenFileName(
            self._panel.window(), _("Choose a copy of your journal"), "", "*.db"
        )
        if found:
            job = self._jobs.apart(partial(copies.chosen, Path(found)))
            self._follow(job, self._on_chosen)

    def _on_chosen(self, copy: Copy) -> None:
        others = [each for each in self._copies if each.path != copy.path]
        self._copies = (copy, *others)
        self._panel.show_copies(self._copies, self.saying)
        self._panel.list.choose(0)
        self._panel.take_focus()

    def _follow(self, job: Job, then: Callable[..., object]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = job
        job.finished.connect(then)
        job.failed.connect(self._say)

    def _say(self, error: Exception) -> None:
        if isinstance(error, JournalError):
            self._panel.say(error.words)
        else:
            self.trouble.emit(error)


def _newest_first(*found: tuple[Copy, ...]) -> tuple[Copy, ...]:
    return tuple(merge(*found, key=lambda copy: copy.made_at, reverse=True))
