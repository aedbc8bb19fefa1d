"""Run use cases on the vault thread, heavy work behind it, and deliver on the window's thread.

One of the barriers: whatever a use case raises ends here and reaches the page as `failed`.
"""

import inspect
import threading
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal, Slot

from journal_app.core.changes import Changes
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.runtime.frames import without_frames
from journal_app.runtime.hub import Hub
from journal_app.runtime.vault_thread import Priority, VaultThread

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from journal_app.storage.vault import Vault

P = ParamSpec("P")
_OF_THE_FILE = frozenset({KeepProblem.REPLACED, KeepProblem.DAMAGED})


class Job(QObject):
    """One use case on its way; its signals always arrive on the window's thread.

    What another thread calls is declared a slot: one that is not changes what Qt knows of the job
    while that thread may be asking for it ("Signals and Slots" of Qt for Python).
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    """Carries the exception: a `JournalError`, or a bug."""

    _delivered = Signal(object, object)
    _went_on = Signal(object)

    def __init__(self, owner: "Jobs") -> None:
        super().__init__(owner)
        self.cancelled = False
        self._far: object = None
        self._delivered.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Let go of it: its result is dropped, and a job in slices ends after the present one."""
        self.cancelled = True

    def tell_how_far(self) -> None:
        """From now on `watch` may be called; on the window's thread."""
        self._went_on.connect(self._on_went_on, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_went_on(self, far: object) -> None:
        self.progressed.emit(far)

    def watch(self, far: object) -> bool:
        """Called on the working thread: tell how far it is; whether somebody still wants it."""
        if not self.cancelled and far != self._far:
            self._far = far
            self._went_on.emit(far)
        return not self.cancelled

    def deliver(self, result: object, error: BaseException | None) -> None:
        """Called on the working thread when it is done."""
        self._delivered.emit(result, error)

    @Slot(object, object)
    def _arrive(self, result: object, error: BaseException | None) -> None:
        # Kept as an attribute, the owner could die inside the death of its last job.
        owner = self.parent()
        if isinstance(owner, Jobs):
            owner.settle(self, result, error)
            self._let_go()
        self.deleteLater()

    def _let_go(self) -> None:
        """Forget whoever listened, while something still holds the owner.

        They may be all that keeps it alive. Dying inside the death of its job it would take that
        job with it a second time, and the process.
        """
        for heard in (self.progressed, self.finished, self.failed):
            if self.isSignalConnected(QMetaMethod.fromSignal(heard)):
                heard.disconnect()


class Jobs(QObject):
    """The only way from a page to the journal."""

    unhandled = Signal(object)
    """Carries an exception whose job nobody listens to."""
    file_in_trouble = Signal(object)
    """Carries the `CannotKeep` of a job that met a file replaced, taken away or damaged."""
    settled = Signal()
    """A job has ended, however it ended, and whoever asked was told."""

    def __init__(self, thread: VaultThread, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._hub = hub
        self._pool: ThreadPoolExecutor | None = None
        self._vault: Vault | None = None
        self._apart: set[Job] = set()
        self._behind: set[Future[None]] = set()
        self._stopped = False
        self._to_the_end: set[Job] = set()

    @property
    def vault_thread(self) -> VaultThread:
        """The thread that owns the writing connection."""
        return self._thread

    def use(self, vault: "Vault | None") -> None:
        """From now on use cases get this journal; called while none is under way."""
        self._vault = vault

    def run(
        self,
        service: "Callable[Concatenate[Vault, P], Any]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Job:
        """Run a use case on the open journal, before anything that can wait."""
        return self._queue(service, args, kwargs, Priority.INTERACTIVE)

    def run_bulk(
        self,
        service: "Callable[Concatenate[Vault, P], Any]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Job:
        """Run a use case that can wait; a generator gives the thread back after every slice."""
        return self._queue(service, args, kwargs, Priority.BULK)

    def on_vault_thread(self, work: Callable[[], Any]) -> Job:
        """Run work that opens or closes the journal itself."""
        job = Job(self)
        self._thread.put(lambda: _attempt(job, work))
        return job

    def watched(self, work: Callable[[Callable[[Any], bool]], Any], *, apart: bool = False) -> Job:
        """Run work behind the window that tells how far it is, and ends early once cancelled.

        It is given what to tell it to, which says whether to go on; `progressed` carries it. What
        may never come back runs `apart`.
        """
        job = Job(self)
        job.tell_how_far()
        if apart:
            return self._apart_from_all(job, lambda: work(job.watch))
        return self._behind_the_window(job, lambda: work(job.watch), to_the_end=False)

    def background(self, work: Callable[[], Any], *, to_the_end: bool = False) -> Job:
        """Run work that needs neither the window nor the writing connection; none after `stop`.

        `to_the_end` is for what should not be cut off halfway: while it is `unfinished`, locking
        and leaving wait as they do for a save.
        """
        return self._behind_the_window(Job(self), work, to_the_end=to_the_end)

    def _behind_the_window(self, job: Job, work: Callable[[], Any], *, to_the_end: bool) -> Job:
        if self._stopped:
            job.cancel()
            return job
        if self._pool is None:
            # Two milliseconds that the start of the app does not need.
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="background")
        if to_the_end:
            self._to_the_end.add(job)
        under_way = self._pool.submit(_attempt, job, work)
        self._behind.add(under_way)
        under_way.add_done_callback(self._behind.discard)
        return job

    def apart(self, work: Callable[[], Any], *, to_the_end: bool = False) -> Job:
        """Run work that may never come back, such as a question to a keyring.

        It has a thread of its own, which keeps neither other work nor the end of the process.
        `to_the_end` is the same as for `background`.
        """
        job = Job(self)
        if to_the_end:
            self._to_the_end.add(job)
        return self._apart_from_all(job, work)

    def _apart_from_all(self, job: Job, work: Callable[[], Any]) -> Job:
        self._apart.add(job)
        threading.Thread(target=_attempt, args=(job, work), name="apart", daemon=True).start()
        return job

    @property
    def unfinished(self) -> bool:
        """Whether work is under way that locking and leaving wait for."""
        return bool(self._to_the_end)

    def _look_beneath(self, error: BaseException | None) -> None:
        if isinstance(error, CannotKeep) and error.problem in _OF_THE_FILE:
            self.file_in_trouble.emit(error)

    def settle(self, job: Job, result: object, error: BaseException | None) -> None:
        """Tell the news first, then whoever asked; on the window's thread."""
        self._apart.discard(job)
        self._to_the_end.discard(job)
        changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
        if isinstance(changes, Changes) and changes:
            self._hub.changed.emit(changes)
        if not job.cancelled:
            self._tell(job, result, error)
        self._look_beneath(error)
        self.settled.emit()

    def _tell(self, job: Job, result: object, error: BaseException | None) -> None:
        if error is None:
            job.finished.emit(result)
        elif job.isSignalConnected(QMetaMethod.fromSignal(job.failed)):
            job.failed.emit(error)
        else:
            self.unhandled.emit(error)

    def stop(self, seconds: float) -> bool:
        """Finish what is queued and end the threads; `False` when one of them is stuck.

        What is under way is waited for: delivered after its `Job` is gone, it would take the
        process with it.
        """
        self._stopped = True
        until = time.monotonic() + seconds
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        stopped = self._thread.stop(seconds)
        return self._all_delivered(until) and stopped and not self._apart

    def _all_delivered(self, until: float) -> bool:
        """Whether all work behind the window has ended by this time (monotonic, in seconds)."""
        behind = tuple(self._behind)
        if not behind:
            return True
        from concurrent.futures import wait

        return not wait(behind, max(0.0, until - time.monotonic())).not_done

    def _queue(
        self, service: Callable[..., Any], args: Any, kwargs: Any, priority: Priority
    ) -> Job:
        job = Job(self)

        def work() -> None:
            if inspect.isgeneratorfunction(service):
                self._step(job, service(self._vault, *args, **kwargs), priority)
            else:
                _attempt(job, lambda: service(self._vault, *args, **kwargs))

        self._thread.put(work, priority)
        return job

    def _step(self, job: Job, slices: Generator[Any, None, Any], priority: Priority) -> None:
        if job.cancelled:
            slices.close()
            job.deliver(None, None)
            return
        try:
            job.progressed.emit(next(slices))
        except StopIteration as end:
            job.deliver(end.value, None)
            return
        except Exception as error:  # noqa: BLE001 - a barrier named by the architecture
            job.deliver(None, without_frames(error))
            return
        if self._vault is not None and self._vault.connection.in_transaction():
            raise RuntimeError("a job gave the thread back inside a transaction")
        self._thread.put(lambda: self._step(job, slices, priority), priority)


def _attempt(job: Job, work: Callable[[], Any]) -> None:
    if job.cancelled:
        job.deliver(None, None)
        return
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - a barrier named by the architecture
        job.deliver(None, without_frames(error))
        return
    job.deliver(result, None)
