"""The log of a journal that was not closed in order, kept as it was before anybody opens it."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from journal_app.security.durable import make_private_folder, replace_file
from journal_app.security.folder import VaultFolder

LARGEST_BYTES: Final = 4 * 1024 * 1024
"""A larger one is not kept: nobody waits for that at a start."""
KEPT: Final = 5

_ENDING: Final = "-log"


def is_unclean(folder: VaultFolder) -> bool:
    """Whether something stands in the log alone, as after a crash."""
    try:
        return folder.journal_log.stat().st_size > 0
    except OSError:
        return False


def keep_log(folder: VaultFolder, utc: str) -> None:
    """Copy the log to ``set-aside/`` and keep the last few of them; a full disk is no obstacle.

    `utc` (such as ``20261122T193000Z``) names the folder.
    """
    with suppress(OSError):
        if folder.journal_log.stat().st_size > LARGEST_BYTES:
            return
        log = folder.journal_log.read_bytes()
        kept = _kept(folder)
        if kept and (kept[-1] / folder.journal_log.name).read_bytes() == log:
            # It was refused before, and nothing has changed since.
            return
        make_private_folder(folder.set_aside)
        place = folder.place_aside(f"{utc}{_ENDING}")
        make_private_folder(place)
        replace_file(place / folder.journal_log.name, log)
        for old in _kept(folder)[:-KEPT]:
            (old / folder.journal_log.name).unlink()
            old.rmdir()


def remove_empty_log(folder: VaultFolder) -> None:
    """Take away the empty log that looking at a journal without one has made."""
    with suppress(OSError):
        if folder.journal_log.stat().st_size == 0:
            folder.journal_log.unlink()


def _kept(folder: VaultFolder) -> list[Path]:
    """The logs that are kept, the one kept last at the end."""
    found = folder.set_aside.glob(f"*{_ENDING}*/{folder.journal_log.name}")
    return sorted((log.parent for log in found), key=lambda place: place.stat().st_mtime_ns)
