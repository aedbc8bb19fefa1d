"""A folder elsewhere that gets the newest backup too: on another disk, or one that is kept alike.

It is never made anew where it is missing: a stick that is not plugged in leaves an empty folder
behind, and writing there would fill this computer's own disk.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from journal_app.core.backup_notes import BackupProblem, SecondPlace, Trouble, tried_again
from journal_app.core.backups import Copy, CopyKind, Watch, to_the_end
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, CannotKeep, CannotOpen
from journal_app.core.thinning import to_drop
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
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
        backup_notes.change(folder, lambda notes: replace(notes, second=second))
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
        backup_notes.change(folder, lambda notes: replace(notes, second=second))
    except (OSError, backup_notes.NotesDamaged) as error:
        raise backup_words.no_second_place(error) from None
    return Changes(backups=True)


def listed(home: Path) -> tuple[Copy, ...]:
    """The copies that lie there, newest first; none where it is missing. May take its time.

    Raises `CannotOpen`.
    """
    folder = keys.folder_of(home)
    second = None if folder is None else backup_notes.known(folder).second
    return () if second is None else _in(Path(second.folder))


def follow(
    vault: Vault, folder: VaultFolder, *, clock: Clock, watch: Watch = to_the_end
) -> Followed | None:
    """Bring the newest backup there and verify it, if it is not there yet; `None`: nothing to do.

    Whatever is in the way is noted and returned. On a thread of its own: a network may hang.
    Raises `CopyStopped`.
    """
    second = backup_notes.known(folder).second
    made = backups.listed(folder)
    if second is None or not made:
        return None
    place = Path(second.folder)
    try:
        record = keys.read_record(folder)
        there = _there(place)
        record_copies.rewrite_in(place, record)
        wanted = _wanted(made, there, record.active)
        if not wanted:
            return None if second.trouble is None else _noted(folder, clock, place)
        key = backups.fresh_key(vault, folder)
        for copy in wanted:
            brought = placing_copies.bring(copy.path, place, key, folder, watch)
        if thinning.remove(_outdated(made, there, record.active)):
            placing_copies.clear_unnamed(place, key)
    except (OSError, FileRefused, StorageBug, CannotKeep, CannotOpen) as error:
        return _noted(folder, clock, place, _problem(error, place))
    _thin(folder, place, key, newest=made[0].number)
    return replace(_noted(folder, clock, place, verified=True), brought=brought)


def _wanted(made: Sequence[Copy], there: Sequence[Copy], key_id: str) -> list[Copy]:
    """The newest last, unless it is there; before it what lies there under a key of before."""
    names = {copy.path.name for copy in there}
    old = {(copy.made_at, copy.number) for copy in _outdated(made, there, key_id)}
    wanted = [copy for copy in made if (copy.made_at, copy.number) in old or copy is made[0]]
    return [copy for copy in reversed(wanted) if copy.path.name not in names]


def _outdated(made: Sequence[Copy], there: Sequence[Copy], key_id: str) -> tuple[Copy, ...]:
    """Copies there that still open with a key of before, while those at home do no longer."""
    # The number alone is no name: another computer with this journal counts from one as well.
    renewed = {(copy.made_at, copy.number) for copy in made if copy.key_id == key_id}
    return tuple(
        copy for copy in there if copy.key_id != key_id and (copy.made_at, copy.number) in renewed
    )


def _there(place: Path) -> tuple[Copy, ...]:
    if not place.is_dir():
        raise FileNotFoundError
    return _in(place)


def _in(place: Path) -> tuple[Copy, ...]:
    found = (copies.named(path) for path in place.glob("auto-*.db"))
    ours = (replace(copy, kind=CopyKind.SECOND) for copy in found if copy is not None)
    return tuple(sorted(ours, key=lambda copy: copy.number, reverse=True))


def _thin(folder: VaultFolder, place: Path, key: bytes, *, newest: int) -> None:
    """The same rules as at home, and the same pins; nothing goes that is in any doubt.

    The `newest` at home stays: others of this journal may lie there whose numbers are higher.
    """
    with suppress(OSError, backup_notes.NotesDamaged):
        notes = backup_notes.read(folder)
        if notes.resting:
            return
        there = _in(place)
        pinned = {newest, *(pin.number for pin in notes.pins)}
        counted = thinning.without_unsound(there, notes)
        if thinning.remove(to_drop(counted, pinned=pinned, room=thinning.room(place, there))):
            placing_copies.clear_unnamed(place, key)


def _noted(
    folder: VaultFolder,
    clock: Clock,
    place: Path,
    problem: BackupProblem | None = None,
    *,
    verified: bool = False,
) -> Followed:
    """Note what became of it in this place, unless another was chosen meanwhile."""
    now = clock.now()
    trouble = None if problem is None else Trouble(at=now, problem=problem)

    def told(second: SecondPlace | None) -> SecondPlace | None:
        if second is None or Path(second.folder) != place:
            return second
        good = now if verified else second.good
        return replace(second, good=good, trouble=tried_again(second.trouble, trouble))

    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(folder, lambda notes: replace(notes, second=told(notes.second)))
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
