"""What a practice asks of the open journal, and how it is asked."""

from typing import Protocol

from journal_app.core.safety import Safety
from journal_app.core.sessions import PracticeSession
from journal_app.services import pausing, sessions
from journal_app.services.pausing import PauseStanding
from journal_app.ui.context import Context

RESTING = PauseStanding(question_rests=True, ten_seconds_rest=True, cant_tells=0)
"""Where nothing can be known, nothing is asked and nothing offered."""


class PauseJournal(Protocol):
    """The open journal as a practice sees it; there is none while it is locked."""

    @property
    def safety(self) -> Safety:
        """What the person said about closeness."""
        ...

    def standing(self) -> PauseStanding:
        """What rests now."""
        ...

    def help_note_due(self) -> bool:
        """Whether help outside may be named after one was far away again."""
        ...

    def keep_session(self, session: PracticeSession) -> None:
        """Keep a session, in the place of what was kept of it before."""
        ...


class OpenJournal:
    """The journal behind a `Context`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def safety(self) -> Safety:
        """What the person said about closeness."""
        return self._context.known.safety

    def standing(self) -> PauseStanding:
        """What rests now; a few point reads."""
        context = self._context
        return context.session.read(pausing.standing, clock=context.clock) or RESTING

    def help_note_due(self) -> bool:
        """Whether help outside may be named after one was far away again."""
        context = self._context
        return bool(context.session.read(pausing.help_note_due, clock=context.clock))

    def keep_session(self, session: PracticeSession) -> None:
        """Kept in the background, before whatever is asked for after it."""
        self._context.jobs.run(sessions.keep, session)
