"""A folder elsewhere that gets the newest backup too: on another disk, or one that is kept alike.

It is never made anew where it is missing: a stick that is not plugged in leaves an empty folder
behind, and writing there would fill this computer's own disk.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from journal_app.core.backup_notes import (
    BackupNotes,
    BackupProblem,
    Checked,
    SecondPlace,
    Trouble,
    tried_again,
)
from journal_app.core.backups import Copy, CopyKind, Watch, to_the_end
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, CannotKeep, CannotOpen
from journal_app.core.thinning import to_drop
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import VaultRecord
from journal_app.services import (
    backup_notes,
    backup_words,
    backups,
    copies,
    keys,
    placing_copies,
    record_copies,
    thinning,
)
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.vault import Vault

_NAME: Final = "tideline-backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of bringing the newest backup to the second place."""

    brought: Path | None = None
    """`None` when it was there already, or could not be brought."""
    trouble: Trouble | None = None
    changes: Changes = field(default_factory=lambda: Changes(backups=True))


def choose(home: Path, chosen: Path) -> Changes:
    """Let this folder get each new backup. Raises `BadInput`, `CannotKeep`, `CannotOpen`.

    The journal gets a folder of its own in it, so that one place can serve several journals.
    """
    folder, _record = keys.closed_journal(home)
    chosen = chosen.expanduser().absolute()
    _refuse(chosen, home)
    name = f"{_NAME}-{folder.vault_id}"
    place = chosen if chosen.name == name else chosen / name
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        probe = place / ".can-be-written"
        probe.write_bytes(b"")
        probe.unlink()
        same = place.stat().st_dev == folder.path.stat().st_dev
        second = SecondPlace(folder=str(place), same_disk=same)
        backup_notes.change(folder, lambda notes: notes.with_second(second))
    except OSError as error:
        raise backup_words.no_second_place(error) from None
    except backup_notes.NotesDamaged:
        raise backup_words.no_second_place(OSError()) from None
    return Changes(backups=True)


def let_go(home: Path) -> Changes:
    """Bring nothing there any more; what lies there stays. Raises `CannotKeep`, `CannotOpen`."""
    return take_up(home, None)


def take_up(home: Path, second: SecondPlace | None) -> Changes:
    """Let this be the second place again, or none. Raises `CannotKeep`, `CannotOpen`."""
    folder, _record = keys.closed_journal(home)
    try:
        backup_notes.change(folder, lambda notes: notes.with_second(second))
    except (OSError, backup_notes.NotesDamaged) as error:
        raise backup_words.no_second_place(error) from None
    return Changes(backups=True)


def listed(home: Path) -> tuple[Copy, ...]:
    """The copies that lie there, newest first; none where it cannot be read. May take its time.

    Raises `CannotOpen`.
    """
    folder = keys.folder_of(home)
    second = None if folder is None else backup_notes.known(folder).second
    if second is None:
        return ()
    try:
        return there(Path(second.folder))
    except OSError:
        return ()


def follow(
    vault: Vault, folder: VaultFolder, *, clock: Clock, watch: Watch = to_the_end
) -> Followed | None:
    """Bring the newest backup there and verify it, if it is not there yet; `None`: nothing to do.

    So is brought again what was cut short there or found damaged, while the one at home is sound.
    What opens the copies there follows first: one that lies there may be all there is, and is to
    open with no passphrase of before. Whatever is in the way is noted and returned. On a thread of
    its own: a network may hang. Raises `CopyStopped`.
    """
    notes = backup_notes.known(folder)
    if notes.second is None:
        return None
    place = Path(notes.second.folder)
    with placing_copies.alone():
        if backups.listed(folder):
            return _Bringing(vault, folder, clock, watch, notes).followed(place)
        with suppress(OSError, CannotOpen):
            _brought_into_line(folder, place)
    return None


def _brought_into_line(folder: VaultFolder, place: Path) -> VaultRecord:
    """The record, once those beside the copies there name the same ways in. Raises `CannotOpen`.

    A passphrase may be changed meanwhile; nobody is kept from that while a network hangs.
    """
    while True:
        record = keys.read_record(folder)
        record_copies.rewrite_in(place, folder, record)
        if keys.read_record(folder) == record:
            return record


class _Bringing:
    """One walk to the second place."""

    def __init__(
        self, vault: Vault, folder: VaultFolder, clock: Clock, watch: Watch, notes: BackupNotes
    ) -> None:
        self._vault = vault
        self._folder = folder
        self._clock = clock
        self._watch = watch
        self._notes = notes
        self._made = backups.listed(folder)
        self._brought: list[Path] = []

    def followed(self, place: Path) -> Followed | None:
        folder, clock, made = self._folder, self._clock, self._made
        try:
            record = _brought_into_line(folder, place)
            found = there(place)
            wanted = self._wanted(found, record.active)
            if not wanted and not _outdated(found, record.active):
                return self._nothing_wanted(place, found)
            key = backups.fresh_key(self._vault, folder)
            for copy in wanted:
                self._bring(copy, place, key)
            found = there(place)
            if thinning.remove(_outdated(found, record.active)):
                placing_copies.clear_unnamed(place, key)
        except (OSError, FileRefused, StorageBug, CannotKeep, CannotOpen) as error:
            return _noted(folder, clock, place, _problem(error, place))
        own = self._own(found)
        told = _noted(folder, clock, place, own=own, brought=self._brought)
        _thin(folder, place, key, frozenset(own), newest=made[0].number)
        return replace(told, brought=self._brought[-1] if self._brought else None)

    def _nothing_wanted(self, place: Path, found: Sequence[Copy]) -> Followed | None:
        second, own = self._notes.second, self._own(found)
        if second is None or (second.trouble is None and second.brought == own):
            return None
        told = _noted(self._folder, self._clock, place, own=own)
        return None if second.trouble is None else told

    def _bring(self, copy: Copy, place: Path, key: bytes) -> None:
        """Bring one; an older one that is not whole at home keeps the newest from nothing."""
        try:
            brought = placing_copies.bring(copy.path, place, key, self._folder, self._watch)
            self._brought.append(brought)
        except (FileRefused, StorageBug, CannotKeep):
            if copy is self._made[0]:
                raise
        except OSError:
            if copy is self._made[0] or copy.bytes:
                raise

    def _wanted(self, found: Sequence[Copy], key_id: str) -> list[Copy]:
        """The newest last, unless it is there; before it what is of an old key there, or spoilt."""
        made = self._made
        renewed = {copy.made for copy in made if copy.key_id == key_id}
        old = {copy.made for copy in found if copy.key_id != key_id} & renewed
        sizes = {copy.path.name: copy.bytes for copy in found}
        spoilt = _spoilt(self._notes.checked)
        wanted = [
            copy
            for copy in made
            if _lacks(copy, sizes, spoilt, known=copy is made[0] or copy.made in old)
        ]
        return list(reversed(wanted))

    def _own(self, found: Sequence[Copy]) -> tuple[str, ...]:
        """What of the copies there this computer brought, as the notes tell them."""
        ours = {copy.made for copy in self._made} | self._notes.brought_anywhere
        return tuple(copy.made for copy in found if copy.made in ours)


def _lacks(copy: Copy, sizes: Mapping[str, int], spoilt: Collection[str], *, known: bool) -> bool:
    """Whether a copy is to be brought; one of another length there was cut short on its way."""
    size = sizes.get(copy.path.name)
    if size is None:
        return known
    return size != copy.bytes or copy.path.name in spoilt


def _spoilt(checked: Checked | None) -> frozenset[str]:
    """What reading all of them found damaged there alone."""
    if checked is None:
        return frozenset()
    return frozenset(checked.unsound_second) - frozenset(checked.unsound)


def _outdated(found: Sequence[Copy], key_id: str) -> tuple[Copy, ...]:
    """Copies there that open with a key of before, while the same lies there with the new one."""
    renewed = {copy.made for copy in found if copy.key_id == key_id}
    return tuple(copy for copy in found if copy.key_id != key_id and copy.made in renewed)


def there(place: Path) -> tuple[Copy, ...]:
    """The copies in this folder, newest first. Raises `OSError` where it cannot be read."""
    found = (copies.named(path) for path in copies.paths_in(place))
    autos = (copy for copy in found if copy is not None and copy.kind is CopyKind.AUTO)
    ours = (replace(copy, kind=CopyKind.SECOND) for copy in autos)
    return tuple(sorted(ours, key=lambda copy: copy.number, reverse=True))


def _thin(
    folder: VaultFolder, place: Path, key: bytes, own: frozenset[str], *, newest: int
) -> None:
    """The same rules as at home, and the same pins; nothing goes that is in any doubt.

    Of the copies there only its `own` are counted, and go: another computer that has the same
    journal looks after what it brought. The `newest` at home stays.
    """
    with suppress(OSError, backup_notes.NotesDamaged):
        notes = backup_notes.read(folder)
        if notes.resting:
            return
        found = there(place)
        pinned = {newest, *(pin.number for pin in notes.pins)}
        unsound = () if notes.checked is None else notes.checked.unsound_second
        ours = tuple(copy for copy in found if copy.made in own)
        counted = thinning.without_unsound(ours, unsound)
        if thinning.remove(to_drop(counted, pinned=pinned, room=thinning.room(place, found))):
            placing_copies.clear_unnamed(place, key)


def _noted(
    folder: VaultFolder,
    clock: Clock,
    place: Path,
    problem: BackupProblem | None = None,
    *,
    own: tuple[str, ...] | None = None,
    brought: Sequence[Path] = (),
) -> Followed:
    """Note what became of it in this place, unless another was chosen meanwhile.

    `own` are the copies there this computer brought, `brought` those it verified just now.
    """
    now = clock.now()
    trouble = None if problem is None else Trouble(at=now, problem=problem)

    def told(second: SecondPlace | None) -> SecondPlace | None:
        if second is None or Path(second.folder) != place:
            return second
        return replace(
            second,
            good=now if brought else second.good,
            trouble=tried_again(second.trouble, trouble),
            brought=second.brought if own is None else own,
        )

    def noted(notes: BackupNotes) -> BackupNotes:
        checked = notes.checked
        if checked is not None:
            names = {path.name for path in brought}
            left = tuple(name for name in checked.unsound_second if name not in names)
            checked = replace(checked, unsound_second=left)
        return replace(notes, second=told(notes.second), checked=checked)

    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(folder, noted)
    return Followed(trouble=trouble)


def _problem(error: Exception, place: Path) -> BackupProblem:
    return backup_words.problem_of(error) if place.is_dir() else BackupProblem.MISSING


def _refuse(chosen: Path, home: Path) -> None:
    if not chosen.is_dir():
        raise BadInput(
            _("There is no such folder."),
            _("Plug in or connect what it is on, then choose it again."),
        )
    if chosen.resolve().is_relative_to(home.resolve()):
        raise BadInput(
            _("That folder is inside the journal’s own."),
            _("Choose one on another disk: then both are not lost together."),
        )
