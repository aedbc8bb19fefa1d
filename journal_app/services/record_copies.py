"""The record beside every copy of the journal says what opens that copy: it has to keep up.

A backup with an old slot beside it still opens with the old passphrase.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from journal_app.security.durable import replace_file
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_json import (
    LARGEST_BYTES,
    DamagedVaultFile,
    NewerVaultFile,
    record_from_json,
    record_to_json,
)
from journal_app.security.vault_record import Mode, VaultRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """How many copies now say the same as the journal, and how many could not be written."""

    kept: int = 0
    left: int = 0


def rewrite(folder: VaultFolder, record: VaultRecord) -> Rewritten:
    """Let the records beside all copies name the same ways in as this one; raises nothing.

    Copies of another key are left alone: the slot of this one does not open them.
    """
    return _written(_outdated(folder, record))


def leave_to_the_code(folder: VaultFolder, record: VaultRecord) -> Rewritten:
    """Let no passphrase open what lies beside the journal and has a key of before; raises nothing.

    Such a copy is kept until a new recovery code is kept as well, and the code of then opens it.
    No passphrase set later can: the key it would have to seal is not at hand.
    """
    found = [*_beside_copies(folder), *_set_aside(folder)]
    return _written(
        (path, data) for path in found if (data := _without_passphrase(path, record)) is not None
    )


def rewrite_in(place: Path, folder: VaultFolder, record: VaultRecord) -> Rewritten:
    """The same beside the copies in another folder.

    A passphrase opens copies of a key of before there, as long as it opens some here.
    """
    beside = sorted(path.with_suffix(".json") for path in place.glob("auto-*.db"))
    left = [] if _some_open(folder, record) else beside
    older = (
        (path, data)
        for path in left
        if _active(path) in record.retired
        and (data := _without_passphrase(path, record)) is not None
    )
    return _written(chain(_with_data(beside, record), older))


def _written(outdated: Iterable[tuple[Path, bytes]]) -> Rewritten:
    kept = left = 0
    for path, data in outdated:
        try:
            replace_file(path, data)
            kept += 1
        except OSError:
            left += 1
    return Rewritten(kept=kept, left=left)


def clear_damaged(folder: VaultFolder, record: VaultRecord) -> int:
    """Remove set-aside and half-written records that cannot be brought into line; the number left.

    A damaged one may still hold the slot of a passphrase that opens nothing any more; one that
    holds the slot in use is kept. Raises nothing.
    """
    left = 0
    half_written = folder.backups.glob("*.json.partial")
    for path in [*folder.set_aside.rglob(f"{folder.record.name}*"), *half_written]:
        try:
            if path.is_file() and _is_spent(path, record):
                path.unlink()
        except OSError:
            left += 1
    return left


def _is_spent(path: Path, record: VaultRecord) -> bool:
    if path.name.endswith(".partial"):
        return True
    data = path.read_bytes()
    try:
        record_from_json(data)
    except NewerVaultFile:
        return False
    except DamagedVaultFile:
        slot = record.passphrase
        return slot is None or slot.sealed.hex().encode("ascii") not in data
    return False


def _outdated(folder: VaultFolder, record: VaultRecord) -> Iterator[tuple[Path, bytes]]:
    yield from _with_data(_beside_copies(folder), record)
    for path in _set_aside(folder):
        data = _for_record(path, record)
        if data is not None:
            yield path, data


def _with_data(paths: Iterable[Path], record: VaultRecord) -> Iterator[tuple[Path, bytes]]:
    for path in paths:
        data = _for_copy(path, record)
        if data is not None:
            yield path, data


def _beside_copies(folder: VaultFolder) -> list[Path]:
    copies = [*folder.backups.glob("*.db"), *folder.safety.glob("*.db")]
    return sorted(path.with_suffix(".json") for path in copies)


def _set_aside(folder: VaultFolder) -> list[Path]:
    """Records that were moved away with a file: they open it, and the journal, as well."""
    found = [*folder.set_aside.rglob("*.json"), *folder.set_aside.rglob("*.json.bak")]
    return sorted(path for path in found if path.is_file())


def _for_copy(path: Path, record: VaultRecord) -> bytes | None:
    """What is to stand beside a copy: one that is missing or not whole is made anew."""
    named = path.stem.rpartition("-")[2]
    try:
        return _altered(_read(path), record)
    except NewerVaultFile:
        return None
    except (DamagedVaultFile, FileNotFoundError):
        return record_to_json(record) if named == record.active else None
    except OSError:
        return None


def _for_record(path: Path, record: VaultRecord) -> bytes | None:
    try:
        return _altered(_read(path), record)
    except (DamagedVaultFile, NewerVaultFile, OSError):
        return None


def _without_passphrase(path: Path, record: VaultRecord) -> bytes | None:
    try:
        copy = _read(path)
    except (DamagedVaultFile, NewerVaultFile, OSError):
        return None
    if copy.vault_id != record.vault_id or copy.active == record.active or not copy.passphrase:
        return None
    return record_to_json(replace(copy, mode=Mode.KEYRING, passphrase=None))


def _some_open(folder: VaultFolder, record: VaultRecord) -> bool:
    """Whether a passphrase opens anything here that has a key of before."""
    found = [*_beside_copies(folder), *_set_aside(folder)]
    return any(_without_passphrase(path, record) is not None for path in found)


def _active(path: Path) -> str | None:
    try:
        return _read(path).active
    except (DamagedVaultFile, NewerVaultFile, OSError):
        return None


def _read(path: Path) -> VaultRecord:
    with path.open("rb") as file:
        return record_from_json(file.read(LARGEST_BYTES + 1))


def _altered(copy: VaultRecord, record: VaultRecord) -> bytes | None:
    if (copy.vault_id, copy.active) != (record.vault_id, record.active):
        return None
    wanted = replace(copy, mode=record.mode, keyring=record.keyring, passphrase=record.passphrase)
    return None if wanted == copy else record_to_json(wanted)
