"""The one place at which a process takes its turn with a data folder: window or command line."""

from contextlib import suppress
from pathlib import Path

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import make_private_folder
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock, NoLocks


def hold(home: Path, seconds: float = 0.0) -> KernelLock | None:
    """Take the lock of this data folder, waiting at most so long; `None`: somebody else has it.

    Makes the folder when it is not there. Raises `CannotKeep` when the disk refuses, or cannot
    keep two programs apart; of the folder nothing new is left then.
    """
    lock = HomeFolder(path=home).instance_lock
    new: list[Path] = []
    try:
        new = [each for each in (lock, home, *home.parents) if not each.exists()]
        make_private_folder(home)
        return KernelLock.acquire(lock, seconds)
    except NoLocks:
        _take_back(new)
        raise CannotKeep(
            KeepProblem.OTHER,
            _("The disk this folder lies on cannot keep two programs from writing at once."),
            _(
                "Nothing was written. Keep the journal on a disk of this computer, or name a "
                "folder there with --home."
            ),
        ) from None
    except OSError:
        raise CannotKeep(
            KeepProblem.READ_ONLY,
            _("The journal’s folder cannot be written to."),
            _("Check that the disk has room and that the folder belongs to you, then try again."),
        ) from None


def _take_back(new: list[Path]) -> None:
    with suppress(OSError):
        for each in new:
            each.rmdir() if each.is_dir() else each.unlink()
