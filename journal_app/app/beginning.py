"""What a start hands to the window: the folder, its lock, and the journal that is being opened."""

from dataclasses import dataclass

from journal_app.core.errors import CannotOpen
from journal_app.runtime.opening import Opening
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock
from journal_app.services.vault import JournalFacts
from journal_app.system.clock import SystemClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known and under way before Qt is there."""

    home: HomeFolder
    lock: KernelLock
    thread: VaultThread
    clock: SystemClock
    facts: JournalFacts
    problem: CannotOpen | None
    opening: Opening | None
    came_back: bool
    """This process is what a locked one started itself as."""
    restored: bool
    """The process before put an earlier copy in the journal's place."""
    made_keys: bool
    """The process before gave the journal new keys."""
    another: bool
    """A journal is to be begun beside the one that is there."""
    wish: str
    """``pause`` where somebody wants a minute at once, else empty."""
    arguments: tuple[str, ...]
    """What a process started afresh is given again."""
    news: str = ""
    """What the process before left to be said once, where there is no journal."""
