"""`Known`: the person's words and limits, kept at hand while the journal is open."""

from PySide6.QtCore import QObject, Signal

from journal_app.core.changes import Changes
from journal_app.core.safety import Safety, SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session
from journal_app.services import people, safety, vocabulary

_CLOSED = Safety(state=SafetyState.UNSURE)


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
        self._people: tuple[str, ...] = ()
        self._safety = _CLOSED
        self._problem = False
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
        """Everybody who was named, most often named first."""
        return self._people

    @property
    def safety(self) -> Safety:
        """What the person said; every screen asks it before it offers anything."""
        return self._safety

    @property
    def words_missing(self) -> bool:
        """Whether the list of words that ships with the app cannot be read."""
        return self._problem

    def open(self) -> None:
        """The journal is open: read safety at once, the rest in the background."""
        self._safety = self._session.read(safety.get) or _CLOSED
        job = self._jobs.background(vocabulary.built_in)
        job.finished.connect(self._on_shipped)
        job.failed.connect(self._on_unreadable)

    def close(self) -> None:
        """The journal is closed: forget names and own words."""
        self._people = ()
        self._vocabulary = self._shipped
        self._safety = _CLOSED

    def _on_shipped(self, shipped: Vocabulary) -> None:
        self._shipped = shipped
        self._problem = False
        self._read_again()
        self.ready.emit()

    def _on_unreadable(self, _error: Exception) -> None:
        self._problem = True
        self._read_again()
        self.ready.emit()

    def _read_again(self) -> None:
        self._vocabulary = self._session.read(vocabulary.personal, self._shipped) or self._shipped
        self._people = tuple(self._session.read(people.labels) or ())
        self.changed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes.safety:
            self._safety = self._session.read(safety.get) or _CLOSED
        if changes.words or changes.people or changes.moments:
            self._read_again()
        elif changes.safety:
            self.changed.emit()
