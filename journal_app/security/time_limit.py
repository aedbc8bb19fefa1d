"""Calls that may never come back, made in a thread of their own and waited for only so long."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

KEYRING_SECONDS = 8.0
_PAUSE_SECONDS = 0.05

Answer = TypeVar("Answer")


class PendingCall(Generic[Answer]):
    """A call under way in a daemon thread, which does not keep the process from ending."""

    def __init__(self, call: Callable[[], Answer]) -> None:
        self._call = call
        self._answers: list[Answer] = []
        self._errors: list[BaseException] = []
        self._done = threading.Event()
        threading.Thread(target=self._run, name="time-limited call", daemon=True).start()

    @property
    def has_answered(self) -> bool:
        """Whether waiting would return at once."""
        return self._done.is_set()

    def wait(self, seconds: float = KEYRING_SECONDS) -> "Answer | Hung[Answer]":
        """What the call gave, or ``Hung`` if it has given nothing yet; may be asked again.

        What the call raised is raised here.
        """
        if not self._done.wait(seconds):
            return Hung(late=self)
        if self._errors:
            raise self._errors[0]
        return self._answers[0]

    def _run(self) -> None:
        try:
            self._answers.append(self._call())
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits, never dropped
            self._errors.append(error)
        finally:
            self._done.set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung(Generic[Answer]):
    """No answer within the time; ``late`` still collects it if it comes."""

    late: PendingCall[Answer]


def with_time_limit(
    call: Callable[[], Answer], seconds: float = KEYRING_SECONDS
) -> Answer | Hung[Answer]:
    """Run a call that may hang and wait for at most so many seconds."""
    return PendingCall(call).wait(seconds)


def once_let_in(call: Callable[[], Answer]) -> Answer:
    """What the call gives, made again until the session bus lets it in, however long that takes.

    ``jeepney`` gives up after one second, or at once where too many wait before the bus, which on a
    busy computer says nothing about the keyring. By then nothing was asked: it may be asked again.
    """
    pause = threading.Event()
    while True:
        try:
            return call()
        except (TimeoutError, BlockingIOError):
            pause.wait(_PAUSE_SECONDS)
