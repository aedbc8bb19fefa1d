"""Open and close a journal, and tell what is known of it while it is closed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import CleanClose, VaultRecord
from journal_app.services import inbox, keys, safety_copies
from journal_app.services.inbox import InboxReport
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.storage import migrator
from journal_app.storage.connection import (
    Access,
    Connection,
    FileRefused,
    NotOurs,
    open_connection,
)
from journal_app.storage.vault import Vault, VaultReader

_PLAIN_HEADER = b"SQLite format 3"
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


def open_journal(home: Path, way: WayIn = BY_KEYRING, *, now: Callable[[], str]) -> OpenJournal:
    """Have the secret this way, then `open_with` it."""
    return open_with(home, secret(home, way), now=now)


def secret(home: Path, way: WayIn) -> RootSecret:
    """The secret of the journal in this data folder. Raises `CannotOpen`.

    Never on the thread that owns a connection: a keyring may take as long as `way` gives it.
    """
    folder, record = keys.closed_journal(home)
    return keys.root_by(way, folder, record)


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
    with root.database_key() as key:
        vault = _connect_to_write(folder, record, bytes(key.reveal()))
        inbox_key = root.inbox_key()
    with inbox_key:
        try:
            _bring_up_to_date(vault, folder, now)
            _refuse_loss(vault, record)
            found = inbox.at_opening(vault, folder, record, inbox_key)
        except BaseException:
            vault.close()
            raise
    return OpenJournal(vault, folder, found)


def open_reader(home: Path, way: WayIn = BY_KEYRING) -> VaultReader:
    """Open the journal only to read, beside a running app or without one. Raises `CannotOpen`."""
    folder, record = keys.closed_journal(home)
    with keys.root_by(way, folder, record) as root, root.database_key() as key:
        try:
            connection = _connect(folder, record, bytes(key.reveal()), access=Access.READ)
        except CannotKeep as error:
            raise _closed_by(error) from None
        return VaultReader(connection, key.reveal())


def is_older(reader: VaultReader) -> bool:
    """Whether a journal was kept by an earlier version and has to be brought up to date first."""
    return migrator.standing(reader.connection) is migrator.Standing.OLDER


def close_journal(journal: OpenJournal) -> None:
    """Close in order, and note how much the journal held, so that a loss would be noticed."""
    entries, moments = journal.vault.pieces.counts()
    saves = journal.vault.saves()
    journal.vault.close()
    closed = CleanClose(highest_rev=saves, entries=entries + moments)
    keys.change_record(journal.folder, lambda record: replace(record, closed=closed))


def _end_what_was_begun(home: Path) -> None:
    folder = keys.folder_of(home)
    if folder is not None and folder.is_unfinished:
        from journal_app.services import restoring  # needed after a crash alone

        restoring.finish(home)


def _connect_to_write(folder: VaultFolder, record: VaultRecord, key: bytes) -> Vault:
    try:
        return Vault(folder.journal, _connect(folder, record, key), key)
    except CannotKeep as error:
        if error.problem not in _NO_ROOM:
            raise _closed_by(error) from None
    # A full disk has no room for the shared-memory file of the usual way.
    try:
        return Vault(folder.journal, _connect(folder, record, key, exclusive=True), key)
    except CannotKeep as error:
        raise _closed_by(error) from None


def _closed_by(error: CannotKeep) -> CannotOpen:
    if error.problem is KeepProblem.BUSY:
        return CannotOpen(
            OpenProblem.BUSY,
            _("Another program is using the journal file."),
            _("Nothing was changed. Close that program, then try again."),
        )
    if error.problem is KeepProblem.DAMAGED:
        return _damaged(_("The journal file is damaged."))
    return keys.unreadable()


def _connect(
    folder: VaultFolder,
    record: VaultRecord,
    key: bytes,
    access: Access = Access.WRITE,
    *,
    exclusive: bool = False,
) -> Connection:
    _refuse_missing(folder)
    try:
        connection = open_connection(folder.journal, key, access, exclusive=exclusive)
    except FileRefused as refused:
        raise _refused(refused.verdict, record) from None
    standing = migrator.standing(connection)
    if standing in {migrator.Standing.CURRENT, migrator.Standing.OLDER}:
        return connection
    connection.close()
    if standing is migrator.Standing.NEWER:
        raise keys.newer()
    raise _damaged(_("The journal file opens, and it is not a journal."))


def _refuse_missing(folder: VaultFolder) -> None:
    try:
        with folder.journal.open("rb") as file:
            header = file.read(4096)
    except FileNotFoundError:
        header = b""
    except OSError:
        raise keys.unreadable() from None
    if len(header) < 4096:
        raise CannotOpen(
            OpenProblem.MISSING,
            _("The journal file is missing or empty."),
            _("No new one was made. The backups folder holds earlier copies."),
        )
    if header.startswith(_PLAIN_HEADER):
        raise _damaged(_("The journal file is not encrypted, so it is not the one written here."))


def _refused(verdict: NotOurs, record: VaultRecord) -> CannotOpen:
    if verdict is NotOurs.CANNOT_OPEN:
        return keys.unreadable()
    if verdict is NotOurs.UNREADABLE:
        # The key is the right one: its id was compared before.
        words = _("The key fits journal {key}, and its file does not open: it is damaged.")
        return _damaged(words.format(key=record.active))
    return _damaged(_("The journal file is damaged."))


def _damaged(sentence: str) -> CannotOpen:
    advice = _("It was left as it is. The backups folder holds earlier copies.")
    return CannotOpen(OpenProblem.DAMAGED, sentence, advice)


def _bring_up_to_date(vault: Vault, folder: VaultFolder, now: Callable[[], str]) -> None:
    if migrator.standing(vault.connection) is migrator.Standing.OLDER:
        migrator.migrate(
            vault.connection,
            lambda version: safety_copies.keep(vault, folder, f"before-{version + 1:04}", now()),
        )


def _refuse_loss(vault: Vault, record: VaultRecord) -> None:
    """A file that holds less than at its last orderly close lost its log, or is another's copy."""
    if record.closed is None:
        return
    if vault.saves() < record.closed.highest_rev:
        raise CannotOpen(
            OpenProblem.DAMAGED,
            _("The journal file holds less than when it was last closed."),
            _("Nothing was changed. The backups folder holds earlier copies."),
        )
