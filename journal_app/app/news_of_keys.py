"""What is done about keys once the journal is open, and what is said of it."""

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.services.ways import WayIn
from journal_app.system.logs import log_failure
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.shell.notice_board import NoticeBoard

if TYPE_CHECKING:
    from journal_app.services.following import Asked, Followed
    from journal_app.services.putting_back import PutBack
    from journal_app.services.turned import Finished

SOON_MS: Final = 1500
"""After opening: the first page comes first."""
WHAT_OPENS_IT: Final = Place(page=PageId.SETTINGS, part="privacy")


class NewsOfKeys(QObject):
    """Puts the key back after a recovery code, and finishes what was interrupted or is to follow.

    All of it may wait for a keyring that does not answer, so it is done on no thread of others.
    """

    new_passphrase_wanted = Signal(str)
    """Carries the recovery code that opened the journal, so that nobody types it twice."""

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
        self._code = ""
        self._following = False
        self._waits = False
        self._closing = threading.Event()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._finish)

    def opened(self, way: WayIn) -> None:
        """The journal is open by this way."""
        self._closing.clear()
        self._following = self._waits = False
        if way.code is None:
            self._soon.start()
            return
        home, code, clock = self._home, way.code, self._clock
        self._code = code

        def put_back() -> "PutBack":
            from journal_app.services import putting_back

            return putting_back.put_back(home, code, clock=clock)

        job = self._jobs.apart(put_back)
        job.finished.connect(self._on_put_back)
        job.failed.connect(self._on_failed)

    def closing(self) -> None:
        """The journal is about to be closed: begin nothing any more, and drop the code."""
        self._code = ""
        self._closing.set()
        self._soon.stop()

    def learn(self, changes: Changes) -> None:
        """The new recovery code may have been kept: then the old keys go."""
        if changes.doors and self._waits and not self._following:
            self._soon.start()

    def _on_put_back(self, put_back: "PutBack") -> None:
        from journal_app.services.putting_back import Kept

        if put_back.kept is not Kept.NOT_NEEDED:
            self._code = ""
        words = f"{put_back.sentence} {put_back.advice}"
        actions = {
            Kept.NOT_KEPT: _("Choose a passphrase"),
            Kept.NOT_NEEDED: _("Choose a new passphrase"),
        }
        action = actions.get(put_back.kept, "")
        # Who has to do something about it is given as long as they need.
        self._notices.say(words, action, self._go_to_what_opens_it, stays=bool(action))
        self._soon.start()

    def _go_to_what_opens_it(self) -> None:
        self._navigator.go(WHAT_OPENS_IT)
        if self._code:
            self.new_passphrase_wanted.emit(self._code)

    def _finish(self) -> None:
        home = self._home

        def finish() -> "Finished | None":
            from journal_app.services import passphrases

            return passphrases.finish(home)

        job = self._jobs.apart(finish)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)

    def _on_finished(self, finished: "Finished | None") -> None:
        if finished is not None and finished.words:
            self._notices.say(finished.words, stays=True)
        if self._following or self._closing.is_set():
            return
        self._following = True
        from journal_app.services import following

        job = self._jobs.run(following.ask, clock=self._clock)
        job.finished.connect(self._follow)
        job.failed.connect(self._on_not_followed)

    def _follow(self, asked: "Asked | None") -> None:
        """After new keys: copies take them too, and the old ones go once the code was kept."""
        if asked is None:
            self._following = self._waits = False
            return
        from journal_app.services import following

        job = self._jobs.apart(partial(following.go_on, asked, on_step=self._on_step))
        job.finished.connect(self._on_followed)
        job.failed.connect(self._on_not_followed)

    def _on_step(self, _step: str) -> None:
        if self._closing.is_set():
            raise _Closing

    def _on_followed(self, followed: "Followed") -> None:
        self._following, self._waits = False, not followed.gone
        if followed.words:
            self._notices.say(followed.words, stays=followed.gone)

    def _on_not_followed(self, error: Exception) -> None:
        self._following = False
        if not isinstance(error, _Closing):
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        # The journal is open all the same, and the next opening tries again.
        log_failure("keys", error)


class _Closing(Exception):
    """The journal is being closed; the next opening goes on."""
