"""The copies there are of a journal: listed by name, looked into with a key, never written to.

Nothing here changes a file or leaves one behind, beside a copy or anywhere else.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from heapq import merge
from pathlib import Path
from typing import Final

from journal_app.core.backups import Copy, CopyKind, CopyState, Looked
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _
from journal_app.security import inbox
from journal_app.security.folder import VaultFolder
from journal_app.security.recovery_code import NotARecoveryCode, root_from_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret import Secret
from journal_app.security.vault_json import DamagedVaultFile, NewerVaultFile, record_from_json
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import keys
from journal_app.services.ways import Key, WayIn
from journal_app.storage import migrator
from journal_app.storage.connection import (
    PAGE_BYTES,
    Access,
    Connection,
    FileRefused,
    StorageBug,
    access_to_read,
    open_connection,
)
from journal_app.storage.copying import CopyFacts, checked
from journal_app.storage.examining import FileState, told_apart
from journal_app.storage.timeline import Timeline

STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(
    r"(?P<reason>[a-z0-9-]{1,60})-(?P<at>\d{8}T\d{6}Z)-(?P<number>\d{4,9})"
    r"(?:-(?P<key>[0-9A-HJKMNP-TV-Z]{8}))?\.db"
)
_AUTO: Final = "auto"
_NOT_ENCRYPTED: Final = b"SQLite format 3\0"
_OPENABLE: Final = {migrator.Standing.CURRENT, migrator.Standing.OLDER}


class OtherKey(Exception):
    """The key at hand is not the one this copy was written with."""


def listed(folder: VaultFolder) -> tuple[Copy, ...]:
    """Every backup and safety copy by its name, newest first, within a kind by its number."""
    return _newest_first(folder.backups.glob("*.db"), folder.safety.glob("*.db"))


def every_one(folder: VaultFolder) -> tuple[Copy, ...]:
    """The same for whoever lets something go by it. Raises `OSError` where a folder is not read."""
    found: list[tuple[Path, ...]] = []
    for place in (folder.backups, folder.safety):
        try:
            found.append(paths_in(place))
        except FileNotFoundError:
            found.append(())
    return _newest_first(*found)


def paths_in(folder: Path) -> tuple[Path, ...]:
    """Everything in a folder. Raises `OSError`, also where it may not be read.

    `Path.glob` takes such a folder for an empty one.
    """
    with os.scandir(folder) as found:
        return tuple(folder / each.name for each in found)


def is_gone(path: Path) -> bool:
    """Whether a file is surely not there; one the disk does not tell of is."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def copies(home: Path) -> tuple[Copy, ...]:
    """The copies of the journal in this data folder, newest first. Raises `CannotOpen`."""
    folder = keys.folder_of(home)
    return () if folder is None else listed(folder)


def whatever_called(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that may be a copy: renamed, one's own, or only half made.

    Not one that can be none under any key, such as the database of another program or a note.
    """
    found = (path for path in folder.glob("*.db*") if path.suffix != ".json")
    return tuple(path for path in found if _may_be_a_copy(path))


def _may_be_a_copy(path: Path) -> bool:
    if named(path) is not None or ".partial" in path.name:
        return True
    try:
        with path.open("rb") as file:
            beginning = file.read(PAGE_BYTES)
    except IsADirectoryError:
        return False
    except OSError:
        # Nobody knows, so it may be.
        return True
    return len(beginning) == PAGE_BYTES and not beginning.startswith(_NOT_ENCRYPTED)


def clear_half_made(folder: Path) -> None:
    """Remove what was being copied there when a process ended; none of it was ever a copy."""
    for half in folder.glob("*.db.partial*"):
        half.unlink(missing_ok=True)


def chosen(path: Path) -> Copy:
    """A file the person pointed at, taken for a copy until it is looked into."""
    told = named(path)
    if told is not None:
        return told
    beside = record_beside(path)
    try:
        found = path.stat()
    except OSError:
        return Copy(
            path=path, made_at=datetime.fromtimestamp(0, UTC), number=0, kind=CopyKind.CHOSEN
        )
    return Copy(
        path=path,
        made_at=datetime.fromtimestamp(found.st_mtime, UTC),
        number=0,
        kind=CopyKind.CHOSEN,
        key_id=None if beside is None else beside.active,
        bytes=found.st_size,
    )


def fitting(found: Iterable[Copy], code: str) -> tuple[Copy, ...]:
    """Those whose names say that this recovery code opens them."""
    try:
        with root_from_code(code) as root:
            return tuple(copy for copy in found if copy.key_id == root.key_id)
    except NotARecoveryCode:
        return ()


def look(home: Path, copy: Copy, key: Key) -> Looked:
    """Open a copy and look at every page of it; 100 MB take about a second.

    Raises `CannotOpen` when there is no key to look with, such as from a locked keyring.
    """
    folder, record = keys.closed_journal(home)
    try:
        with opened_by(key, copy, folder, record) as found:
            return look_with(copy, found.secret)
    except OtherKey:
        known = copy.key_id in record.retired
        return Looked(copy=copy, state=CopyState.OTHER_KEY, before_new_keys=known)


def look_with(copy: Copy, secret: bytes) -> Looked:
    """The same with the key itself."""
    state = told_apart(copy.path, secret, None).state
    if state is FileState.ANOTHER_FILE:
        # Where the name tells the key, it was the right one.
        said = CopyState.OTHER_KEY if copy.key_id is None else CopyState.DAMAGED
        return Looked(copy=copy, state=said)
    if state is not FileState.WELL:
        return Looked(copy=copy, state=_STATES.get(state, CopyState.UNREADABLE))
    try:
        with reading(copy.path, secret) as connection:
            standing = migrator.standing(connection)
            if standing is migrator.Standing.NEWER:
                return Looked(copy=copy, state=CopyState.NEWER)
            if standing not in _OPENABLE:
                return Looked(copy=copy, state=CopyState.UNREADABLE)
            schema = int(connection.value("PRAGMA user_version"))
            still = access_to_read(copy.path) is Access.STILL
            return _good(copy, checked(connection, pages=still), schema)
    except (FileRefused, CannotKeep, StorageBug):
        return Looked(copy=copy, state=CopyState.DAMAGED)


def preview(
    home: Path, copy: Copy, key: Key, *, limit: int = 50, before: PieceId | None = None
) -> tuple[PieceHead, ...]:
    """What a copy holds, newest first, up to `limit` after the piece `before`; only read.

    What is sealed or in the bin is left out, as everywhere. Raises `CannotOpen`.
    """
    folder, record = keys.closed_journal(home)
    try:
        with opened_by(key, copy, folder, record) as found, reading(copy.path, found.secret) as db:
            return _heads(Timeline(db), limit, before)
    except OtherKey:
        raise other_key() from None
    except (FileRefused, CannotKeep, StorageBug):
        raise CannotOpen(
            OpenProblem.DAMAGED,
            _("This copy cannot be shown: its file is damaged."),
            _("Nothing was changed. The other copies are not touched by that."),
        ) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyKey:
    """The key of one copy; its id and the inbox key are known where it was had from a way in."""

    secret: bytes = field(repr=False)
    key_id: str | None = None
    inbox: str | None = None


@contextmanager
def opened_by(key: Key, copy: Copy, folder: VaultFolder, record: VaultRecord) -> Iterator[CopyKey]:
    """The key for this copy. Raises `CannotOpen`, or `OtherKey` when it opens with another."""
    if isinstance(key, Secret):
        if copy.key_id not in {None, record.active}:
            raise OtherKey
        yield CopyKey(secret=bytes(key.reveal()))
        return
    try:
        root = _root(key, copy, folder, record)
    except CannotOpen as error:
        if error.problem in {OpenProblem.CODE_OLDER, OpenProblem.CODE_FOREIGN}:
            raise OtherKey from None
        if copy.key_id not in {None, record.active} and key.code is None:
            raise OtherKey from None
        raise
    with root, root.database_key() as secret, root.inbox_key() as private:
        public = inbox.public_key(private).hex()
        yield CopyKey(secret=bytes(secret.reveal()), key_id=root.key_id, inbox=public)


def record_after(copy: Copy, key: CopyKey, record: VaultRecord) -> VaultRecord:
    """What is known about a journal once this copy is in its place.

    Where another key wrote the copy, that one opens the journal from then on.
    """
    if key.key_id is None or key.key_id == record.active:
        return record
    before = record_for(replace(copy, key_id=key.key_id), record)
    # A passphrase's slot of another journal does not open in this one's name.
    own = before.vault_id == record.vault_id
    return replace(
        before,
        vault_id=record.vault_id,
        retired=tuple(dict.fromkeys((*record.retired, record.active))),
        mode=before.mode if own else Mode.KEYRING,
        passphrase=before.passphrase if own else None,
        keyring=record.keyring,
        salt=dict(record.salt),
        inbox=key.inbox,
    )


@contextmanager
def reading(path: Path, secret: bytes) -> Iterator[Connection]:
    """A copy opened only to be read. Raises `FileRefused`."""
    connection = open_connection(path, secret, access_to_read(path))
    try:
        yield connection
    finally:
        connection.close()


def record_for(copy: Copy, record: VaultRecord) -> VaultRecord:
    """How a copy opens: as the journal does, unless its name says that another key wrote it."""
    if copy.key_id in {None, record.active}:
        return record
    beside = record_beside(copy.path)
    if beside is not None and beside.active == copy.key_id:
        return beside
    return replace(
        record, active=copy.key_id or record.active, mode=Mode.KEYRING, passphrase=None, retired=()
    )


def other_key() -> CannotOpen:
    """The words for a copy that another key wrote."""
    return CannotOpen(
        OpenProblem.CODE_OLDER,
        _("This copy opens with another recovery code than the journal."),
        _("Nothing was changed. With the code from that time it can be opened."),
    )


_STATES: Final = {
    FileState.HEADER_DAMAGED: CopyState.DAMAGED,
    FileState.TRUNCATED: CopyState.DAMAGED,
    FileState.DAMAGED: CopyState.DAMAGED,
}


def _heads(timeline: Timeline, limit: int, before: PieceId | None) -> tuple[PieceHead, ...]:
    index = timeline.index()
    row = None if before is None else index.row_of(before)
    first = 0 if row is None else row + 1
    wanted = [PieceId(each) for each in index.ids[first : first + limit]]
    heads = timeline.heads(wanted)
    return tuple(heads[each] for each in wanted if each in heads)


def _root(way: WayIn, copy: Copy, folder: VaultFolder, record: VaultRecord) -> RootSecret:
    if way.code is not None and copy.key_id is None:
        # Nothing tells which code it takes: the file itself will.
        with suppress(NotARecoveryCode):
            return root_from_code(way.code)
    return keys.root_by(way, folder, record_for(copy, record))


def _good(copy: Copy, facts: CopyFacts, schema: int) -> Looked:
    return Looked(
        copy=copy,
        state=CopyState.GOOD,
        entries=facts.entries,
        moments=facts.moments,
        newest_day=facts.newest_day,
        schema=schema,
    )


def _newest_first(backups: Iterable[Path], safety: Iterable[Path]) -> tuple[Copy, ...]:
    kinds = (_of(backups, CopyKind.AUTO), _of(safety, CopyKind.SAFETY))
    return tuple(merge(*kinds, key=lambda copy: copy.made_at, reverse=True))


def _of(paths: Iterable[Path], kind: CopyKind) -> list[Copy]:
    found = [copy for path in paths if (copy := named(path)) and copy.kind is kind]
    return sorted(found, key=lambda copy: copy.number, reverse=True)


def named(path: Path) -> Copy | None:
    """A copy by its name; `None` when the name is not one of ours or the file is gone.

    One the disk does not tell the size of is there all the same, with none.
    """
    told = _NAME.fullmatch(path.name)
    if told is None:
        return None
    try:
        made_at = datetime.strptime(told["at"], STAMP).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, FileNotFoundError):
        # No date at all, or taken away just now.
        return None
    except OSError:
        size = 0
    auto = told["reason"] == _AUTO
    return Copy(
        path=path,
        made_at=made_at,
        number=int(told["number"]),
        kind=CopyKind.AUTO if auto else CopyKind.SAFETY,
        reason="" if auto else told["reason"],
        key_id=told["key"],
        bytes=size,
    )


def record_beside(path: Path) -> VaultRecord | None:
    """What was known of the journal when a copy was made, where that was kept beside it."""
    return record_named_for(path) or _first_record((path.with_name("vault.json"),))


def record_named_for(path: Path) -> VaultRecord | None:
    """The same, of files alone whose name says that they are about this copy."""
    return _first_record(
        (path.with_suffix(".json"), path.with_name(f"{path.name}.vault.json")),
    )


def _first_record(paths: Iterable[Path]) -> VaultRecord | None:
    for beside in paths:
        try:
            return record_from_json(beside.read_bytes())
        except (OSError, DamagedVaultFile, NewerVaultFile):
            continue
    return None
