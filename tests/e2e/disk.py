"""A disk that does not take anything for a while."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.keyring_session import until

_WRITING = 120
"""The byte of SQLite's shared-memory file whose lock means “somebody is writing”."""


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Nobody can write to the journal while the block runs, as if a disk took its time."""
    index = next(home.glob("vaults/*/journal.db-shm"))
    with index.open("r+b") as file:

        def taken() -> bool:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _WRITING)
            except BlockingIOError:
                return False
            return True

        until(taken)
        yield
