"""Open the journal while the window is still being built."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from journal_app.runtime.vault_thread import VaultThread

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal


class Opening:
    """Work begun on the vault thread before Qt is there; its outcome is collected later.

    Asking the keyring beside Qt's imports is slower than before them, so the start waits a
    moment with `wait`; what has not answered by then goes on by itself.
    """

    def __init__(self, thread: VaultThread, work: "Callable[[], OpenJournal]") -> None:
        self._work = work
        self._done = threading.Event()
        self._journal: OpenJournal | None = None
        self._error: Exception | None = None
        thread.put(self._run)

    def wait(self, seconds: float) -> bool:
        """Whether it has answered within so many seconds."""
        return self._done.wait(seconds)

    def outcome(self) -> "OpenJournal":
        """The open journal; raises what opening raised. Called on the vault thread, after it."""
        if self._error is not None:
            raise self._error
        if self._journal is None:
            raise RuntimeError("the outcome was asked for before the work was done")
        return self._journal

    def _run(self) -> None:
        try:
            self._journal = self._work()
        except Exception as error:  # noqa: BLE001 - kept for whoever collects the outcome
            self._error = error
        finally:
            self._done.set()
