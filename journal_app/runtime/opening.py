"""One try to open the journal; it may begin while the window is still being built."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from journal_app.runtime.frames import without_frames
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services.ways import BY_KEYRING, WayIn

if TYPE_CHECKING:
    from journal_app.security.root_secret import RootSecret
    from journal_app.services.vault import OpenJournal

AS_LONG_AS_IT_TAKES: Final = 86_400.0
"""Seconds a keyring is given in a thread nobody waits for: a late answer is as good as any."""


class Opening:
    """Has the secret in a thread of its own, then opens the journal on the vault thread.

    A keyring may take as long as it likes to answer: neither the vault thread nor the end of the
    process waits for it. Asking the keyring beside Qt's imports is slower than before them, so
    the start waits a moment with `wait`; what has not answered by then goes on by itself.
    """

    def __init__(
        self,
        thread: VaultThread,
        secret: "Callable[[], RootSecret]",
        unlock: "Callable[[RootSecret], OpenJournal]",
        way: WayIn = BY_KEYRING,
    ) -> None:
        self._vault_thread = thread
        self._secret = secret
        self._unlock = unlock
        self._journal: OpenJournal | None = None
        self._error: Exception | None = None
        self.withdrawn = False
        """Whether it was given up: nothing opens by it any more."""
        self._done = threading.Event()
        self._listening = threading.Lock()
        self._listener: Callable[[], None] = lambda: None
        self.way = way
        """What the secret comes of."""
        threading.Thread(target=self._have_secret, name="way in", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether it has come to an end within so many seconds."""
        return self._done.wait(seconds)

    def then(self, listener: Callable[[], None]) -> None:
        """Call this when it has come to an end, in whichever thread that is; or now, if it has."""
        with self._listening:
            if not self._done.is_set():
                self._listener = listener
                return
        listener()

    def withdraw(self) -> None:
        """Throw the secret away should it still come; close what it may have opened already."""
        self.withdrawn = True
        self._vault_thread.put(self._close_unseen)

    def outcome(self) -> "OpenJournal":
        """The open journal, once; raises what opening raised."""
        journal, self._journal = self._journal, None
        if self._error is not None:
            raise self._error
        if journal is None:
            raise RuntimeError("the outcome was asked for before the work was done, or twice")
        return journal

    def _have_secret(self) -> None:
        try:
            root = self._secret()
        except Exception as error:  # noqa: BLE001 - kept for whoever collects the outcome
            self._end(without_frames(error))
        else:
            self._vault_thread.put(lambda: self._open_with(root))

    def _open_with(self, root: "RootSecret") -> None:
        if self.withdrawn:
            root.wipe()
            self._end(None)
            return
        try:
            self._journal = self._unlock(root)
        except Exception as error:  # noqa: BLE001 - the same
            self._end(without_frames(error))
        else:
            self._end(None)

    def _close_unseen(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.vault.close()

    def _end(self, error: Exception | None) -> None:
        self._error = error
        with self._listening:
            self._done.set()
            listener = self._listener
        listener()
