"""Answer other starts of the app: raise the window, keep what the command line hands over."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from journal_app.core import capture_json
from journal_app.core.clock import Clock, when_given, when_now
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.session import Session, SessionState
from journal_app.services import entries, moments

Message = dict[str, Any]

ANSWER_SECONDS = 8.0
KEEPING_SECONDS = 1.5
"""So much longer for what is being kept; together it is less than the other side waits."""


class _Withdrawn(Exception):
    """Whoever asked was told already that it did not come about."""


class _Call:
    """One question from outside and the place where its answer appears.

    Whoever is told that there was no answer asks again, so that then nothing may be done late.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        self._answer: Message = {}
        self._answered = threading.Event()
        self._turn = threading.Lock()
        self._begun = self._withdrawn = False

    def answer(self, answer: Message) -> None:
        self._answer = answer
        self._answered.set()

    def begin(self) -> None:
        """Asked right before something is kept. Raises `_Withdrawn` when nobody waits any more."""
        with self._turn:
            if self._withdrawn:
                raise _Withdrawn
            self._begun = True

    def wait(self) -> Message:
        if self._answered.wait(ANSWER_SECONDS):
            return self._answer
        with self._turn:
            self._withdrawn = not self._begun
        if self._withdrawn:
            return {"error": _("The app did not answer in time. Nothing was kept; try again.")}
        if self._answered.wait(KEEPING_SECONDS):
            return self._answer
        return {
            "error": _(
                "The app is keeping this and has not ended. Look there before you try again."
            )
        }


class Line(QObject):
    """Takes questions on any thread and answers them with the running app's journal."""

    raise_asked = Signal()
    pause_asked = Signal(str)
    capture_asked = Signal(str)
    """Both carry the desktop's leave to take the keyboard, or nothing."""

    _called = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        session: Session,
        known: Known,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._jobs = jobs
        self._session = session
        self._clock = clock
        self._called.connect(self._on_called, Qt.ConnectionType.QueuedConnection)

    def answer(self, message: Message) -> Message:
        """Called on the thread of the socket; waits for the answer there."""
        call = _Call(message)
        self._called.emit(call)
        return call.wait()

    @Slot(object)
    def _on_called(self, call: _Call) -> None:
        wish = call.message.get("do")
        if wish == "raise":
            self.raise_asked.emit()
            call.answer({"raised": True})
        elif wish == "pause":
            self.pause_asked.emit(_activation(call.message))
            call.answer({"shown": True})
        elif wish == "capture":
            self.capture_asked.emit(_activation(call.message))
            call.answer({"shown": True})
        elif wish == "look":
            # Asked before somebody types a text that could not be kept.
            call.answer({"ready": True} if self._is_open else _locked())
        elif wish == "add":
            self._add(call)
        elif wish == "moment":
            self._keep_moment(call)
        else:
            call.answer({"error": _("The running app is of another version.")})

    @property
    def _is_open(self) -> bool:
        return self._session.state is SessionState.OPEN

    def _add(self, call: _Call) -> None:
        if not self._is_open:
            call.answer(_locked())
            return
        try:
            text, people, tags = _texts(call.message)
            at = call.message.get("at")
            when = (
                when_now(self._clock)
                if at is None
                else when_given(datetime.fromisoformat(at), self._clock)
            )
        except (TypeError, ValueError, KeyError):
            call.answer({"error": _("The running app did not understand that.")})
            return
        keep = partial(
            entries.add, text=text, when=when, people=people, tags=tags, clock=self._clock
        )
        job = self._once(call, keep)
        job.finished.connect(lambda added: call.answer({"id": added.entry.uid}))
        job.failed.connect(lambda error: call.answer({"error": _sentence(error)}))

    def _keep_moment(self, call: _Call) -> None:
        if not self._is_open:
            call.answer({"locked": True})
            return
        try:
            capture = capture_json.decode(call.message["capture"])
        except (KeyError, TypeError, ValueError):
            call.answer({"error": _("The running app did not understand that.")})
            return
        words = self._known.vocabulary
        keep = partial(moments.keep, capture=capture, words=words, clock=self._clock)
        job = self._once(call, keep)
        job.finished.connect(lambda kept: call.answer({"id": kept.moment.uid}))
        job.failed.connect(lambda error: call.answer({"error": _sentence(error)}))

    def _once(self, call: _Call, keep: Callable[[Any], object]) -> Job:
        def keep_if_awaited(vault: object) -> object:
            call.begin()
            return keep(vault)

        return self._jobs.run(keep_if_awaited)


def _locked() -> Message:
    return {"locked": True, "error": _("The journal is locked. Open it, then add again.")}


def _activation(message: Message) -> str:
    token = message.get("activation", "")
    return token if isinstance(token, str) else ""


def _texts(message: Message) -> tuple[str, list[str], list[str]]:
    text, people, tags = message["text"], message.get("people", []), message.get("tags", [])
    if not all(isinstance(item, str) for item in (text, *people, *tags)):
        raise TypeError
    return text, people, tags


def _sentence(error: object) -> str:
    if isinstance(error, JournalError):
        return error.words
    return _("The text could not be kept.")
