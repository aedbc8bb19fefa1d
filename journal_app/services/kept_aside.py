"""What is kept aside of a journal: safety copies, and journals that something took the place of.

A safety copy is made before something risky; a journal is set aside where a restore, a rescue or
new keys put another file in its place. Both can be looked into, restored, and removed by the
person. Journals set aside are never removed by themselves; of safety copies see
`safety_copies.thin`.
"""

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from heapq import merge
from pathlib import Path
from typing import Final

from journal_app.core.backups import NEW_KEYS, Copy, CopyKind
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies, keys, old_keys, replacing, restoring, set_aside
from journal_app.services.disk_problems import problem_of
from journal_app.services.set_aside import SetAside

_AGAIN: Final = re.compile(r"-\d+$")
"""What a second folder of the same moment and reason ends with."""

_GOING: Final = "removed.db"
"""A journal on its way out: the next removal ends what was cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What removing a copy that is kept aside takes away with it."""

    copy: Copy
    undo_until: date | None = None
    """A restore could be taken back until this day, and could be no more."""


def listed(home: Path) -> tuple[Copy, ...]:
    """Safety copies and journals set aside, newest first. Raises `CannotOpen`.

    Logs kept of a journal that was not closed in order are none of them: a few are kept, and each
    new one takes the place of the oldest.
    """
    folder = keys.folder_of(home)
    if folder is None:
        return ()
    safety = (copy for copy in copies.listed(folder) if copy.kind is CopyKind.SAFETY)
    name = folder.journal.name
    aside = (_named(each, name) for each in set_aside.listed(home) if (each.path / name).exists())
    return tuple(merge(safety, aside, key=lambda copy: copy.made_at, reverse=True))


def loss(home: Path, copy: Copy, *, clock: Clock) -> Loss:
    """What would be lost with this one. Raises `CannotOpen`."""
    last = restoring.last_restored(home, clock=clock)
    if last is None:
        return Loss(copy=copy)
    needed = last.safety is not None and copy.path == last.safety.path
    return Loss(copy=copy, undo_until=last.until if needed else None)


def remove(home: Path, copy: Copy) -> Changes:
    """Remove one for good. Raises `CannotKeep` and `CannotOpen`; then it is still listed.

    Which change of places was the last stays known: a restore that was taken back is not on offer
    again. What alone opens with the last code that was kept stays until the new code was kept as
    well.
    """
    folder, record = keys.closed_journal(home)
    if copy.path.parent != folder.safety and copy.path.parent.parent != folder.set_aside:
        raise ValueError("not kept aside")
    if _is_needed(copy, record):
        raise CannotKeep(
            KeepProblem.OTHER,
            _("This one stays for now: it alone opens with the recovery code you have."),
            _("Keep the new recovery code first, in Settings, Privacy and lock."),
        )
    try:
        if copy.kind is CopyKind.ASIDE:
            for left in folder.set_aside.glob(f"*/{_GOING}"):
                with suppress(OSError):
                    _remove_aside(folder, left.parent)
            _remove_aside(folder, copy.path.parent)
        else:
            copy.path.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                copy.path.with_suffix(".json").unlink()
            sync_folder(folder.safety)
    except OSError as error:
        raise _not_removed(problem_of(error)) from None
    return Changes(backups=True)


def _remove_aside(folder: VaultFolder, aside: Path) -> None:
    """All but the note of the change of places. Raises `OSError`."""
    journal, going = aside / folder.journal.name, aside / _GOING
    if journal.exists():
        journal.rename(going)
    try:
        for path in sorted(aside.iterdir(), key=lambda each: (each == going, "-" in each.name)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != replacing.DONE:
                path.unlink()
    except OSError:
        with suppress(OSError):
            going.rename(journal)
        raise
    sync_folder(aside)
    if not (aside / replacing.DONE).exists():
        aside.rmdir()
        sync_folder(folder.set_aside)


def _is_needed(copy: Copy, record: VaultRecord) -> bool:
    before_new_keys = copy.reason in {NEW_KEYS, old_keys.BEFORE}
    return before_new_keys and record.recovery.confirmed is None and copy.key_id != record.active


def _named(each: SetAside, name: str) -> Copy:
    path = each.path / name
    beside = copies.record_beside(path)
    return Copy(
        path=path,
        made_at=each.at,
        number=0,
        kind=CopyKind.ASIDE,
        reason=_AGAIN.sub("", each.reason),
        key_id=None if beside is None else beside.active,
        bytes=each.bytes,
    )


def _not_removed(problem: KeepProblem) -> CannotKeep:
    return CannotKeep(
        problem,
        _("What was kept aside could not be removed."),
        _("The journal is untouched. Check that its folder can be written to."),
    )
