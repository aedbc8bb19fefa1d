"""The notes beside a journal's backups: read with suspicion, changed one at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.core import exact_json
from journal_app.core.backup_notes import HELD_FOR, BackupNotes, Pin
from journal_app.core.backups import Copy
from journal_app.core.exact_json import MalformedJson, NewerJson
from journal_app.security.durable import replace_file
from journal_app.security.folder import VaultFolder

VERSION: Final = 1
_LARGEST: Final = 256 * 1024
_ONE_AT_A_TIME: Final = threading.Lock()


class NotesDamaged(Exception):
    """What is held on to cannot be told, so that nothing may be let go of."""


class NotesUnread(NotesDamaged):
    """The disk did not give them, or a later version wrote them: they stay as they are."""


def path_of(folder: VaultFolder) -> Path:
    """Where they lie; not among the backups, whose folder may go to another disk as a whole."""
    return folder.path / "backups.json"


def read(folder: VaultFolder) -> BackupNotes:
    """The notes there are; none where nothing was ever noted. Raises `NotesDamaged`."""
    try:
        with path_of(folder).open("rb") as file:
            data = file.read(_LARGEST)
        return exact_json.read(data, BackupNotes, VERSION)
    except FileNotFoundError:
        return BackupNotes()
    except MalformedJson:
        raise NotesDamaged from None
    except (NewerJson, OSError):
        raise NotesUnread from None


def known(folder: VaultFolder) -> BackupNotes:
    """The same to be shown: damaged ones tell nothing."""
    try:
        return read(folder)
    except NotesDamaged:
        return BackupNotes()


def change(folder: VaultFolder, changed: Callable[[BackupNotes], BackupNotes]) -> BackupNotes:
    """Change them, wherever two want to at once. Raises `NotesDamaged` and `OSError`."""
    with _alone():
        before = read(folder)
        after = changed(before)
        if after != before:
            _write(folder, after)
        return after


def mend(folder: VaultFolder, there: tuple[Copy, ...], today: date) -> BackupNotes:
    """Begin anew where they are damaged, and hold on to every backup there is. Raises `OSError`."""
    with _alone():
        until = today + HELD_FOR
        notes = BackupNotes(pins=tuple(Pin(number=copy.number, until=until) for copy in there))
        path = path_of(folder)
        path.replace(path.with_name(f"{path.name}.damaged"))
        _write(folder, notes)
        return notes


def rest(folder: VaultFolder, *, resting: bool) -> None:
    """Let nothing be thinned out from now on, or let it be again. Raises `OSError`.

    Where the notes are damaged nothing is thinned out anyway.
    """
    if resting or path_of(folder).exists():
        with suppress(NotesDamaged):
            change(folder, lambda notes: _rested(notes, resting))


def ended_badly(folder: VaultFolder) -> None:
    """The last session did not end in order: the journal is to be looked over. Raises nothing."""
    with suppress(OSError, NotesDamaged):
        change(folder, lambda notes: replace(notes, looked_over=None))


def _rested(notes: BackupNotes, resting: bool) -> BackupNotes:
    # Saves of the journal that takes its place are counted anew: a like count says nothing.
    return replace(notes, resting=resting, saves=None if resting else notes.saves)


def _write(folder: VaultFolder, notes: BackupNotes) -> None:
    import msgspec  # ten milliseconds that no start needs

    replace_file(path_of(folder), msgspec.json.encode({"v": VERSION, **asdict(notes)}))


@contextmanager
def _alone() -> Iterator[None]:
    with _ONE_AT_A_TIME:
        yield
