"""`SealedDesk`: seals what a form holds beside the closed journal."""

from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.core.clock import Clock
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.jobs import Job, Jobs
from journal_app.ui.moment_form.desk import MomentDesk


class SealedDesk(MomentDesk):
    """Seals what is told beside the closed journal, for the next opening to take in.

    It knows the words that ship with the app and nothing else: nobody’s name, nothing from before,
    and not whether the question is put away, which is why it is not asked unbidden.
    """

    holds_while_told = False
    """An item in the inbox cannot be taken back by anybody who has no key."""

    def __init__(self, home: Path, clock: Clock, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._home = home
        self._jobs = jobs
        self._vocabulary = Vocabulary()
        self._words_missing = False
        self._read_words()

    def keep(self, capture: Capture, _draft: Uid | None) -> None:
        """Seal a moment."""
        job = self._drop(capture, draft=False)
        job.finished.connect(self.kept)
        job.failed.connect(self.failed)

    def hold(self, capture: Capture, _draft: Uid | None) -> Uid | None:
        """Seal what was begun, to be gone on with after the next opening."""
        job = self._drop(capture, draft=True)
        job.finished.connect(lambda _uid: self.held.emit())
        job.failed.connect(self.failed)
        return None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that ship with the app."""
        return self._vocabulary

    @property
    def words_missing(self) -> bool:
        """Whether they cannot be read."""
        return self._words_missing

    def _drop(self, capture: Capture, *, draft: bool) -> Job:
        def work() -> Uid:
            from journal_app.services import inbox

            return inbox.drop(self._home, capture, clock=self._clock, draft=draft)

        return self._jobs.background(work)

    def _read_words(self) -> None:
        def work() -> Vocabulary:
            from journal_app.services.vocabulary import built_in

            return built_in()

        job = self._jobs.background(work)
        job.finished.connect(self._on_words)
        job.failed.connect(self._on_unreadable)

    def _get_ready(self) -> None:
        def work() -> None:
            from journal_app.services import inbox

            inbox.get_ready(self._clock)

        # Nothing to say yet where it cannot: whoever keeps is told then.
        self._jobs.background(work).failed.connect(lambda _error: None)

    def _on_words(self, words: Vocabulary) -> None:
        self._vocabulary = words
        self.changed.emit()
        self._get_ready()

    def _on_unreadable(self, _error: Exception) -> None:
        self._words_missing = True
        self.changed.emit()
