"""Backups that are held, by the person or because the journal shrank behind them."""

from dataclasses import dataclass, field
from pathlib import Path

from journal_app.core.backup_notes import BackupNotes, Pin
from journal_app.core.changes import Changes
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.services import backup_notes, keys
from journal_app.services.disk_problems import problem_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What was so before, to be brought back, and what is so now."""

    before: Pin | None
    now: Pin | None
    changes: Changes = field(default_factory=lambda: Changes(backups=True))


def of(home: Path) -> tuple[Pin, ...]:
    """Everything that is held. Raises `CannotOpen`."""
    folder = keys.folder_of(home)
    return () if folder is None else backup_notes.known(folder).pins


def hold(home: Path, number: int) -> Held:
    """Keep the backup of this number until the person lets go of it. Raises `CannotKeep`."""
    return put(home, number, Pin(number=number))


def let_go(home: Path, number: int) -> Held:
    """Hold it no more: it goes when its time comes, as every other. Raises `CannotKeep`."""
    return put(home, number, None)


def put(home: Path, number: int, pin: Pin | None) -> Held:
    """Let exactly this hold the backup of this number, or nothing. Raises `CannotKeep`."""
    folder, _record = keys.closed_journal(home)
    before = backup_notes.known(folder).pin(number)
    try:
        backup_notes.change(folder, lambda notes: _with(notes.without_pin(number), pin))
    except (OSError, backup_notes.NotesDamaged) as error:
        raise CannotKeep(
            problem_of(error) if isinstance(error, OSError) else KeepProblem.OTHER,
            _("That could not be noted."),
            _("Nothing was changed. Check that the journal’s folder can be written to."),
        ) from None
    return Held(before=before, now=pin)


def _with(notes: BackupNotes, pin: Pin | None) -> BackupNotes:
    return notes if pin is None else notes.with_pin(pin)
