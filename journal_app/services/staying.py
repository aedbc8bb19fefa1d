"""What stays of a journal once it is erased here, and what would still open that."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_app.core.errors import CannotOpen
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.vault_record import Mode
from journal_app.services import keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """Facts for whoever is about to erase."""

    copies_shut: bool = False
    """Nothing opens copies elsewhere any more: the keyring alone did, and the code was not kept."""
    new_keys: bool = False
    """Earlier copies open with a code of before."""
    other: Path | None = None
    """Another data folder that holds this journal and needs the key in the keyring."""


def of(home: Path, others: Iterable[Path] = ()) -> Stays:
    """What stays of the journal of this data folder; nothing is known where it cannot be read.

    `others` are data folders that may hold it too; those beside `home` are looked at anyway. For a
    background job.
    """
    try:
        folder, record = keys.closed_journal(home)
    except CannotOpen:
        return Stays()
    other = next(needing(folder, keys.key_ids(record), others), None)
    by_keyring = record.mode is Mode.KEYRING
    return Stays(
        copies_shut=by_keyring and record.recovery.confirmed is None and other is None,
        new_keys=bool(record.retired),
        other=other,
    )


def needing(
    folder: VaultFolder, key_ids: Iterable[str], others: Iterable[Path] = ()
) -> Iterator[Path]:
    """The data folders that hold the same journal and open by one of these keys in the keyring.

    Looked for where they are likely to be: beside its own, and in `others`. Raises nothing.
    """
    home, wanted = folder.path.parent.parent, frozenset(key_ids)
    for each in dict.fromkeys([*others, *_beside(home)]):
        same = VaultFolder(path=HomeFolder(path=each).vaults / folder.vault_id)
        with suppress(OSError):
            if same.journal.exists() and not each.samefile(home) and _needs(same, wanted):
                yield each


def _beside(home: Path) -> list[Path]:
    try:
        return sorted(home.parent.iterdir())
    except OSError:
        return []


def _needs(folder: VaultFolder, key_ids: frozenset[str]) -> bool:
    """Where it cannot be told it does: a key too many shuts nothing."""
    try:
        record = keys.read_record(folder)
    except CannotOpen:
        return True
    return record.mode is Mode.KEYRING and record.active in key_ids
