"""Put a copy of the journal back in its place, and take that back; nothing is ever thrown away.

The journal is closed meanwhile, and whoever calls this holds the lock of the data folder.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from journal_app.core.backups import Copy, CopyState, Looked, Restored
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security import begun_exports, inbox_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret import Secret
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies as copy_service
from journal_app.services import keys, old_keys, replacing, safety_copies, sealed_copies
from journal_app.services.codes import known_beside
from journal_app.services.copies import CopyKey, chosen, copies, fitting, look, preview
from journal_app.services.disk_words import told_while_closed
from journal_app.services.replacing import Replacement
from journal_app.services.ways import Key, WayIn
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.examining import FileState, at_first_sight
from journal_app.storage.vault import Vault

__all__ = [
    "PutBackOpen",
    "chosen",
    "copies",
    "finish",
    "fitting",
    "key_by",
    "key_of",
    "last_ended",
    "last_restored",
    "look",
    "preview",
    "put_back_open",
    "restore",
    "undo",
]

_BY_KEYRING = WayIn(ask=True)
_RESTORED = "restored"
_UNDONE = "undone"
_UNDOES = "undoes"
_PUT_BACK = "put-back"
_FILES_LOST = "files_lost"
_LOCKED = "locked"


def key_of(vault: Vault) -> Secret:
    """The key of an open journal, taken along so that nothing is asked twice; to be wiped after."""
    return Secret(vault.key())


def key_by(home: Path, way: WayIn) -> Secret:
    """The key of the closed journal, to be asked for once and wiped after. Raises `CannotOpen`.

    Never on a thread that must not wait: a keyring may take as long as `way` gives it.
    """
    folder, record = keys.closed_journal(home)
    return keys.database_key(way, folder, record)


def restore(home: Path, copy: Copy, key: Key, *, clock: Clock) -> Restored:
    """Put this copy in the journal's place; what is there is copied if it opens, and moved away.

    Pictures and files that lie beside a copy made elsewhere come back with it.

    Raises `CannotOpen` when the copy or the key is not good for it, and `CannotKeep` when the
    disk refuses: then nothing was changed, or the next start ends what was begun.
    """
    folder, record = _settled(home)
    with told_while_closed():
        return _put(_Wish(folder, record, _RESTORED, clock.now()), copy, key)


def undo(home: Path, restored: Restored, key: Key, *, clock: Clock) -> Restored:
    """Go back to what was there before a restore; what was written since is kept aside as well.

    Where another key opens that than the one at hand, the keyring is asked for it. Raises as
    `restore`.
    """
    folder, record = _settled(home)
    undone = "" if restored.set_aside is None else restored.set_aside.name
    if restored.safety is None:
        raise _no_way_back(restored, is_kept=replacing.kept(folder, undone) is not None)
    with told_while_closed():
        wish = _Wish(folder, record, _UNDONE, clock.now(), more={_UNDOES: undone})
        try:
            return _put(wish, restored.safety, key)
        except CannotOpen as error:
            if error.problem is not OpenProblem.CODE_OLDER or key == _BY_KEYRING:
                raise
            return _put(wish, restored.safety, _BY_KEYRING)


def last_restored(home: Path, *, clock: Clock) -> Restored | None:
    """The last restore, as long as it can be taken back: not undone, and not too long ago."""
    restored = last_ended(home, clock=clock)
    return restored if restored is not None and restored.can_be_undone else None


def last_ended(home: Path, *, clock: Clock) -> Restored | None:
    """The same also where what was there before did not open, so that nothing leads back to it."""
    folder = keys.folder_of(home)
    if folder is None:
        return None
    ended = replacing.ended(folder)
    if not ended or ended[0].reason != _RESTORED or ended[0].until < clock.now().date():
        return None
    return _restored(folder, ended[0])


def finish(home: Path) -> bool:
    """End a restore that was cut short; whether there was one. Raises `CannotOpen`, `CannotKeep`.

    Every opening for writing does this first.
    """
    folder = keys.folder_of(home)
    if folder is None:
        return False
    with told_while_closed():
        try:
            return replacing.finish(folder) is not None
        except OSError:
            # What cannot be ended, and moved nothing yet, must not keep the journal closed.
            if not replacing.take_back(folder):
                raise
            return False


def _settled(home: Path) -> tuple[VaultFolder, VaultRecord]:
    """The journal and what is known of it, once nothing is under way from before."""
    finish(home)
    return keys.closed_journal(home)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBackOpen:
    """An open journal stands in its place again; what had taken it is kept."""

    restored: Restored
    changes: Changes = field(default_factory=lambda: Changes(backups=True))


def put_back_open(vault: Vault, *, home: Path, clock: Clock) -> PutBackOpen:
    """Write an open journal anew whose file, or log, was taken away or replaced under it.

    Everything that was ever said to be kept is in it; a file that took its place is set aside.
    Runs on the thread of the vault. Readers lent before see the old file: they are to be lent
    anew. Raises `CannotOpen` or `CannotKeep`: then nothing has changed, and what is typed stays
    where it is.
    """
    folder, record = _settled(home)
    with told_while_closed():
        facts = replacing.make_ready(folder, vault.connection, vault.key())
        plan = replacing.planned(folder, facts, record, _PUT_BACK, clock.now())
        replacing.put(folder, plan)
        vault.go_on_in(folder.journal)
    return PutBackOpen(restored=_restored(folder, plan))


@dataclass(frozen=True, slots=True)
class _Wish:
    folder: VaultFolder
    record: VaultRecord
    reason: str
    at: datetime
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        return self.at.strftime(copy_service.STAMP)


def _put(wish: _Wish, copy: Copy, key: Key) -> Restored:
    try:
        with copy_service.opened_by(key, copy, wish.folder, wish.record) as found:
            _refuse_another_journal(wish, copy, found)
            _refuse_unless_good(copy_service.look_with(copy, found.secret))
            record = copy_service.record_after(copy, found, wish.record)
            with _root_before(wish, record) as before:
                plan = _made_ready(wish, copy, found, record, before)
                replacing.put(wish.folder, plan)
                if record.active != wish.record.active:
                    _let_inbox_wait(wish.folder, before, record)
                    _let_exports_be_found(wish.folder, before, found.secret)
    except copy_service.OtherKey:
        raise copy_service.other_key() from None
    return _restored(wish.folder, plan)


def _refuse_another_journal(wish: _Wish, copy: Copy, found: CopyKey) -> None:
    """A journal is brought beside this one, and never put in its place. Raises `CannotOpen`."""
    own = {wish.record.active, *wish.record.retired, *known_beside(wish.folder)}
    if found.key_id is None or found.key_id in own:
        return
    beside = copy_service.record_beside(copy.path)
    told = beside is not None and found.key_id in {beside.active, *beside.retired}
    if beside is not None and told and beside.vault_id == wish.record.vault_id:
        return
    raise CannotOpen(
        OpenProblem.CODE_FOREIGN,
        _("This is a copy of another journal, and is not put in the place of this one."),
        _("Nothing was changed. “Start another journal…” brings it here beside this one."),
    )


def _made_ready(
    wish: _Wish, copy: Copy, found: CopyKey, after: VaultRecord, before: RootSecret | None
) -> Replacement:
    """The copy stands verified beside the journal, and what is there was copied if it opens."""
    safety = _safety_copy(wish, found, after, before)
    with copy_service.reading(copy.path, found.secret) as source:
        carried = sealed_copies.bring_back(source, found.secret, copy.path, wish.folder)
        facts = replacing.make_ready(wish.folder, source, found.secret)
    more = {
        **wish.more,
        _FILES_LOST: carried.missing,
        _LOCKED: safety is None and _locked(wish, after),
    }
    plan = replacing.planned(wish.folder, facts, after, wish.reason, wish.at)
    return replace(plan, safety=None if safety is None else safety.path.name, more=more)


@contextmanager
def _root_before(wish: _Wish, after: VaultRecord) -> Iterator[RootSecret | None]:
    """What opens the journal that is there, of the keyring; `None` if the copy's key does too.

    Also `None` where the keyring does not have it.
    """
    root: RootSecret | None = None
    if after.active != wish.record.active:
        with suppress(CannotOpen):
            root = keys.from_keyring(wish.folder, wish.record, ask=True)
    with root or nullcontext():
        yield root


def _safety_copy(
    wish: _Wish, found: CopyKey, after: VaultRecord, before: RootSecret | None
) -> Copy | None:
    """A verified copy of what is there, or `None` where that does not open."""
    if after.active == wish.record.active:
        return _copied(wish, found.secret)
    if before is None:
        return None
    with before.database_key() as key:
        return _copied(wish, bytes(key.reveal()))


def _let_inbox_wait(folder: VaultFolder, before: RootSecret | None, after: VaultRecord) -> None:
    """What was caught for the key before waits for the one that opens the journal from now on.

    Not before that one does: else a restore that fails would seal it away from the journal. What
    a disk refuses now is no reason to tell of a restore that failed; it waits as it is.
    """
    with suppress(OSError):
        inbox_folder.wait_again(folder)
    if before is not None and after.inbox is not None:
        with suppress(OSError):
            old_keys.let_inbox_wait_for(folder, before, after.inbox)


def _let_exports_be_found(folder: VaultFolder, before: RootSecret | None, after: bytes) -> None:
    """What a killed export left is known to the key that opens the journal from now on."""
    if before is not None:
        with before.database_key() as key:
            begun_exports.seal_also(folder.begun_exports, key.reveal(), after)


def _locked(wish: _Wish, after: VaultRecord) -> bool:
    """Whether what is there may well be whole, and only its key is not at hand."""
    other = after.active != wish.record.active
    return other and at_first_sight(wish.folder.journal) is FileState.WELL


def _copied(wish: _Wish, secret: bytes) -> Copy | None:
    reason = f"before-{wish.reason}"
    try:
        with copy_service.reading(wish.folder.journal, secret) as connection:
            return safety_copies.keep_through(connection, secret, wish.folder, reason, wish.stamp)
    except (FileRefused, StorageBug):
        return None
    except CannotKeep as error:
        if error.problem is KeepProblem.DAMAGED:
            return None
        raise


def _restored(folder: VaultFolder, plan: Replacement) -> Restored:
    safety = None if plan.safety is None else copy_service.named(folder.safety / plan.safety)
    return Restored(
        at=plan.at,
        until=plan.until,
        entries=plan.entries,
        moments=plan.moments,
        set_aside=replacing.kept(folder, plan.aside),
        safety=safety,
        files_lost=replacing.noted_count(plan.more, _FILES_LOST),
        locked=plan.more.get(_LOCKED) is True,
    )


def _no_way_back(restored: Restored, *, is_kept: bool) -> CannotOpen:
    if not is_kept:
        return CannotOpen(
            OpenProblem.DAMAGED,
            _("What was there before the restore was deleted, so there is no way back to it."),
            _("The journal of now is untouched; earlier copies are in Settings, Backups."),
        )
    if restored.locked:
        return CannotOpen(
            OpenProblem.CODE_OLDER,
            _("What was there before the restore opens with newer keys than this copy."),
            _(
                "Its files are kept as they were. With the code of those keys, choose the file "
                "“journal.db” among them as a copy, and restore it."
            ),
        )
    return CannotOpen(
        OpenProblem.DAMAGED,
        _("What was there before the restore did not open, so there is no way back to it."),
        _("Its files are kept as they were. The journal of now is untouched."),
    )


def _refuse_unless_good(looked: Looked) -> None:
    if looked.state is CopyState.GOOD:
        return
    if looked.state is CopyState.OTHER_KEY:
        raise copy_service.other_key()
    if looked.state is CopyState.NEWER:
        raise keys.newer()
    sentence = {
        CopyState.DAMAGED: _("This copy is damaged, so it was not put in the journal’s place."),
        CopyState.UNREADABLE: _("This file is not a copy of a journal."),
    }[looked.state]
    raise CannotOpen(OpenProblem.DAMAGED, sentence, _("Nothing was changed. Try another copy."))
