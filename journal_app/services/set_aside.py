"""What was moved out of the journal's place and kept: how much there is, and since when.

Nothing is ever removed by itself. What the person asks to be cleared away has been there for at
least ninety days.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from journal_app.core.backups import KEPT_ASIDE
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.security.durable import sync_folder
from journal_app.services import keys
from journal_app.services.copies import STAMP
from journal_app.services.disk_problems import problem_of
from journal_app.services.old_keys import NEW_KEYS

_STAMP_LETTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One folder of files that were set aside together."""

    path: Path
    at: datetime
    reason: str
    """Such as ``rescued``: what took their place."""
    until: date
    """They are kept at least until this day."""
    bytes: int


def listed(home: Path) -> tuple[SetAside, ...]:
    """Everything that was set aside, newest first. Raises `CannotOpen`."""
    folder = keys.folder_of(home)
    if folder is None or not folder.set_aside.is_dir():
        return ()
    found = (_named(path) for path in folder.set_aside.iterdir())
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: each.at, reverse=True)
    )


def clear_away(home: Path, *, clock: Clock) -> tuple[SetAside, ...]:
    """Remove what has been kept long enough; returns what that was.

    Raises `CannotKeep` and `CannotOpen`.
    """
    today = clock.now().date()
    old = [each for each in listed(home) if each.until <= today and not _needed(home, each)]
    try:
        for each in old:
            shutil.rmtree(each.path)
            sync_folder(each.path.parent)
    except OSError as error:
        raise _not_removed(problem_of(error)) from None
    return tuple(old)


def _needed(home: Path, each: SetAside) -> bool:
    """Whether it opens with the last code that was kept: new keys were made, and theirs was not."""
    if not each.reason.startswith(NEW_KEYS):
        return False
    _folder, record = keys.closed_journal(home)
    return record.recovery.confirmed is None


def _named(path: Path) -> SetAside | None:
    """A folder of ours by its name; `None` for anything else that lies there."""
    try:
        at = datetime.strptime(path.name[:_STAMP_LETTERS], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    if path.is_symlink() or not path.is_dir():
        return None
    sizes = (file.stat().st_size for file in path.rglob("*") if file.is_file())
    return SetAside(
        path=path,
        at=at,
        reason=path.name[_STAMP_LETTERS + 1 :],
        until=(at + KEPT_ASIDE).date(),
        bytes=sum(sizes),
    )


def _not_removed(problem: KeepProblem) -> CannotKeep:
    return CannotKeep(
        problem,
        _("What was set aside could not be removed."),
        _("The journal is untouched. Check that its folder can be written to."),
    )
