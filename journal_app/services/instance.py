"""The one place at which a process takes its turn with a data folder: window or command line."""

from pathlib import Path

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import make_private_folder
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock


def hold(home: Path, seconds: float = 0.0) -> KernelLock | None:
    """Take the lock of this data folder, waiting at most so long; `None`: somebody else has it.

    Makes the folder when it is not there. Raises `CannotKeep` when the disk refuses.
    """
    try:
        make_private_folder(home)
        return KernelLock.acquire(HomeFolder(path=home).instance_lock, seconds)
    except OSError:
        raise CannotKeep(
            KeepProblem.READ_ONLY,
            _("The journal’s folder cannot be written to."),
            _("Check that the disk has room and that the folder belongs to you, then try again."),
        ) from None
