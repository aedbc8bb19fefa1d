"""What was moved out of the journal's place and kept: how much there is, and since when.

Nothing is ever removed by itself; `kept_aside.remove` does so where the person wants it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from journal_app.core.backups import KEPT_ASIDE
from journal_app.services import keys
from journal_app.services.copies import STAMP

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
