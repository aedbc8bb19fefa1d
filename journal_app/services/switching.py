"""One change of what opens the journal at a time, in the one process that has it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def alone() -> Iterator[None]:
    """Wait for another such change to end: a key is not stored while one is being removed."""
    with _ONE_AT_A_TIME:
        yield
