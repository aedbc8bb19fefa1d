"""``vault.json`` on the disk: always whole, and with the one before it beside it."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from journal_app.security.durable import replace_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_json import (
    LARGEST_BYTES,
    DamagedVaultFile,
    NewerVaultFile,
    record_from_json,
    record_to_json,
)
from journal_app.security.vault_record import VaultRecord

# One process at a time has the journal, but its threads may all have something to note.
_CHANGING: Final = threading.Lock()


class MissingVaultFile(ValueError):
    """Neither the record nor the one before it is there; the recovery code can still open."""


class HalfChanged(OSError):
    """The disk refused in the middle of a change and refused the way back: both may hold."""


def read_vault_file(folder: VaultFolder) -> VaultRecord:
    """The record, or the one before it when the record is damaged or gone.

    Raises ``MissingVaultFile``, ``DamagedVaultFile``, ``NewerVaultFile`` or ``OSError``.
    """
    damage: DamagedVaultFile | None = None
    for path in (folder.record, folder.record_before):
        try:
            return record_from_json(_bytes_of(path))
        except FileNotFoundError:
            continue
        except DamagedVaultFile as error:
            damage = damage or error
    raise damage or MissingVaultFile("no record of this journal")


def read_record_before(folder: VaultFolder) -> VaultRecord | None:
    """The record as it was before its last change; `None` where none can be read."""
    try:
        return record_from_json(_bytes_of(folder.record_before))
    except (OSError, DamagedVaultFile, NewerVaultFile):
        return None


def write_vault_file(folder: VaultFolder, record: VaultRecord) -> None:
    """Replace the record, keep the one before it; a crash leaves either the old or the new.

    Written twice, the one before is the new one too: needed when a passphrase changes. Raises
    ``OSError``.
    """
    data = record_to_json(record)
    _keep_the_one_before(folder)
    replace_file(folder.record, data)


def change_vault_file(
    folder: VaultFolder, change: Callable[[VaultRecord], VaultRecord], *, times: int = 1
) -> VaultRecord:
    """Read the record, change it and write it, with no other thread in between; returns it.

    Written `times` two, the one before says the same: nobody goes back to what was taken off.
    Raises what reading and writing raise: the record then says what it said before, or else it
    is `HalfChanged`.
    """
    with _CHANGING:
        before = read_vault_file(folder)
        record = change(before)
        try:
            for _time in range(times):
                write_vault_file(folder, record)
        except OSError as error:
            _go_back(folder, before, error)
            raise
    return record


def _go_back(folder: VaultFolder, before: VaultRecord, refused: OSError) -> None:
    """Let the record say what it said before a change that was cut short."""
    try:
        if read_vault_file(folder) == before:
            return
        if read_record_before(folder) == before:
            # To move it takes no room, of which there may be none.
            folder.record_before.replace(folder.record)
            sync_folder(folder.path)
        else:
            replace_file(folder.record, record_to_json(before))
    except (OSError, ValueError):
        raise HalfChanged(refused.errno, "half changed") from None


def _keep_the_one_before(folder: VaultFolder) -> None:
    """Never puts a damaged record in the place of a good earlier one."""
    try:
        current = _bytes_of(folder.record)
        record_from_json(current)
    except (FileNotFoundError, DamagedVaultFile):
        return
    replace_file(folder.record_before, current)


def _bytes_of(path: Path) -> bytes:
    """The file, or enough of it to see that it is too large."""
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)
