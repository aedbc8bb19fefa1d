"""How the copies of a journal stand: the last backup and where it lies, and what can be undone."""

from dataclasses import dataclass, field
from pathlib import Path

from journal_app.core.backup_notes import BackupNotes
from journal_app.core.backups import Copy, CopyKind, Restored
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotOpen
from journal_app.core.rescue_report import RescueReport
from journal_app.security.vault_record import Mode
from journal_app.services import (
    backup_notes,
    copies,
    kept_aside,
    keys,
    rescue,
    restoring,
    synced_folders,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """Facts about copies, told by names and notes alone; no copy was opened for it."""

    last: Copy | None = None
    """The newest backup; it was looked over from end to end when it was made."""
    count: int = 0
    """Copies of every kind."""
    bytes: int = 0
    """What they take together."""
    notes: BackupNotes = field(default_factory=BackupNotes)
    shrank: Copy | None = None
    """The newest backup that is held because the journal held much less at the next."""
    synced: str | None = None
    """The service that keeps the folder the journal lies in alike on several computers."""
    folder: Path | None = None
    """Where backups are made."""
    restored: Restored | None = None
    """The last restore, while it can be taken back."""
    kept_aside: tuple[Copy, ...] = ()
    """Safety copies and journals set aside, newest first."""
    rescues: tuple[RescueReport, ...] = ()
    """What was rescued from damaged files, newest first."""
    only_here: bool = False
    """Copies open on no other computer: the keyring alone opens them, and the code is not kept."""

    @property
    def last_is_unsound(self) -> bool:
        """Whether reading the newest backup again found it damaged."""
        checked = self.notes.checked
        last = self.last
        return last is not None and checked is not None and last.path.name in checked.unsound


def of(home: Path, *, clock: Clock) -> BackupStanding:
    """How it stands now. Raises `CannotOpen` when the folder cannot be read."""
    folder = keys.folder_of(home)
    if folder is None:
        return BackupStanding()
    found = copies.listed(folder)
    backups = [copy for copy in found if copy.kind is CopyKind.AUTO]
    notes = backup_notes.known(folder)
    fewer = {pin.number for pin in notes.pins if pin.fewer and pin.until is not None}
    return BackupStanding(
        last=backups[0] if backups else None,
        count=len(found),
        bytes=sum(copy.bytes for copy in found),
        notes=notes,
        shrank=next((copy for copy in backups if copy.number in fewer), None),
        synced=synced_folders.synced_by(folder.path),
        folder=folder.backups,
        restored=restoring.last_restored(home, clock=clock),
        kept_aside=kept_aside.listed(home),
        rescues=rescue.reports(home),
        only_here=opens_only_here(home),
    )


def opens_only_here(home: Path) -> bool:
    """Whether nothing a person has opens a copy on another computer, as far as that is told."""
    try:
        _folder, record = keys.closed_journal(home)
    except CannotOpen:
        return False
    return record.mode is Mode.KEYRING and record.recovery.confirmed is None
