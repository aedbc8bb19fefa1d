"""Several journals in one data folder: which one is opened, and beginning another beside it.

Nothing here touches a journal that is there. Without a choice the one that was always opened is.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from journal_app.core.clock import Clock, when_at
from journal_app.core.errors import CannotOpen
from journal_app.security.durable import replace_file
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.services import first_run, keys
from journal_app.services.disk_problems import problem_of
from journal_app.storage.connection import cannot_keep

_LAST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One of several journals, told apart without a name: names can be secrets."""

    vault_id: str
    number: int
    """1 is the oldest."""
    made_on: date | None
    """`None` where what says so cannot be read."""
    chosen: bool
    """Whether it is the one that is opened."""


def shelf(home: Path, *, clock: Clock) -> tuple[Shelved, ...]:
    """All journals that are there, the oldest first. Raises `CannotOpen`."""
    chosen = keys.chosen_of(home)
    if chosen is None:
        return ()
    made = [(_made_at(each), each.vault_id) for each in HomeFolder(path=home).journals()]
    made.sort(key=lambda each: (each[0] or _LAST, each[1]))
    return tuple(
        Shelved(
            vault_id=name,
            number=number,
            made_on=None if at is None else when_at(at, clock).day,
            chosen=name == chosen.vault_id,
        )
        for number, (at, name) in enumerate(made, start=1)
    )


def choose(home: Path, vault_id: str) -> None:
    """Open this journal from now on. Raises `CannotKeep` when the disk refuses."""
    try:
        replace_file(HomeFolder(path=home).choice, vault_id.encode("ascii"))
    except OSError as error:
        raise cannot_keep(problem_of(error)) from None


def begin(home: Path, *, clock: Clock, passphrase: str | None = None) -> None:
    """Make a journal in a folder of its own and open that one from now on; see `first_run.create`.

    Beside another, which is chosen first: a crash before the end leaves it the one that opens.
    """
    present = keys.chosen_of(home)
    if present is not None:
        choose(home, present.vault_id)
    made = first_run.create(home, clock=clock, passphrase=passphrase)
    if present is not None:
        choose(home, made)


def _made_at(folder: VaultFolder) -> datetime | None:
    try:
        return keys.read_record(folder).created
    except CannotOpen:
        return None
