"""What is remembered of one practice: when, how it ended, what was said in it."""

from dataclasses import replace
from datetime import datetime

from journal_app.core.clock import Clock
from journal_app.core.ids import Uid, new_uid
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.ui.pause.journal import PauseJournal


class Record:
    """One session on its way; nothing of it is kept while the journal is locked.

    It is kept again whenever something is said, so that a crash costs nothing.
    """

    def __init__(self, practice: Practice, clock: Clock, journal: PauseJournal | None) -> None:
        self._clock = clock
        self._journal = journal
        now = clock.now()
        self._session = PracticeSession(
            uid=new_uid(now),
            practice=practice,
            started_at=now,
            ended_at=now,
            how_ended=HowEnded.LEFT,
        )

    @property
    def session(self) -> PracticeSession:
        """As it stands now."""
        return self._session

    @property
    def uid(self) -> Uid | None:
        """What a moment caught in it names, or nothing where no session is kept."""
        return None if self._journal is None else self._session.uid

    def answer(self, reading: str | None, at: datetime | None = None) -> None:
        """The question was answered, now or `at` then, or an answer given before was put right."""
        if reading == self._session.reading:
            return
        at = None if reading is None else at or self._clock.now()
        self._session = replace(self._session, reading=reading, reading_at=at)
        self.keep(self._session.how_ended)

    def say(self, *, about: str | None = None, hereness: str | None = None) -> None:
        """What ten seconds were of, or how here one was."""
        self._session = replace(
            self._session,
            about=about or self._session.about,
            hereness=hereness or self._session.hereness,
        )

    def keep(self, how_ended: HowEnded) -> None:
        """Keep it as it stands, ended so."""
        self._session = replace(self._session, ended_at=self._clock.now(), how_ended=how_ended)
        if self._journal is not None:
            self._journal.keep_session(self._session)
