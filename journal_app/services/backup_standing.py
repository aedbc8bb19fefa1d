"""How the copies of a journal stand: the last backup and where it lies, and what can be undone."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.core.backups import Copy, CopyKind, Restored
from journal_app.core.clock import Clock
from journal_app.core.rescue_report import RescueReport
from journal_app.services import copies, keys, rescue, restoring


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """Facts about copies, told by names and places alone; no copy was opened for it."""

    last: Copy | None = None
    """The newest backup; it was looked over from end to end when it was made."""
    count: int = 0
    """Copies of every kind."""
    folder: Path | None = None
    """Where backups are made."""
    restored: Restored | None = None
    """The last restore, while it can be taken back."""
    rescues: tuple[RescueReport, ...] = ()
    """What was rescued from damaged files, newest first."""


def of(home: Path, *, clock: Clock) -> BackupStanding:
    """How it stands now. Raises `CannotOpen` when the folder cannot be read."""
    folder = keys.folder_of(home)
    if folder is None:
        return BackupStanding()
    found = copies.listed(folder)
    last = next((copy for copy in found if copy.kind is CopyKind.AUTO), None)
    return BackupStanding(
        last=last,
        count=len(found),
        folder=folder.backups,
        restored=restoring.last_restored(home, clock=clock),
        rescues=rescue.reports(home),
    )
