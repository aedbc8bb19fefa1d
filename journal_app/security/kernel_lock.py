"""The lock that keeps a second process out: the kernel's own, gone when its holder is gone.

Nothing is read from the file, so an empty or garbled one, as a power cut leaves it, is no obstacle.
"""

import errno
import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from journal_app.security.durable import PRIVATE_FILE

if sys.platform == "win32":  # pragma: no cover - written with care, not run here
    import msvcrt
else:
    import fcntl

_PAUSE_SECONDS = 0.02
_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})


class NoLocks(OSError):
    """The disk cannot keep two programs apart, as some on a network cannot."""


class KernelLock:
    """One held lock; another process cannot have it until this is released or the process ends."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def acquire(cls, path: Path, timeout: float = 0.0) -> Self | None:
        """Take the lock, waiting at most so many seconds; None when somebody else holds it.

        Raises ``OSError`` when the file cannot be made, `NoLocks` where the disk knows no locks.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        deadline = time.monotonic() + timeout
        pause = threading.Event()
        try:
            while not _lock(handle):
                if time.monotonic() >= deadline:
                    os.close(handle)
                    return None
                pause.wait(_PAUSE_SECONDS)
        except OSError as error:
            os.close(handle)
            if error.errno in _NO_LOCKS:
                raise NoLocks(error.errno) from None
            raise
        return cls(handle)

    @classmethod
    def adopt(cls, handle: int, path: Path) -> Self | None:
        """The lock this process held before it started itself afresh; None if it is not that."""
        try:
            is_ours = os.path.samestat(os.fstat(handle), path.stat()) and _lock(handle)
        except OSError:
            return None
        if not is_ours:
            return None
        os.set_inheritable(handle, False)
        return cls(handle)

    def pass_on(self) -> int:
        """Keep the lock held across starting this process afresh; the number is for ``adopt``.

        On Windows locks belong to one process: the new one must acquire for itself.
        """
        os.set_inheritable(self._handle, True)
        return self._handle

    def release(self) -> None:
        """Let others have the lock; calling it again does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(handle: int) -> bool:
    """Try once; False when another open file holds the lock."""
    try:
        if sys.platform == "win32":  # pragma: no cover - written with care, not run here
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
