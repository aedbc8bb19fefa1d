"""Let old backups go once a new one is verified; what is held, and the newest, stay."""

import shutil
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from journal_app.core.backup_notes import BackupNotes, still_held
from journal_app.core.backups import Copy
from journal_app.core.clock import Clock
from journal_app.core.thinning import to_drop
from journal_app.security.folder import VaultFolder
from journal_app.services import backup_notes

MOST_BYTES: Final = 2_000_000_000
LEAST_BYTES: Final = 100_000_000
"""A disk that is full for an hour takes no months of small backups away."""
SHARE: Final = 10
"""One part in so many of what is free on the disk, with what the backups take themselves."""


def thin(folder: VaultFolder, there: Sequence[Copy], *, clock: Clock) -> tuple[Copy, ...]:
    """Remove what may go of these backups, newest first, and return it. Raises nothing.

    Nothing goes in a session whose journal was replaced, nor where it is not known what is held.
    """
    try:
        notes = _notes(folder, there)
    except backup_notes.NotesUnread:
        return ()
    except backup_notes.NotesDamaged:
        with suppress(OSError):
            backup_notes.mend(folder, tuple(there), clock.now().date())
        return ()
    except OSError:
        return ()
    if notes.resting:
        return ()
    pinned = {pin.number for pin in notes.pins}
    unsound = () if notes.checked is None else notes.checked.unsound
    counted = without_unsound(there, unsound)
    return remove(to_drop(counted, pinned=pinned, room=room(folder.backups, there)))


def without_unsound(there: Sequence[Copy], unsound: Collection[str]) -> tuple[Copy, ...]:
    """Those no check found damaged: such a one takes no good one's place, and does not go."""
    return tuple(copy for copy in there if copy.path.name not in unsound)


def room(place: Path, there: Sequence[Copy]) -> int:
    """How many bytes backups may take in this folder, however many there are."""
    taken = sum(copy.bytes for copy in there)
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return MOST_BYTES
    return min(MOST_BYTES, max(LEAST_BYTES, (free + taken) // SHARE))


def remove(going: Sequence[Copy]) -> tuple[Copy, ...]:
    """Remove these with what lies beside each; one that cannot be goes another time."""
    gone = []
    for copy in going:
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)
            copy.path.with_suffix(".json").unlink(missing_ok=True)
            gone.append(copy)
    return tuple(gone)


def _notes(folder: VaultFolder, there: Sequence[Copy]) -> BackupNotes:
    """The notes without the pins that hold no longer.

    One whose backup is not here may hold a copy of it elsewhere, or on a disk that is away.
    """

    def settled(notes: BackupNotes) -> BackupNotes:
        pins = (
            pin
            for pin in notes.pins
            if still_held(pin, tuple(c.made_at for c in there if c.number > pin.number))
        )
        return replace(notes, pins=tuple(pins))

    return backup_notes.change(folder, settled)
