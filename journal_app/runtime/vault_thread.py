"""The one thread that owns the writing connection, and its queue with priorities; without Qt."""

import heapq
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum


class Priority(IntEnum):
    """A save goes before the next slice of an import."""

    INTERACTIVE = 0
    BULK = 1


@dataclass(order=True, slots=True)
class _Task:
    priority: int
    number: int
    work: Callable[[], None] = field(compare=False)


class VaultThread:
    """Runs pieces of work one after the other, more urgent ones first, in the order they came.

    Work given here must not raise; what may fail reports by itself.
    """

    def __init__(self) -> None:
        self._tasks: list[_Task] = []
        self._numbers = itertools.count()
        self._wake = threading.Condition()
        self._stopping = False
        # A daemon: the process must be able to end while a keyring never answers.
        self._thread = threading.Thread(target=self._run, name="vault", daemon=True)

    def start(self) -> None:
        """Begin to work off the queue."""
        self._thread.start()

    def put(self, work: Callable[[], None], priority: Priority = Priority.INTERACTIVE) -> None:
        """Queue a piece of work."""
        with self._wake:
            heapq.heappush(self._tasks, _Task(priority, next(self._numbers), work))
            self._wake.notify()

    def stop(self, seconds: float) -> bool:
        """Finish what is queued and end; `False` when that took longer than `seconds`."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._tasks and not self._stopping:
                    self._wake.wait()
                if not self._tasks:
                    return
                task = heapq.heappop(self._tasks)
            task.work()
            # Held on to by this frame it would keep the writer's words alive until the next task.
            del task
