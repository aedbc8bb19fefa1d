"""Open and close a journal, and tell what is known of it while it is closed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, CodeRefused, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security import inbox_folder
from journal_app.security.durable import sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret import Secret
from journal_app.security.vault_record import CleanClose, VaultRecord
from journal_app.services import inbox, keys, unclean
from journal_app.services.inbox import InboxReport
from journal_app.services.ways import BY_KEYRING, Key, WayIn
from journal_app.storage import migrator
from journal_app.storage.connection import (
    Access,
    Connection,
    FileRefused,
    StorageBug,
    open_connection,
)
from journal_app.storage.copying import saves
from journal_app.storage.examining import ends_early
from journal_app.storage.vault import Vault, VaultReader

_NO_ROOM = frozenset({KeepProblem.DISK_FULL, KeepProblem.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFacts:
    """What is known about the journal in a data folder without opening it."""

    exists: bool
    """A journal counts as there even when its files are missing: it never becomes a new one."""
    opens_with: str = "keyring"
    """``keyring`` or ``passphrase``."""
    backups: Path | None = None


@dataclass(frozen=True, slots=True)
class OpenJournal:
    """An open journal, the folder it lives in, and what had been caught while it was closed."""

    vault: Vault
    folder: VaultFolder
    inbox: InboxReport = field(default_factory=InboxReport)


def facts(home: Path) -> JournalFacts:
    """What is known about the journal in this data folder. Raises `CannotOpen`."""
    folder = keys.folder_of(home)
    if folder is None:
        return JournalFacts(exists=False)
    record = keys.read_record(folder)
    return JournalFacts(exists=True, opens_with=record.mode.value, backups=folder.backups)


def open_journal(
    home: Path,
    way: WayIn = BY_KEYRING,
    *,
    now: Callable[[], str],
    clock: Clock | None = None,
) -> OpenJournal:
    """Have the secret this way, then `open_with` it."""
    return open_with(home, secret(home, way, clock=clock), now=now)


def secret(home: Path, way: WayIn, *, clock: Clock | None = None) -> RootSecret:
    """The secret of the journal in this data folder. Raises `CannotOpen`.

    A recovery code needs no record: with a `clock` one that is lost is written anew, once the
    code has opened the file. Never on the thread that owns a connection: a keyring may take as
    long as `way` gives it.
    """
    try:
        _end_what_was_begun(home)  # which may change what opens it
        folder, record = keys.closed_journal(home)
    except CannotOpen as problem:
        lost = problem.problem is OpenProblem.RECORD_DAMAGED
        if not lost or way.code is None or clock is None:
            raise
        _rebuild(home, way.code, clock)
        folder, record = keys.closed_journal(home)
    if record.pending is not None:
        from journal_app.services import old_keys  # after interrupted new keys alone

        return old_keys.root_that_opens(way, folder, record)
    return keys.root_by(way, folder, record)


def _rebuild(home: Path, code: str, clock: Clock) -> None:
    from journal_app.services import rebuilding  # needed after damage alone

    try:
        rebuilding.rebuild_record(home, WayIn(code=code), clock=clock)
    except CannotOpen as error:
        if error.problem is not OpenProblem.KEY_FOREIGN:
            raise
        raise CodeRefused(OpenProblem.CODE_FOREIGN, error.sentence, error.advice) from None


def open_with(home: Path, root: RootSecret, *, now: Callable[[], str]) -> OpenJournal:
    """Open the journal for writing, on the thread that will own it; the secret is wiped.

    A restore that was cut short is ended first. `now` names a safety copy, as UTC without signs.
    Raises `CannotOpen`; whatever it raises, no file of the journal was changed or made.
    """
    with root:
        return _opened(home, root, now)


def _opened(home: Path, root: RootSecret, now: Callable[[], str]) -> OpenJournal:
    _end_what_was_begun(home)
    folder, record = keys.closed_journal(home)
    ended_badly = record.under_way or unclean.is_unclean(folder)
    with root.database_key() as key:
        vault = _connect_to_write(folder, record, bytes(key.reveal()), now)
        inbox_key = root.inbox_key()
    with inbox_key:
        try:
            _bring_up_to_date(vault, folder, now)
            all_follow = _let_inbox_follow(vault, folder, record, inbox_key)
            waits = not all_follow or _was_just_replaced(folder, record)
            found = inbox.at_opening(vault, folder, record, inbox_key, foreign_waits=waits)
        except BaseException:
            _note_session(folder, under_way=False)
            vault.close()
            raise
    if ended_badly:
        from journal_app.services import backup_notes  # after a crash alone

        backup_notes.ended_badly(folder)
    return OpenJournal(vault, folder, found)


def _let_inbox_follow(
    vault: Vault, folder: VaultFolder, record: VaultRecord, inbox_key: Secret
) -> bool:
    """What was caught with the key before new ones is read as well; whether it can be."""
    if not folder.old_keys(record.active).exists():
        return True
    from journal_app.services import old_keys  # after new keys alone

    return old_keys.let_inbox_follow(folder, record.active, vault.key(), inbox_key)


def _was_just_replaced(folder: VaultFolder, record: VaultRecord) -> bool:
    """Whether this is the first session since a journal of other keys may have been replaced.

    What was caught for those is not put away at once: a restore may be taken back.
    """
    with suppress(OSError):  # whatever reads the inbox next says so
        if record.retired and inbox_folder.waiting(folder):
            from journal_app.services import backup_notes

            return backup_notes.known(folder).resting
    return False


def open_reader(home: Path, key: Key = BY_KEYRING) -> VaultReader:
    """Open the journal only to read, beside a running app or without one. Raises `CannotOpen`."""
    folder, record = keys.closed_journal(home)
    if folder.replacing.exists():
        raise CannotOpen(
            OpenProblem.BUSY,
            _("A restore of this journal was cut short."),
            _("Nothing is lost. Open the journal in the app, and the restore is ended first."),
        )
    return read_in(folder, record, key)


def read_in(folder: VaultFolder, record: VaultRecord, key: Key) -> VaultReader:
    """The same for a journal that lies anywhere."""
    with keys.database_key(key, folder, record) as secret:
        try:
            connection = _connect(folder, record, bytes(secret.reveal()), access=Access.READ)
        except CannotKeep as error:
            raise _closed_by(error, folder) from None
        return VaultReader(folder.journal, connection, secret.reveal())


def settle(home: Path, key: Key, *, now: Callable[[], str]) -> None:
    """Bring what a crash left in the log into the file; a file in trouble is left as it is.

    The log is kept as it was; `now` names the copy. Whoever calls it holds the lock of the data
    folder. Raises `CannotOpen`.
    """
    _end_what_was_begun(home)
    folder, record = keys.closed_journal(home)
    with keys.database_key(key, folder, record) as secret:
        vault = _connect_to_write(folder, record, bytes(secret.reveal()), now)
    _note_session(folder, under_way=False)
    vault.close()


def is_older(reader: VaultReader) -> bool:
    """Whether a journal was kept by an earlier version and has to be brought up to date first."""
    return migrator.standing(reader.connection) is migrator.Standing.OLDER


def close_journal(journal: OpenJournal) -> None:
    """Close in order, and note how much the journal held, so that a loss would be noticed.

    The note comes first: closing takes the log away, which must not look like a loss after it.
    """
    entries, moments = journal.vault.pieces.counts()
    closed = CleanClose(highest_rev=journal.vault.saves(), entries=entries + moments)
    refused = _note_session(journal.folder, under_way=False, closed=closed)
    journal.vault.close()
    from journal_app.services import backup_notes

    with suppress(OSError):
        backup_notes.rest(journal.folder, resting=False)
    if refused is not None:
        with suppress(OSError):
            journal.folder.journal_log.touch(mode=0o600)
        raise refused


def note_session(vault: Vault) -> None:
    """Note that somebody has the journal open to write, so that a log that is lost is noticed.

    From its first moment on an open journal has a log, if an empty one. Raises nothing: a loss
    would go unnoticed, and that is no reason to keep nothing.
    """
    folder = VaultFolder(path=vault.path.parent)
    with suppress(OSError):
        if folder.journal_log.exists():
            # Its name outlasts a power cut before the note that counts on it does.
            sync_folder(folder.path)
            _note_session(folder, under_way=True)


def _note_session(
    folder: VaultFolder, *, under_way: bool, closed: CleanClose | None = None
) -> CannotOpen | CannotKeep | None:
    """Note whether a session is under way, and how the last one ended; why not, if it was not."""

    def noted(record: VaultRecord) -> VaultRecord:
        return replace(record, under_way=under_way, closed=closed or record.closed)

    try:
        keys.change_record(folder, noted)
    except (CannotOpen, CannotKeep) as error:
        return error
    return None


def is_unfinished(home: Path) -> bool:
    """Whether a restore was cut short; whoever opens the journal to write ends it first."""
    folder = keys.folder_of(home)
    return folder is not None and folder.is_unfinished


def _end_what_was_begun(home: Path) -> None:
    if is_unfinished(home):
        from journal_app.services import restoring  # needed after a crash alone

        try:
            restoring.finish(home)
        except CannotKeep as error:
            raise CannotOpen(OpenProblem.DISK, error.sentence, error.advice) from None


def _connect_to_write(
    folder: VaultFolder, record: VaultRecord, key: bytes, now: Callable[[], str]
) -> Vault:
    if unclean.is_unclean(folder):
        unclean.keep_log(folder, now())
    try:
        return Vault(folder.journal, _connect(folder, record, key), key)
    except CannotKeep as error:
        if error.problem not in _NO_ROOM:
            raise _closed_by(error, folder) from None
    # A full disk has no room for the shared-memory file of the usual way.
    try:
        return Vault(folder.journal, _connect(folder, record, key, exclusive=True), key)
    except CannotKeep as error:
        raise _closed_by(error, folder) from None


def _closed_by(error: CannotKeep, folder: VaultFolder) -> CannotOpen:
    if error.problem is KeepProblem.BUSY:
        return CannotOpen(
            OpenProblem.BUSY,
            _("Another program is using the journal file."),
            _("Nothing was changed. Close that program, then try again."),
        )
    if error.problem is KeepProblem.DAMAGED:
        from journal_app.services import troubles  # for a file in trouble alone

        return troubles.of(folder, OpenProblem.DAMAGED)
    return keys.unreadable()


def _connect(
    folder: VaultFolder,
    record: VaultRecord,
    key: bytes,
    access: Access = Access.WRITE,
    *,
    exclusive: bool = False,
) -> Connection:
    """The file, once it is known to be the journal, whole as far as opening shows.

    What was not closed in order is first opened only to be read: whoever may write brings the
    log into the file when they close it, and a file that is refused must stay as it is.
    """
    pending = unclean.is_unclean(folder)
    lost = record.under_way and not folder.journal_log.exists()
    if (pending or lost) and access is Access.WRITE and not exclusive:
        _connect(folder, record, key, Access.READ).close()
    try:
        connection = open_connection(folder.journal, key, access, exclusive=exclusive)
    except FileRefused:
        raise _refused(folder, record, key) from None
    try:
        problem = _problem_of(connection, folder, record, pending=pending, lost=lost)
    except (CannotKeep, StorageBug) as error:
        connection.close()
        if isinstance(error, CannotKeep) and error.problem is not KeepProblem.DAMAGED:
            raise
        raise _refused(folder, record, key) from None
    if problem is None:
        return connection
    connection.close()
    if lost:
        unclean.remove_empty_log(folder)
    if problem is OpenProblem.NEWER:
        raise keys.newer()
    from journal_app.services import troubles  # for a file in trouble alone

    raise troubles.of(folder, problem)


def _problem_of(
    connection: Connection,
    folder: VaultFolder,
    record: VaultRecord,
    *,
    pending: bool,
    lost: bool,
) -> OpenProblem | None:
    """What speaks against a file that did open with the key; a handful of microseconds."""
    standing = migrator.standing(connection)
    if standing is migrator.Standing.NEWER:
        return OpenProblem.NEWER
    if standing not in {migrator.Standing.CURRENT, migrator.Standing.OLDER}:
        return OpenProblem.DAMAGED
    if not pending and ends_early(connection, folder.journal):
        return OpenProblem.TRUNCATED
    # Less than at its last orderly close: it lost its log, or an older copy lies in its place.
    less = record.closed is not None and saves(connection) < record.closed.highest_rev
    return OpenProblem.LOG_LOST if lost or less else None


def _refused(folder: VaultFolder, record: VaultRecord, key: bytes) -> CannotOpen:
    from journal_app.services import troubles  # for a file in trouble alone

    return troubles.refused(folder, record, key)


def _bring_up_to_date(vault: Vault, folder: VaultFolder, now: Callable[[], str]) -> None:
    if migrator.standing(vault.connection) is migrator.Standing.OLDER:
        from journal_app.services import safety_copies  # for an older journal alone

        migrator.migrate(
            vault.connection,
            lambda version: safety_copies.keep(vault, folder, f"before-{version + 1:04}", now()),
        )
