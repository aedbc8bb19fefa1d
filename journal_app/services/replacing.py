"""Put another file in the journal's place, so that a crash leaves the one or the other, whole.

The new file stands complete and verified beside the old one before a note says that the two are
to change places; from then on every start goes on where the last one ended. What stood there
before is moved away together, database and log, and stays.
"""

import errno
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from journal_app.core.backups import KEPT_ASIDE
from journal_app.security.durable import make_private_folder, replace_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_json import NewerVaultFile, record_from_json, record_to_json
from journal_app.security.vault_record import CleanClose, VaultRecord
from journal_app.services import backup_notes, keys
from journal_app.services.copies import STAMP
from journal_app.storage.connection import Connection
from journal_app.storage.copying import CopyFacts, verified_copy

DONE: Final = "done.json"
"""The note of a change of places, in the folder of what was moved away."""

_LARGEST_NOTE: Final = 256 * 1024
_SALT_BYTES: Final = 16
_ROOM_FOR_NOTES: Final = 256 * 1024
"""Bytes; several times what they take, whatever a disk counts in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """One change of places: why, when, where to, what is known of the new file. No word of it."""

    reason: str
    """``restored``, ``undone``, ``rescued``: ends the name of the folder."""
    at: datetime
    until: date
    aside: str
    """The name of the folder in ``set-aside/``."""
    entries: int
    moments: int
    safety: str | None = None
    """The name of the verified copy of what was there before."""
    record: VaultRecord
    """What is known about the journal from then on."""
    number: int = 0
    """Counts up: which one was the last is no matter of a clock, which may stand wrong."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the one who asked for it wants to find in the note."""


def make_ready(folder: VaultFolder, source: Connection, secret: bytes) -> CopyFacts:
    """Copy an open journal to its place, verified. Raises as `verified_copy`.

    What was begun before is ended first: its note relies on the file that is made ready.
    """
    if folder.replacing.exists():
        raise RuntimeError("another change of places is not ended")
    folder.ready.unlink(missing_ok=True)
    return verified_copy(source, folder.ready, secret)


def planned(
    folder: VaultFolder, facts: CopyFacts, record: VaultRecord, reason: str, at: datetime
) -> Replacement:
    """The change of places for the file that was made ready."""
    with folder.ready.open("rb") as file:
        salt = file.read(_SALT_BYTES).hex()
    count = facts.entries + facts.moments
    # The new file may hold less than the old one did when it was closed: that is no loss.
    record = replace(
        record,
        salt={**record.salt, record.active: salt},
        closed=CleanClose(highest_rev=facts.saves, entries=count),
        under_way=False,
    )
    return Replacement(
        reason=reason,
        at=at,
        until=(at + KEPT_ASIDE).date(),
        aside=folder.place_aside(f"{at.strftime(STAMP)}-{reason}").name,
        entries=facts.entries,
        moments=facts.moments,
        record=record,
        number=max((each.number for each in ended(folder)), default=0) + 1,
    )


def put(folder: VaultFolder, replacement: Replacement) -> None:
    """Let the two change places.

    Raises `OSError`: where nothing was moved yet, nothing is begun and all is as it was; else the
    next start goes on where this one ended. Without room for the notes, or a place for what is
    moved away, nothing is begun either: it would be waited for at every start.
    """
    try:
        if shutil.disk_usage(folder.path).free < _ROOM_FOR_NOTES:
            raise OSError(errno.ENOSPC, "no room for the notes")
        _make_place(folder, folder.set_aside / replacement.aside)
        # Whoever restores one copy after the other must not lose the oldest by it.
        backup_notes.rest(folder, resting=True)
        replace_file(folder.replacing, _to_json(replacement))
        finish(folder)
    except OSError:
        if not take_back(folder):
            clear_away(folder)
        raise


def take_back(folder: VaultFolder) -> bool:
    """Drop what was begun while nothing was moved yet; whether there was such a thing.

    Raises `OSError`.
    """
    if not folder.replacing.exists():
        return False
    replacement = _from_json(_bytes_of(folder.replacing))
    if replacement is None or not (folder.journal.exists() and folder.ready.exists()):
        return False
    if (folder.set_aside / replacement.aside / folder.journal.name).exists():
        return False
    folder.replacing.unlink()
    sync_folder(folder.path)
    clear_away(folder)
    with suppress(OSError):
        (folder.set_aside / replacement.aside / folder.record.name).unlink()
        (folder.set_aside / replacement.aside).rmdir()
    return True


def finish(folder: VaultFolder) -> Replacement | None:
    """End what was begun, whatever step it stopped at; `None` when there was nothing.

    Whoever calls it holds the lock of the data folder. Raises `OSError`.
    """
    if not folder.replacing.exists():
        clear_away(folder)
        return None
    replacement = _from_json(_bytes_of(folder.replacing))
    if replacement is None:
        # Written whole or not at all, so somebody altered it: nothing is moved on its word.
        _keep_what_is_there(folder)
        folder.replacing.unlink()
        return None
    aside = folder.set_aside / replacement.aside
    if folder.ready.exists():
        _move_away(folder, aside)
        folder.ready.replace(folder.journal)
        sync_folder(folder.path)
    elif not folder.journal.exists():
        # What was to take its place is gone: what was there before stands there again.
        _move_back(folder, aside)
        folder.replacing.unlink()
        sync_folder(folder.path)
        return None
    _end(folder, replacement, aside)
    folder.replacing.unlink()
    sync_folder(folder.path)
    return replacement


def ended(folder: VaultFolder) -> tuple[Replacement, ...]:
    """Every change of places that was ended, newest first."""
    found = []
    for note in folder.set_aside.glob(f"*/{DONE}"):
        replacement = _from_json(_bytes_of(note))
        if replacement is not None and replacement.aside == note.parent.name:
            found.append(replacement)
    found.sort(key=lambda each: (each.number, each.at, each.aside), reverse=True)
    return tuple(found)


def kept(folder: VaultFolder, aside: str) -> Path | None:
    """The folder of this name in ``set-aside/``, if anything but the note of it lies there."""
    path = folder.set_aside / aside
    found = path.is_dir() and any(each.name != DONE for each in path.iterdir())
    return path if found else None


def noted_count(more: Mapping[str, Any], name: str) -> int:
    """A count that was noted; what somebody altered counts as nothing."""
    found = more.get(name, 0)
    return found if isinstance(found, int) and found >= 0 else 0


def call_safety(folder: VaultFolder, before: str, now: str) -> None:
    """Let every note that names this safety copy know what it is called now. Raises `OSError`."""
    for each in ended(folder):
        if each.safety == before:
            note = folder.set_aside / each.aside / DONE
            replace_file(note, _to_json(replace(each, safety=now)))


def clear_away(folder: VaultFolder) -> None:
    """Remove what was being made ready when it ended; the journal itself had not been touched."""
    if folder.replacing.exists():
        return
    for half in (folder.ready, *folder.path.glob(f"{folder.ready.name}.*")):
        half.unlink(missing_ok=True)


def _make_place(folder: VaultFolder, aside: Path) -> None:
    """The folder for what is moved away, with the record that belongs to it."""
    make_private_folder(folder.set_aside)
    make_private_folder(aside)
    sync_folder(folder.set_aside)
    kept = aside / folder.record.name
    if not kept.exists():
        replace_file(kept, record_to_json(keys.read_record(folder)))


def _move_back(folder: VaultFolder, aside: Path) -> None:
    for path in (folder.journal_log, folder.journal_shared, folder.journal):
        if (aside / path.name).exists() and not path.exists():
            (aside / path.name).rename(path)


def _move_away(folder: VaultFolder, aside: Path) -> None:
    _make_place(folder, aside)
    # The database first: without it nobody takes what is left for a journal.
    for path in (folder.journal, folder.journal_log, folder.journal_shared):
        if path.exists() and not (aside / path.name).exists():
            path.rename(aside / path.name)
    sync_folder(aside)
    sync_folder(folder.path)


def _end(folder: VaultFolder, replacement: Replacement, aside: Path) -> None:
    # Twice, so that the record before does not tell of a file that is gone.
    keys.change_record(folder, lambda _record: replacement.record, times=2)
    make_private_folder(folder.set_aside)
    make_private_folder(aside)
    # Without the slot, which would go on opening the journal after the passphrase changed.
    done = replace(replacement, record=replace(replacement.record, passphrase=None))
    replace_file(aside / DONE, _to_json(done))


def _keep_what_is_there(folder: VaultFolder) -> None:
    if folder.ready.exists() and not folder.journal.exists():
        folder.ready.replace(folder.journal)
        sync_folder(folder.path)


def _to_json(replacement: Replacement) -> bytes:
    document = {
        "format": 1,
        "reason": replacement.reason,
        "at": replacement.at.isoformat(),
        "until": replacement.until.isoformat(),
        "aside": replacement.aside,
        "entries": replacement.entries,
        "moments": replacement.moments,
        "number": replacement.number,
        "safety": replacement.safety,
        "record": json.loads(record_to_json(replacement.record)),
        "more": dict(replacement.more),
    }
    return json.dumps(document, indent=1, allow_nan=False).encode("ascii") + b"\n"


def _from_json(data: bytes) -> Replacement | None:
    try:
        document = json.loads(data)
        at = datetime.fromisoformat(document["at"])
        aside = str(document["aside"])
        if at.tzinfo is None or Path(aside).name != aside:
            return None
        safety = document["safety"]
        return Replacement(
            reason=str(document["reason"]),
            at=at,
            until=date.fromisoformat(document["until"]),
            aside=aside,
            entries=int(document["entries"]),
            moments=int(document["moments"]),
            number=int(document.get("number", 0)),
            safety=None if safety is None else Path(str(safety)).name,
            record=record_from_json(json.dumps(document["record"]).encode("ascii")),
            more=dict(document["more"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError, NewerVaultFile):
        return None


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST_NOTE)
