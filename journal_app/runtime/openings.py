"""`Openings`: every try to open that is under way; the first that opens is the one that counts."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.clock import Clock
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.opening import AS_LONG_AS_IT_TAKES, Opening
from journal_app.services import vault as vault_service
from journal_app.services.keyring_words import not_answered
from journal_app.services.ways import WayIn

MOST_QUESTIONS: Final = 2
"""So many unanswered questions a keyring is asked at most; then it is only waited for longer."""


class Openings(QObject):
    """Begins tries, and tells how they ended; what is late is still taken."""

    opened = Signal(object, object)
    """Carries the `OpenJournal`, and the `WayIn` that opened it."""
    refused = Signal(object)
    """Carries the error with which the newest try ended, or that it has not answered yet."""

    def __init__(self, home: Path, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._clock = clock
        self._under_way: list[Opening] = []
        self._newest: Opening | None = None
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_limit)

    @property
    def waiting(self) -> bool:
        """Whether something has not answered yet."""
        return bool(self._under_way)

    def ask(self, way: WayIn) -> None:
        """Try this way; `way.seconds` later it is told that a keyring has not answered."""
        asked = [each for each in self._under_way if not (each.way.typed or each.withdrawn)]
        if not way.typed and len(asked) >= MOST_QUESTIONS:
            self._newest = asked[-1]
            self._limit.start(round(way.seconds * 1000))
        else:
            self.follow(self._begun(way), way.seconds)

    def follow(self, opening: Opening, seconds: float) -> None:
        """Take over a try that has begun; one that has ended already is told before this returns.

        That way the first thing seen is the page.
        """
        self._newest = opening
        self._under_way.append(opening)
        if opening.wait(0):
            self._on_end(opening)
            return
        self._limit.stop()
        if not opening.way.typed:
            self._limit.start(round(seconds * 1000))
        job = Job(self._jobs)
        job.finished.connect(lambda _none: self._on_end(opening))
        opening.then(lambda: job.deliver(None, None))

    def withdraw(self) -> Job:
        """Let nothing open any more by itself; once the job has ended nothing will."""
        self._limit.stop()
        for opening in self._under_way:
            opening.withdraw()
        return self._jobs.on_vault_thread(lambda: None)

    def _begun(self, way: WayIn) -> Opening:
        home, stamp, clock = self._home, self._stamp, self._clock
        patient = replace(way, seconds=AS_LONG_AS_IT_TAKES)
        return Opening(
            self._jobs.vault_thread,
            lambda: vault_service.secret(home, patient, clock=clock),
            lambda root: vault_service.open_with(home, root, now=stamp),
            way,
        )

    def _on_limit(self) -> None:
        self.refused.emit(not_answered())

    def _on_end(self, opening: Opening) -> None:
        self._under_way.remove(opening)
        if opening.withdrawn:
            return
        try:
            journal = opening.outcome()
        except Exception as error:  # noqa: BLE001 - goes where every failed opening goes
            # What was tried before tells nothing new to somebody who has tried again since.
            if opening is self._newest:
                self._limit.stop()
                self.refused.emit(error)
            return
        self._limit.stop()
        for other in self._under_way:
            other.withdraw()
        self.opened.emit(journal, opening.way)

    def _stamp(self) -> str:
        return self._clock.now().strftime("%Y%m%dT%H%M%SZ")
