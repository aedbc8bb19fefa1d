"""Read every backup from end to end, with the pictures and files they name, wherever they lie."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from journal_app.core.backup_notes import Checked
from journal_app.core.backups import Copy, CopyState, CopyStopped, Watch, to_the_end
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep
from journal_app.security.folder import VaultFolder
from journal_app.security.sealed_files import FileState, SealedFiles
from journal_app.services import backup_notes, backups, copies, keys, second_place
from journal_app.services.sealed_copies import BESIDE
from journal_app.storage import files
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsChecked:
    """What came of it."""

    checked: Checked
    changes: Changes = field(default_factory=lambda: Changes(backups=True))


def check(
    vault: Vault, folder: VaultFolder, *, clock: Clock, watch: Watch = to_the_end
) -> BackupsChecked:
    """Look at every copy with a key that is fetched anew, and note what it came to.

    A copy whose name tells another key is counted and not read.

    On a thread of its own: the second place may be slow. Raises `CannotOpen` where the key does
    not come, and `CopyStopped`.
    """
    key = backups.fresh_key(vault, folder)
    home = folder.path.parents[1]
    second = backup_notes.known(folder).second
    away = second is not None and not Path(second.folder).is_dir()
    places = (
        (folder.files, copies.listed(folder)),
        (_second_files(folder), second_place.listed(home)),
    )
    active = keys.read_record(folder).active
    work = _Work(key, active, watch, sum(len(there) for _files, there in places))
    at_home, elsewhere = (work.look(beside, there) for beside, there in places)
    checked = Checked(
        at=clock.now(),
        sound=work.sound,
        other_key=work.other_key,
        unsound=at_home,
        unsound_second=elsewhere,
        files=work.files,
        files_lost=work.files_lost,
        second_away=away,
    )
    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(folder, lambda notes: replace(notes, checked=checked))
    return BackupsChecked(checked=checked)


def _second_files(folder: VaultFolder) -> Path:
    second = backup_notes.known(folder).second
    return (folder.path if second is None else Path(second.folder)) / BESIDE


class _Work:
    """Counts while it looks."""

    def __init__(self, key: bytes, active: str, watch: Watch, count: int) -> None:
        self._key = key
        self._active = active
        self._watch = watch
        self._count = max(1, count)
        self._done = 0
        self.sound = 0
        self.other_key = 0
        self.files = 0
        self.files_lost = 0

    def look(self, beside: Path, there: Sequence[Copy]) -> tuple[str, ...]:
        """Read these; returns the names of those that are not sound."""
        names: frozenset[str] = frozenset()
        unsound = []
        for copy in there:
            self._go_on()
            if copy.key_id not in (None, self._active):
                self.other_key += 1
            elif copies.look_with(copy, self._key).state is CopyState.GOOD:
                self.sound += 1
                names |= self._named(copy)
            else:
                unsound.append(copy.path.name)
            self._done += 1
        self._look_at_files(beside, names)
        return tuple(unsound)

    def _named(self, copy: Copy) -> frozenset[str]:
        with (
            suppress(FileRefused, CannotKeep, StorageBug),
            copies.reading(copy.path, self._key) as connection,
        ):
            return files.named_in(connection)
        return frozenset()

    def _look_at_files(self, beside: Path, names: frozenset[str]) -> None:
        sealed = SealedFiles(beside, self._key)
        try:
            for name in sorted(names):
                self._go_on()
                self.files += 1
                self.files_lost += _state(sealed, name) is not FileState.GOOD
        finally:
            sealed.wipe()

    def _go_on(self) -> None:
        if not self._watch(round(self._done / self._count, 2)):
            raise CopyStopped


def _state(sealed: SealedFiles, name: str) -> FileState:
    try:
        return sealed.look(name)
    except (OSError, ValueError):
        return FileState.DAMAGED
