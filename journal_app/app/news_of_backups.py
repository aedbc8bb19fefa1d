"""What is said of backups once the journal is open, unasked and once."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer

from journal_app.core.clock import Clock, day_of
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.services.ways import WayIn
from journal_app.system.logs import log_failure
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.shell.notice_board import NoticeBoard

if TYPE_CHECKING:
    from journal_app.services.backup_news import BackupNews
    from journal_app.services.examining import Examination

LATER_MS: Final = 12_000
"""After opening: whatever else there is to be said comes first."""
BACKUPS: Final = Place(page=PageId.SETTINGS, part="backups")


class NewsOfBackups(QObject):
    """Says that the journal shrank, is damaged, or gets no backup; most of the time nothing."""

    def __init__(
        self,
        home: Path,
        jobs: Jobs,
        clock: Clock,
        notices: NoticeBoard,
        navigator: Navigator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._clock = clock
        self._notices = notices
        self._navigator = navigator
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._ask)

    def opened(self, _way: WayIn) -> None:
        """The journal is open."""
        self._later.start()

    def closing(self) -> None:
        """The journal is about to be closed."""
        self._later.stop()

    def damaged(self, found: "Examination") -> None:
        """The journal was looked over by itself, and is not as it was written."""
        words = _("Your journal was read through. {found}").format(found=found.words)
        self._notices.say(words, _("Show backups"), self._go, stays=True)

    def _ask(self) -> None:
        home, clock = self._home, self._clock

        def take() -> "BackupNews | None":
            from journal_app.services import backup_news

            return backup_news.take(home, clock=clock)

        job = self._jobs.background(take)
        job.finished.connect(self._on_news)
        job.failed.connect(partial(log_failure, "backups"))

    def _on_news(self, news: "BackupNews | None") -> None:
        if news is None:
            return
        from journal_app.ui.copies.wording import Saying
        from journal_app.ui.settings import backups_words

        saying = Saying(locale=QLocale(), today=day_of(self._clock))
        self._notices.say(backups_words.news(news, saying), _("Show backups"), self._go, stays=True)

    def _go(self) -> None:
        self._navigator.go(BACKUPS)
