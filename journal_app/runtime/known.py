"""`Known`: the person's words, marks and limits, kept at hand while the journal is open."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.changes import Changes
from journal_app.core.marks import Marks, shipped_marks
from journal_app.core.safety import Safety, SafetyState
from journal_app.core.shown_names import ShownNames
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session
from journal_app.services import marks, owed_words, safety, shown_names, vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault

LOAD_MS: Final = 60
"""The window is built first: reading the words beside it would only make both slower."""
RECOUNT_MS: Final = 2000
"""How long after the last moment it is counted anew which words are used most."""
_CLOSED: Final = Safety(state=SafetyState.UNSURE)


class Known(QObject):
    """What every page asks at once: the vocabulary, the people, and what safety switches off.

    Until the journal has answered nothing that leans on closeness is offered. The shipped words
    are read in the background, a few milliseconds after they are first wanted.
    """

    changed = Signal()
    ready = Signal()
    """The words are there for the first time since opening, or will not come."""

    def __init__(
        self, jobs: Jobs, hub: Hub, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._shipped = Vocabulary()
        self._vocabulary = Vocabulary()
        self._names = ShownNames()
        self._marks = shipped_marks()
        self._safety = _CLOSED
        self._problem = False
        self._open = False
        self._ready = False
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._recount.timeout.connect(self._read_again)
        self._load = QTimer(self, singleShot=True, interval=LOAD_MS)
        self._load.timeout.connect(self._read_words)
        hub.changed.connect(self._on_changed)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words as the person uses them; empty for the first moments after opening."""
        return self._vocabulary

    @property
    def shipped(self) -> Vocabulary:
        """The words as they ship."""
        return self._shipped

    @property
    def people(self) -> tuple[str, ...]:
        """Who is offered, those named often and of late first."""
        return tuple(each.label for each in self._names.people)

    @property
    def names(self) -> ShownNames:
        """How names are shown, and all that are offered."""
        return self._names

    @property
    def marks(self) -> Marks:
        """What a passage can be marked as, as the person keeps it."""
        return self._marks

    @property
    def safety(self) -> Safety:
        """What the person said; every screen asks it before it offers anything."""
        return self._safety

    @property
    def words_missing(self) -> bool:
        """Whether the list of words that ships with the app cannot be read."""
        return self._problem

    def open(self) -> None:
        """The journal is open: read safety at once, the rest behind the window."""
        self._open = True
        self._safety = self._session.read(safety.get) or _CLOSED
        self._marks = self._session.read(marks.own_set) or shipped_marks()
        self._look_at_initials()
        self._load.start()

    def close(self) -> None:
        """The journal is closed: forget names and own words."""
        self._open = False
        self._ready = False
        self._recount.stop()
        self._load.stop()
        self._names = ShownNames()
        self._vocabulary = self._shipped
        self._marks = shipped_marks()
        self._safety = _CLOSED

    def _read_words(self) -> None:
        job = self._jobs.background(vocabulary.built_in)
        job.finished.connect(self._on_shipped)
        job.failed.connect(self._on_unreadable)

    def _on_shipped(self, shipped: Vocabulary) -> None:
        self._shipped = shipped
        self._problem = False
        self._read_again()

    def _on_unreadable(self, _error: Exception) -> None:
        self._problem = True
        self._read_again()

    def _read_again(self) -> None:
        self._recount.stop()
        if self._open:
            job = self._jobs.run(_words_and_names, self._shipped)
            job.finished.connect(self._on_read)

    def _on_read(self, found: tuple[Vocabulary, ShownNames]) -> None:
        if not self._open:
            return
        self._vocabulary, self._names = found
        self.changed.emit()
        if not self._ready:
            self._ready = True
            self.ready.emit()
        self._pay()

    def _pay(self) -> None:
        """Let pieces be found by names that changed; a failure waits for the next opening."""
        if not self._ready or self._problem:
            return
        job = self._jobs.run_bulk(owed_words.pay, self._vocabulary)
        job.failed.connect(lambda _error: None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.safety or changes.marks:
            self._safety = self._session.read(safety.get) or _CLOSED
            self._marks = self._session.read(marks.own_set) or shipped_marks()
            self.changed.emit()
        if changes.people or changes.settings:
            self._look_at_initials()
        if changes.words or changes.people or (changes.tags and not changes.pieces):
            self._read_again()
        elif changes.moments:
            # Which words are used most changes slowly, and counting all of them takes a while.
            self._recount.start()
        elif changes.tags:
            # A tag put on a piece may be a new one, which can wait as well.
            self._recount.start()
            self._pay()

    def _look_at_initials(self) -> None:
        """Known before anything is painted: a name must not be seen for an instant."""
        wanted = self._session.read(shown_names.as_initials)
        self._names = replace(self._names, as_initials=bool(wanted))


def _words_and_names(vault: "Vault", shipped: Vocabulary) -> tuple[Vocabulary, ShownNames]:
    return vocabulary.personal(vault, shipped), shown_names.get(vault)
