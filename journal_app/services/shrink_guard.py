"""When a journal holds much less than at its last backup, that backup is held for a while."""

from collections.abc import Sequence
from contextlib import suppress

from journal_app.core.backup_notes import HELD_FOR, Pin, has_shrunk
from journal_app.core.backups import Copy
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep
from journal_app.security.folder import VaultFolder
from journal_app.services import backup_notes, copies
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.pieces import Pieces


def look(
    now: tuple[int, int],
    before: Sequence[Copy],
    key: bytes,
    folder: VaultFolder,
    *,
    clock: Clock,
) -> Pin | None:
    """Compare how many entries and moments there are with the newest backup, and hold that one.

    `before` are the backups, newest first. `None` when all is as it should be, or nothing can be
    told. Raises nothing.
    """
    fewer = 0 if not before else _fewer(before[0], key, now)
    if not fewer:
        return None
    # By a clock that was set back the next few backups would let go of it.
    today = max(clock.now(), before[0].made_at).date()
    pin = Pin(number=before[0].number, until=today + HELD_FOR, fewer=fewer)
    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(folder, lambda notes: notes.with_pin(pin))
        return pin
    return None


def _fewer(newest: Copy, key: bytes, now: tuple[int, int]) -> int:
    """How many pieces fewer there are, where that deserves a second look; else none."""
    try:
        with copies.reading(newest.path, key) as connection:
            then = Pieces(connection).counts()
    except (FileRefused, CannotKeep, StorageBug):
        # One that does not open with this key has nothing to compare with.
        return 0
    pairs = tuple(zip(then, now, strict=True))
    shrunk = any(has_shrunk(before, left) for before, left in pairs)
    return sum(max(0, before - left) for before, left in pairs) if shrunk else 0
